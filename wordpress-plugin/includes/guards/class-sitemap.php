<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * XML sitemaps carry no scripts.
 */
final class Sitemap implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'sitemap';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return '' !== (string) get_query_var( 'sitemap' ) || '' !== (string) get_query_var( 'sitemap-stylesheet' );
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.sitemap';
	}
}

<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * The REST interface answers with data, not with pages.
 */
final class Rest implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'rest';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return wp_is_serving_rest_request();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.rest';
	}
}

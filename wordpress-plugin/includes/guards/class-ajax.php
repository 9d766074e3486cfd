<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * A background request is no page.
 */
final class Ajax implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'ajax';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return wp_doing_ajax();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.ajax';
	}
}

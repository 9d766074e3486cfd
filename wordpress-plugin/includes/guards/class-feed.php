<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * Feeds carry no scripts.
 */
final class Feed implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'feed';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return is_feed();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.feed';
	}
}

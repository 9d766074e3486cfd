<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * A scheduled task is no page.
 */
final class Cron implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'cron';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return wp_doing_cron();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.cron';
	}
}

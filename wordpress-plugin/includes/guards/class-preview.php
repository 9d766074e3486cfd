<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * A preview is no visit.
 */
final class Preview implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'preview';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return is_preview();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.preview';
	}
}

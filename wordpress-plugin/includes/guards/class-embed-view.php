<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * A post shown inside another site is no page of this one.
 */
final class Embed_View implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'embed';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return is_embed();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.embed';
	}
}

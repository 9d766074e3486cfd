<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * Looks at one circumstance of the request or the site.
 */
interface Guard {

	/** Its name, the same in every version. */
	public function id(): string;

	/** Whether nothing may be printed. */
	public function blocks(): bool;

	/** Key of its words, for the status screen. */
	public function reason(): string;
}

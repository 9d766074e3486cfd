<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * Nobody needs a chat between user name and password.
 */
final class Login implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'login';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return is_login();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.login';
	}
}

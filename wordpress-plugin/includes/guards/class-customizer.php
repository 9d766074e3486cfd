<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * The theme customizer shows the site to its owner.
 */
final class Customizer implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'customizer';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return is_customize_preview();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.customizer';
	}
}

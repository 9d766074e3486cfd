<?php
/**
 * Whether settings may become a file.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use stdClass;
use TalkMessenger\Generated;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Settings\Validate;

/**
 * Settings that cannot be used, and those that no page prints, become no file.
 */
final class Printable {

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * Makes the reasons to print nothing.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * Looks at nothing yet.
	 *
	 * @param Generated          $generated The core's tables.
	 * @param callable(): Guards $guards    Makes the reasons to print nothing.
	 */
	public function __construct( Generated $generated, callable $guards ) {
		$this->generated = $generated;
		$this->guards    = $guards;
	}

	/**
	 * Whether settings may not become a file.
	 *
	 * @param stdClass $settings Settings.
	 */
	public function is_refused( stdClass $settings ): bool {
		$local = 'production' !== wp_get_environment_type();
		if ( ( new Validate( $this->generated ) )->findings( $settings, $local ) ) {
			return true;
		}
		foreach ( call_user_func( $this->guards )->of_site() as $state ) {
			if ( $state['blocks'] ) {
				return true;
			}
		}
		return false;
	}
}

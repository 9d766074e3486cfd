<?php
/**
 * Whether Ortto gives verified sessions.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Identity\Session_Outcome;
use TalkMessenger\Identity\Verified_Sessions;
use TalkMessenger\Texts;

/**
 * For sites that ask for them. Asks nothing: it tells of the last request of a visitor.
 */
final class Verified_Check extends Check {

	/**
	 * What vouches for people at Ortto.
	 *
	 * @var Verified_Sessions
	 */
	private Verified_Sessions $sessions;

	/**
	 * Reads nothing yet.
	 *
	 * @param Verified_Sessions $sessions What vouches for people at Ortto.
	 * @param Texts             $texts    The plugin's words.
	 */
	public function __construct( Verified_Sessions $sessions, Texts $texts ) {
		parent::__construct( $texts );
		$this->sessions = $sessions;
	}

	/** Its name. */
	public function id(): string {
		return 'verified';
	}

	/** Only where they are on; a copy that is kept quiet has nothing to say. */
	public function applies(): bool {
		return ! in_array( $this->sessions->state(), array( null, 'paused' ), true );
	}

	/** Looks at what is known. */
	public function run(): Result {
		$state = (string) $this->sessions->state();
		$good  = in_array( $state, array( Session_Outcome::GIVEN, Session_Outcome::NONE ), true );
		return Result::found( $this->texts, $good ? Result::GOOD : Result::RECOMMENDED, "verified.$state" );
	}
}

<?php
/**
 * Who saved the connection.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Connection\Write_Check;
use TalkMessenger\Guards\Unconfirmed;
use TalkMessenger\Texts;

/**
 * Says where Talk is off because nobody who may is known to have saved its connection, and where something tried to
 * write one past the settings screen.
 */
final class Connection_Check extends Check {

	/**
	 * Whether the connection must not be used.
	 *
	 * @var Unconfirmed
	 */
	private Unconfirmed $unconfirmed;

	/**
	 * Reads nothing yet.
	 *
	 * @param Unconfirmed $unconfirmed Whether the connection must not be used.
	 * @param Texts       $texts       The plugin's words.
	 */
	public function __construct( Unconfirmed $unconfirmed, Texts $texts ) {
		parent::__construct( $texts );
		$this->unconfirmed = $unconfirmed;
	}

	/** Its name. */
	public function id(): string {
		return 'connection';
	}

	/** Asks nothing but the options. */
	public function run(): Result {
		$refused = Write_Check::last( $this->texts );
		if ( $this->unconfirmed->blocks() ) {
			return new Result( Result::CRITICAL, $this->texts->get( 'wordpress.health.connection.unconfirmed' ), $this->texts->get( $this->unconfirmed->reason() ) );
		}
		return null === $refused
			? Result::found( $this->texts, Result::GOOD, 'connection.fine' )
			: new Result( Result::RECOMMENDED, $this->texts->get( 'wordpress.health.connection.refused' ), $refused['message'] );
	}
}

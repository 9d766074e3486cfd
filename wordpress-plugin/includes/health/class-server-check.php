<?php
/**
 * Whether the Talk server has the settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Server\At_Server;
use TalkMessenger\Server\Server_Settings;
use TalkMessenger\Texts;

/**
 * For sites that are connected to a Talk server. Asks nothing: it reports the last push.
 */
final class Server_Check extends Check {

	/**
	 * What keeps the server up to date.
	 *
	 * @var Server_Settings
	 */
	private Server_Settings $server;

	/**
	 * Reads nothing yet.
	 *
	 * @param Server_Settings $server What keeps the server up to date.
	 * @param Texts           $texts  The plugin's words.
	 */
	public function __construct( Server_Settings $server, Texts $texts ) {
		parent::__construct( $texts );
		$this->server = $server;
	}

	/** Its name. */
	public function id(): string {
		return 'server';
	}

	/** Only with a Talk server; a copy that is kept quiet has nothing to say. */
	public function applies(): bool {
		$state = $this->server->state();
		return null !== $state && 'paused' !== $state['state'];
	}

	/** Looks at what is known. */
	public function run(): Result {
		$state = $this->server->state();
		if ( null === $state ) {
			return new Result( Result::GOOD, $this->label(), '' );
		}
		$words = At_Server::in_words( $state );
		$table = $this->texts->all();
		return new Result(
			'arrived' === $state['state'] ? Result::GOOD : Result::RECOMMENDED,
			$words['title']->message( $table ),
			null === $words['text'] ? $this->texts->get( 'server.lead' ) : $words['text']->message( $table )
		);
	}

	/** What it looks at. */
	public function label(): string {
		return $this->texts->get( 'server.title' );
	}
}

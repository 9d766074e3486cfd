<?php
/**
 * `wp talk server`.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use TalkMessenger\Server\At_Server;
use TalkMessenger\Server\Server_Settings;

/**
 * The messenger's settings at the Talk server.
 */
final class Server_Command {

	/**
	 * What keeps the server up to date.
	 *
	 * @var Server_Settings
	 */
	private Server_Settings $server;

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Takes what it needs.
	 *
	 * @param Server_Settings $server  What keeps the server up to date.
	 * @param Console         $console What is printed.
	 */
	public function __construct( Server_Settings $server, Console $console ) {
		$this->server  = $server;
		$this->console = $console;
	}

	/**
	 * Shows where the settings are. Exits with 1 where the server does not have them.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function status( array $args, array $options ): void {
		$state = $this->server->state();
		if ( null === $state ) {
			$this->console->fail( $this->console->texts()->get( 'server.error.notConnected' ) );
		}
		$words = At_Server::in_words( $state );
		$table = $this->console->texts()->all();
		$says  = array( $words['title']->message( $table ), null === $words['text'] ? '' : $words['text']->message( $table ) );
		$this->console->members( $state + array( 'says' => trim( implode( ' ', $says ) ) ), $options );
		if ( 'arrived' !== $state['state'] ) {
			$this->console->found();
		}
	}

	/**
	 * Stores a connect code and sends the settings. A code is a secret, so it is read from a file or from standard input.
	 *
	 * ## OPTIONS
	 *
	 * <file>
	 * : A file with the code, or - for standard input.
	 *
	 * [--format=<format>]
	 * : How to print where the settings are.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ talk-server sites connect 'My site' | wp talk server connect -
	 *
	 * @param string[]              $args    The file.
	 * @param array<string, string> $options Options.
	 */
	public function connect( array $args, array $options ): void {
		$problem = $this->server->connect( $this->console->read( $args[0] ) );
		if ( null !== $problem ) {
			$this->console->refuse_findings( array( $problem ) );
		}
		$this->status( array(), $options );
	}

	/**
	 * Sends the settings to the server.
	 *
	 * ## OPTIONS
	 *
	 * [--take-over]
	 * : Take the settings over from the site that owns them.
	 *
	 * [--format=<format>]
	 * : How to print where the settings are.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function push( array $args, array $options ): void {
		$this->server->push( isset( $options['take-over'] ) );
		$this->status( array(), $options );
	}

	/**
	 * Forgets the connect code. The server keeps the settings it has.
	 */
	public function forget(): void {
		$this->server->forget();
		$this->console->done( 'set' );
	}
}

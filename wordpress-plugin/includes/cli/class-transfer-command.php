<?php
/**
 * Connection, export and import.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use stdClass;
use TalkMessenger\Connection\Connection_Key;
use TalkMessenger\Json;
use TalkMessenger\Settings\Filled_In;
use TalkMessenger\Settings\Upgrade;
use WP_CLI;

/**
 * The commands that move settings: `connect`, `disconnect`, `export` and `import`.
 */
final class Transfer_Command {

	/** Parts of a file that other hosts put there. The twin of FILE_HOSTS in core/settings/file.ts. */
	private const FILE_HOSTS = array( 'shopify' );

	/** Options of `connect` by the member of the connection that each gives. */
	private const MEMBERS = array(
		'tracking-key' => 'trackingKey',
		'capture-host' => 'captureHost',
		'script-url'   => 'scriptUrl',
		'data-region'  => 'dataRegion',
	);

	/**
	 * What stores settings.
	 *
	 * @var Settings_Change
	 */
	private Settings_Change $change;

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Takes what it needs.
	 *
	 * @param Settings_Change $change  What stores settings.
	 * @param Console         $console What is printed.
	 */
	public function __construct( Settings_Change $change, Console $console ) {
		$this->change  = $change;
		$this->console = $console;
	}

	/**
	 * Connects the site to an account.
	 *
	 * Takes what `npx talk connect --json` prints for a tracking code, or its parts. Hosts that are not Ortto's own need
	 * --user with a person who may post unfiltered HTML.
	 *
	 * ## OPTIONS
	 *
	 * [<file>]
	 * : JSON of the connection; - is standard input.
	 *
	 * [--tracking-key=<key>]
	 * : The account's tracking key.
	 *
	 * [--capture-host=<url>]
	 * : Where visits are sent to, for example https://capture-api.autopilotapp.com/
	 *
	 * [--script-url=<url>]
	 * : The account's script.
	 *
	 * [--data-region=<region>]
	 * : Where the account keeps its data: au, eu or us.
	 *
	 * [--dry-run]
	 * : Judge the connection and store nothing.
	 *
	 * ## EXAMPLES
	 *
	 *     $ npx talk connect --json tracking-code.html | wp talk connect -
	 *
	 * @param string[]              $args    File.
	 * @param array<string, string> $options Options.
	 */
	public function connect( array $args, array $options ): void {
		$before   = $this->change->current();
		$settings = Json::copy( $before->settings );
		$given    = isset( $args[0] ) ? $this->connection_in( $this->console->read( $args[0] ) ) : new stdClass();
		foreach ( self::MEMBERS as $option => $member ) {
			if ( isset( $options[ $option ] ) ) {
				$given->$member = (string) $options[ $option ];
			}
		}
		if ( ! get_object_vars( $given ) ) {
			$this->console->refuse( array( $this->console->text( 'noConnection' ) ) );
		}
		$settings->connection           = $this->completed( $given );
		$settings->installation->source = 'own';
		$this->change->save( $settings, $before, Console::is_dry( $options ) );
	}

	/**
	 * Takes the connection off the site. Rules and other settings stay.
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Store nothing.
	 *
	 * [--yes]
	 * : Do not ask.
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function disconnect( array $args, array $options ): void {
		$before = $this->change->current();
		if ( ! Console::is_dry( $options ) && null !== $before->settings->connection ) {
			WP_CLI::confirm( $this->console->text( 'askDisconnect' ), $options );
		}
		$settings             = Json::copy( $before->settings );
		$settings->connection = null;
		$this->change->save( $settings, $before, Console::is_dry( $options ) );
	}

	/**
	 * Prints the settings, in the form that the settings screen exports and imports. Keys and passwords of the site are not
	 * among them.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk export > talk-settings.json
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function export( array $args, array $options ): void {
		$this->console->line( (string) wp_json_encode( $this->change->current()->settings, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
	}

	/**
	 * Replaces the settings by those of an exported file.
	 *
	 * ## OPTIONS
	 *
	 * <file>
	 * : The file; - is standard input.
	 *
	 * [--dry-run]
	 * : Judge the file and store nothing.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk import talk-settings.json --dry-run
	 *
	 * @param string[]              $args    File.
	 * @param array<string, string> $options Options.
	 */
	public function import( array $args, array $options ): void {
		$before = $this->change->current();
		$input  = $this->object_in( $this->console->read( $args[0] ) );
		if ( ! is_int( $input->version ?? null ) && ! is_float( $input->version ?? null ) ) {
			$this->console->refuse( array( $this->console->text( 'notSettings' ) ) );
		}
		foreach ( self::FILE_HOSTS as $host ) {
			unset( $input->$host );
		}
		$schema = $this->change->generated()->table( 'settings.schema' );
		$known  = $schema['properties']['version']['enum'][0];
		if ( ! is_int( $input->version ) || $input->version <= $known ) {
			$is_older = is_int( $input->version ) && $input->version < $known;
			$defaults = $this->change->generated()->defaults();
			$filled   = new Filled_In( Upgrade::migrate( $input ), $defaults );
			$input    = $is_older ? Upgrade::complete( $schema, $filled->settings, $defaults, new stdClass() ) : $filled->settings;
			if ( $filled->paths ) {
				$this->console->done( 'filledIn', array( 'paths' => implode( ', ', $filled->paths ) ) );
			}
		}
		$this->change->save( $input, $before, Console::is_dry( $options ) );
	}

	/**
	 * A connection out of a text.
	 *
	 * @param string $text What the person gave.
	 */
	private function connection_in( string $text ): stdClass {
		if ( preg_match( '/<script|ap3c/i', $text ) && null === Json::object( $text ) ) {
			$this->console->refuse( array( $this->console->text( 'trackingCode' ) ) );
		}
		$input = $this->object_in( $text );
		$whole = $input->connection ?? null;
		return $whole instanceof stdClass ? $whole : $input;
	}

	/**
	 * The object in a text of JSON.
	 *
	 * @param string $text What the person gave.
	 */
	private function object_in( string $text ): stdClass {
		$value = Json::object( $text );
		if ( null === $value ) {
			$this->console->refuse( array( $this->console->text( 'notJson', array( 'reason' => json_last_error_msg() ) ) ) );
		}
		return $value;
	}

	/**
	 * A connection with all of its members and nothing else: `talk connect` also prints what it found out about them.
	 *
	 * @param stdClass $given What was given.
	 */
	private function completed( stdClass $given ): stdClass {
		$empty      = array(
			'service' => Connection_Key::service( is_string( $given->trackingKey ?? null ) ? $given->trackingKey : '' ),
			'options' => new stdClass(),
			'track'   => new stdClass(),
		);
		$connection = new stdClass();
		$members    = $this->change->generated()->table( 'settings.schema' )['properties']['connection']['properties'];
		foreach ( $members as $name => $schema ) {
			if ( property_exists( $given, $name ) ) {
				$connection->$name = $given->$name;
			} elseif ( array_key_exists( 'default', $schema ) || in_array( 'null', (array) ( $schema['type'] ?? '' ), true ) ) {
				$connection->$name = $schema['default'] ?? null;
			} elseif ( isset( $empty[ $name ] ) ) {
				$connection->$name = $empty[ $name ];
			}
		}
		return $connection;
	}
}

<?php
/**
 * Keeps the Talk server's settings up to date.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use TalkMessenger\Finding;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Messenger\Translated_Texts;
use TalkMessenger\Settings\Store;

/**
 * Pushes the messenger's settings when they are saved in any way, and again, by WordPress's scheduled tasks, while they do
 * not arrive. Another site's settings are left alone until somebody takes them over.
 */
final class Server_Settings {

	/** The scheduled task. */
	public const TASK = 'talk_messenger_push';

	/** Seconds until the next attempt, by how many have failed. */
	private const WAITS = array( 60, 300, 900, 3600 );

	/** Options of WordPress that are in what is pushed. */
	private const OPTIONS = array( 'blogname', 'timezone_string', 'gmt_offset', 'WPLANG' );

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * What the site has for the server.
	 *
	 * @var Own_Settings
	 */
	private Own_Settings $own;

	/**
	 * Makes the reasons to send nothing.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store              $store  The site's settings.
	 * @param callable(): Guards $guards Makes the reasons to send nothing.
	 */
	public function __construct( Store $store, callable $guards ) {
		$this->store  = $store;
		$this->own    = new Own_Settings( $store );
		$this->guards = $guards;
	}

	/** Adds the hooks. */
	public function register(): void {
		// After what pages are made of: a server that does not answer holds up nothing else.
		add_action( 'talk_messenger_settings_saved', array( $this, 'push_changes' ), 50, 0 );
		add_action( Translated_Texts::CHANGED, array( $this, 'push_soon' ), 50, 0 );
		add_action( self::TASK, array( $this, 'push_changes' ), 10, 0 );
		foreach ( self::OPTIONS as $option ) {
			add_action( "update_option_$option", array( $this, 'push_soon' ), 10, 0 );
		}
	}

	/**
	 * Where the settings are; null where the site is not connected to a Talk server.
	 *
	 * @return array{state: string, server: string, why: string|null, owner: string, field: string}|null
	 */
	public function state(): ?array {
		$connection = $this->store->current()->settings->connection;
		return At_Server::of( $connection, $this->own->current()['revision'], $this->is_paused() );
	}

	/**
	 * Stores a connect code and pushes; what keeps it from being stored, or null.
	 *
	 * @param string $text What was pasted.
	 */
	public function connect( string $text ): ?Finding {
		$problem = Code_Problem::of( $text, $this->store->current()->settings->connection );
		if ( null !== $problem ) {
			return $problem;
		}
		Push_Record::forget();
		if ( ! Code_Vault::write( (string) preg_replace( '/[\s\p{Z}\x{FEFF}]+/u', '', $text ) ) ) {
			return new Finding( '', 'wordpress.error.failed' );
		}
		$this->push();
		return null;
	}

	/** Forgets the connect code. The server keeps what it has. */
	public function forget(): void {
		Code_Vault::forget();
		Push_Record::forget();
		wp_clear_scheduled_hook( self::TASK );
	}

	/** Pushes where the server is behind. Somebody else's settings stay until a person decides. */
	public function push_changes(): void {
		if ( ! Code_Vault::has() ) {
			return;
		}
		$state = $this->state();
		if ( null !== $state && ( 'waiting' === $state['state'] || 'invalid' === $state['why'] ) ) {
			$this->push();
		}
	}

	/** Pushes with the next scheduled tasks. */
	public function push_soon(): void {
		if ( Code_Vault::has() && ! wp_next_scheduled( self::TASK ) ) {
			wp_schedule_single_event( time(), self::TASK );
		}
	}

	/**
	 * Pushes now, if there is a code that fits.
	 *
	 * @param bool $take_over Take the settings over from another host.
	 */
	public function push( bool $take_over = false ): void {
		$code = $this->usable_code();
		if ( null === $code ) {
			return;
		}
		$record  = Push_Record::read();
		$brought = Settings_Push::bring(
			Own_Settings::owner(),
			$record->known,
			$take_over,
			array( $this->own, 'current' ),
			static fn( array $body ): Push_Outcome => Server_Client::push( $code, $body )
		);

		$record->known    = $brought['known'];
		$record->outcome  = $brought['outcome'];
		$record->failures = $record->outcome->is_worth_retrying() ? $record->failures + 1 : 0;
		$record->write();
		wp_clear_scheduled_hook( self::TASK );
		if ( $record->failures > 0 ) {
			wp_schedule_single_event( time() + self::WAITS[ min( $record->failures, count( self::WAITS ) ) - 1 ], self::TASK );
		}
	}

	/**
	 * The token that proves a user of this site to the server; null where there is no server, no code that vouches for people,
	 * or no answer. By the site's own id of the user alone: an email address is what shops let people type.
	 *
	 * @param int                   $user_id User.
	 * @param array<string, string> $told    What else may be told: `first` and `last` count.
	 */
	public function token( int $user_id, array $told ): ?string {
		$code = $this->usable_code();
		if ( null === $code ) {
			return null;
		}
		$fields = array( 'str::ei' => Own_Settings::owner()['id'] . ":$user_id" );
		foreach ( array( 'first', 'last' ) as $name ) {
			if ( isset( $told[ $name ] ) ) {
				$fields[ "str::$name" ] = $told[ $name ];
			}
		}
		return Server_Client::token( $code, $fields );
	}

	/** The code, where it is that of the site's connection and this copy of the site may send something. */
	private function usable_code(): ?Connect_Code {
		$connection = $this->store->current()->settings->connection;
		$code       = Code_Vault::read();
		$fits       = null !== $connection && null !== $code && $code->server === $connection->captureHost && $code->tracking_key === $connection->trackingKey;
		return $fits && ! $this->is_paused() ? $code : null;
	}

	/** Whether nothing is sent from this copy of the site: it is no production site, or its connection is not confirmed. */
	private function is_paused(): bool {
		foreach ( call_user_func( $this->guards )->of_site() as $state ) {
			if ( $state['blocks'] ) {
				return true;
			}
		}
		return false;
	}
}

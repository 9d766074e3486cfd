<?php
/**
 * A site whose address is no longer the one it had.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Staging;

use stdClass;
use TalkMessenger\Guards\Copy;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Json;
use TalkMessenger\Settings\Store;

/**
 * A copy of a site brings its connection along, and a person who tries something out there becomes a visitor in Ortto. So the
 * addresses at which somebody wanted Talk are kept, and a new one is asked about. Talk stays as it is until somebody answers:
 * a shop that moves to another domain does not lose its chat.
 */
final class Moved_Site {

	public const KEEP = 'keep';
	public const OFF  = 'off';

	public const CHOICES = array( self::OFF, self::KEEP );

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Makes the reasons to print nothing.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store              $store  The site's settings.
	 * @param callable(): Guards $guards Makes the reasons to print nothing.
	 */
	public function __construct( Store $store, callable $guards ) {
		$this->store  = $store;
		$this->guards = $guards;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'talk_messenger_settings_saved', array( $this, 'note_choice' ), 1, 2 );
		add_action( 'admin_init', array( $this, 'note_first' ), 10, 0 );
	}

	/** The site's address: host, port and folder. A scheme, a `www.` or a slash at the end makes no other one. */
	public static function address(): string {
		// Not home_url(): plugins for several languages give it a host for each.
		$parts = wp_parse_url( (string) get_option( 'home' ) );
		$parts = is_array( $parts ) ? $parts : array();
		$port  = isset( $parts['port'] ) ? ":{$parts['port']}" : '';
		return (string) preg_replace( '/^www\./', '', strtolower( $parts['host'] ?? '' ) ) . $port . rtrim( $parts['path'] ?? '', '/' );
	}

	/** The address that Talk was last wanted at, where the site is at none of those it was wanted at; null otherwise. */
	public function moved_from(): ?string {
		if ( ! $this->store->exists() ) {
			return null;
		}
		$known = $this->store->read()->host->addresses;
		return array() === $known || in_array( self::address(), $known, true ) ? null : end( $known );
	}

	/** The same, where Talk is on and somebody should be asked. */
	public function asks(): ?string {
		$from = $this->moved_from();
		if ( null === $from || ! $this->store->read()->settings->enabled ) {
			return null;
		}
		foreach ( call_user_func( $this->guards )->of_site() as $state ) {
			if ( $state['blocks'] ) {
				return null;
			}
		}
		return $from;
	}

	/** Whether somebody switched Talk off at this address. */
	public function is_off(): bool {
		return $this->store->exists() && ( new Copy( $this->store ) )->blocks();
	}

	/**
	 * Does what somebody chose, and asks no more about this address.
	 *
	 * @param string $choice One of the choices.
	 * @return bool Whether it is stored.
	 */
	public function choose( string $choice ): bool {
		return $this->store->keep_address( self::address(), self::KEEP === $choice );
	}

	/**
	 * A person who connects the site, or switches Talk on, wants it at this address.
	 *
	 * @param mixed $settings The settings as they are now.
	 * @param mixed $before   The settings as they were.
	 */
	public function note_choice( $settings, $before ): void {
		if ( ! $settings instanceof stdClass || ! $before instanceof stdClass ) {
			return;
		}
		$connected = Json::to_store( $settings->connection ?? null ) !== Json::to_store( $before->connection ?? null );
		$on        = ( $settings->enabled ?? false ) && ! ( $before->enabled ?? false );
		if ( $connected || $on ) {
			$this->note();
		}
	}

	/** A site that an earlier version connected, or the network, is where it belongs. */
	public function note_first(): void {
		if ( wp_doing_ajax() || ! $this->store->exists() ) {
			return;
		}
		$host = $this->store->read()->host;
		if ( array() === $host->addresses && array() === $host->off_addresses ) {
			$this->note();
		}
	}

	/** Keeps the present address, where there is a connection that a copy could bring along. */
	private function note(): void {
		if ( $this->store->read()->is_connected() ) {
			$this->store->keep_address( self::address(), true );
		}
	}
}

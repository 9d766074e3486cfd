<?php
/**
 * Cookies that say that somebody has signed in or out, not who.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Settings\Store;

/**
 * Set with the login cookie, so that guests cost the site no request, and taken away with it. Signing out also ends
 * Ortto's session on this device: its cookies are the site's own.
 */
final class Cookies {

	/** Has value 1 while somebody is signed in. The names are the loader's, see core/loader/visitor.ts. */
	public const SIGNED_IN = 'talk_messenger_in';

	/** Has value 1 once somebody has signed out, until the loader has told Ortto's script. */
	public const SIGNED_OUT = 'talk_messenger_out';

	/** Cookies in which Ortto's script keeps its session. */
	private const OF_ORTTO = array( 'ap3c', 'ap3sessionkey', 'ap3pages', 'ap3sess' );

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 */
	public function __construct( Store $store ) {
		$this->store = $store;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'set_logged_in_cookie', array( $this, 'signed_in' ), 10, 2 );
		add_action( 'wp_logout', array( $this, 'signed_out' ), 10, 0 );
		add_action( 'clear_auth_cookie', array( self::class, 'forget' ), 10, 0 );
	}

	/**
	 * Somebody has signed in.
	 *
	 * @param mixed $cookie The login cookie; not looked at.
	 * @param mixed $expire When that one ends; 0 with the browser's session.
	 */
	public function signed_in( $cookie, $expire ): void {
		if ( $this->is_on() ) {
			self::set( self::SIGNED_IN, '1', is_int( $expire ) ? $expire : 0 );
			self::set( self::SIGNED_OUT, '', 1 );
		}
	}

	/** Somebody has signed out: the next person on this device is another one. */
	public function signed_out(): void {
		if ( ! $this->is_on() ) {
			return;
		}
		self::set( self::SIGNED_OUT, '1', time() + DAY_IN_SECONDS );
		$domains = $this->store->read()->settings->connection->options->cookieDomains ?? null;
		foreach ( array_merge( array( '' ), array_filter( is_array( $domains ) ? $domains : array(), 'is_string' ) ) as $domain ) {
			foreach ( self::OF_ORTTO as $name ) {
				self::set( $name, '', 1, '/', $domain );
			}
		}
	}

	/** Nobody is signed in any more. */
	public static function forget(): void {
		if ( isset( $_COOKIE[ self::SIGNED_IN ] ) ) {
			self::set( self::SIGNED_IN, '', 1 );
		}
	}

	/** Whether Ortto is told of visitors. */
	private function is_on(): bool {
		return $this->store->exists() && $this->store->read()->host->identity;
	}

	/**
	 * Sets a cookie, or takes it away.
	 *
	 * @param string $name   Name.
	 * @param string $value  Value.
	 * @param int    $expire When it ends; 0 with the browser's session.
	 * @param string $path   Path; that of the site's own cookies unless told otherwise.
	 * @param string $domain Domain; the page's host unless told otherwise.
	 */
	private static function set( string $name, string $value, int $expire, string $path = '/', string $domain = '' ): void {
		if ( headers_sent() ) {
			return;
		}
		setcookie(
			$name,
			$value,
			array(
				'expires'  => $expire,
				'path'     => $path,
				'domain'   => $domain,
				'secure'   => is_ssl(),
				'httponly' => false,
				'samesite' => 'Lax',
			)
		);
	}
}

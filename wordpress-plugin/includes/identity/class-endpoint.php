<?php
/**
 * Who is signed in, for the visitor's own browser.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Settings\Store;
use WP_User;

/**
 * Answers the loader of one visitor with that visitor's own data, and nobody else. Not the REST interface: that reflects
 * the origin of whoever asks, and takes requests without a nonce for a guest's. This one
 * - is asked by POST, which caches neither store nor answer, and says `private, no-store` besides;
 * - takes requests of the site's own pages only, as the browser itself says (`Sec-Fetch-Site`, else `Origin`), and sends no
 *   CORS header;
 * - looks at the login cookie's signature itself, ahead of what other plugins make of it;
 * - reads no body, and is limited for each visitor.
 */
final class Endpoint {

	/** The parameter that asks. */
	private const PARAMETER = 'talk-messenger-visitor';

	/** Answers to one visitor within a minute; the loader asks once a page. */
	private const A_MINUTE = 60;

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

	/** Adds the hook where the request asks; nothing on any other. */
	public function register(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- A nonce in a page would be the same for everybody a cache serves.
		if ( isset( $_GET[ self::PARAMETER ] ) ) {
			add_action( 'init', array( $this, 'answer' ), PHP_INT_MIN );
		}
	}

	/** The address, from the root of the host: the same for everybody. */
	public static function path(): string {
		$home = wp_parse_url( home_url( '/' ), PHP_URL_PATH );
		return ( is_string( $home ) ? $home : '/' ) . '?' . self::PARAMETER;
	}

	/** Answers and ends. Where the owner has not switched this on, the address is a page like any other. */
	public function answer(): void {
		if ( ! $this->store->exists() ) {
			return;
		}
		$envelope = $this->store->read();
		if ( ! $envelope->host->identity || null === $envelope->settings->connection ) {
			return;
		}
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			// What page caches of WordPress ask before they store anything.
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- Theirs.
		}
		if ( 'POST' !== self::server( 'REQUEST_METHOD' ) ) {
			self::send( 405, null );
		}
		if ( ! self::is_own_page() ) {
			self::send( 403, null );
		}
		$id   = wp_validate_auth_cookie( '', 'logged_in' );
		$user = $id ? get_userdata( $id ) : false;
		if ( ! $user instanceof WP_User ) {
			Cookies::forget();
			self::send( 200, null );
		}
		if ( ! self::may_ask_again( $user->ID ) ) {
			self::send( 429, null );
		}
		self::send( 200, Visitor::of( $user, $envelope->host ) );
	}

	/** Whether a page of this very site asks, as the browser says; a page cannot say so itself. */
	private static function is_own_page(): bool {
		$site = self::server( 'HTTP_SEC_FETCH_SITE' );
		if ( '' !== $site ) {
			return 'same-origin' === $site;
		}
		$home = wp_parse_url( home_url() );
		if ( ! is_array( $home ) || ! isset( $home['host'] ) ) {
			return false;
		}
		$port = isset( $home['port'] ) ? ":{$home['port']}" : '';
		return strtolower( self::server( 'HTTP_ORIGIN' ) ) === strtolower( ( $home['scheme'] ?? 'https' ) . "://{$home['host']}$port" );
	}

	/**
	 * Counts the answers to a visitor. Two requests at once may count as one; the limit is there for storms.
	 *
	 * @param int $user_id User.
	 */
	private static function may_ask_again( int $user_id ): bool {
		$key   = "talk_messenger_asked_$user_id";
		$asked = get_transient( $key );
		$since = is_array( $asked ) ? (int) ( $asked['since'] ?? 0 ) : 0;
		$count = is_array( $asked ) ? (int) ( $asked['count'] ?? 0 ) : 0;
		if ( $since <= time() - MINUTE_IN_SECONDS ) {
			$since = time();
			$count = 0;
		}
		if ( $count >= self::A_MINUTE ) {
			return false;
		}
		set_transient(
			$key,
			array(
				'since' => $since,
				'count' => $count + 1,
			),
			MINUTE_IN_SECONDS
		);
		return true;
	}

	/**
	 * Sends an answer that nothing may keep, and ends.
	 *
	 * @param int                        $status HTTP status.
	 * @param array<string, string>|null $data   The visitor, or nobody.
	 * @return never
	 */
	private static function send( int $status, ?array $data ): void {
		status_header( $status );
		nocache_headers();
		// What another plugin sends for the whole site.
		header_remove( 'Access-Control-Allow-Origin' );
		header_remove( 'Access-Control-Allow-Credentials' );
		header_remove( 'Last-Modified' );
		header( 'Cache-Control: private, no-store' );
		header( 'X-LiteSpeed-Cache-Control: no-cache' );
		header( 'Content-Type: application/json' );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'X-Robots-Tag: noindex' );
		header( 'Cross-Origin-Resource-Policy: same-origin' );
		if ( 405 === $status ) {
			header( 'Allow: POST' );
		}
		echo wp_json_encode( null === $data ? null : (object) $data, JSON_HEX_TAG | JSON_HEX_AMP );
		exit;
	}

	/**
	 * A value of the request, as text.
	 *
	 * @param string $name Its name in `$_SERVER`.
	 */
	private static function server( string $name ): string {
		$value = isset( $_SERVER[ $name ] ) ? wp_unslash( $_SERVER[ $name ] ) : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared, never printed.
		return is_string( $value ) ? $value : '';
	}
}

<?php
/**
 * Who is signed in, for the visitor's own browser.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Security\Private_Answer;
use TalkMessenger\Server\Server_Settings;
use TalkMessenger\Settings\Store;
use WP_User;

/**
 * Answers the loader of one visitor with that visitor's own data, and nobody else. It looks at the login cookie's signature
 * itself, ahead of what other plugins make of it, and is limited for each visitor.
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
	 * What vouches for people at a Talk server.
	 *
	 * @var Server_Settings
	 */
	private Server_Settings $server;

	/**
	 * What vouches for people at Ortto.
	 *
	 * @var Verified_Sessions
	 */
	private Verified_Sessions $sessions;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store             $store    The site's settings.
	 * @param Server_Settings   $server   What vouches for people at a Talk server.
	 * @param Verified_Sessions $sessions What vouches for people at Ortto.
	 */
	public function __construct( Store $store, Server_Settings $server, Verified_Sessions $sessions ) {
		$this->store    = $store;
		$this->server   = $server;
		$this->sessions = $sessions;
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
		Private_Answer::to_own_page();
		$id   = wp_validate_auth_cookie( '', 'logged_in' );
		$user = $id ? get_userdata( $id ) : false;
		if ( ! $user instanceof WP_User ) {
			Cookies::forget();
			Private_Answer::send( 200, null );
		}
		if ( ! self::may_ask_again( $user->ID ) ) {
			Private_Answer::send( 429, null );
		}
		$told = Visitor::of( $user, $envelope->host );
		if ( null !== $told ) {
			$told = 'talk-server' === $envelope->settings->connection->service
				? self::at_server( $told, $this->server->token( $user->ID, $told ) )
				: $told + array_filter( array( 'talkSession' => $this->sessions->of( $user, $told ) ) );
		}
		Private_Answer::send( 200, $told );
	}

	/**
	 * What the messenger of a Talk server is told: who proves themselves by the token, and what its forms need not ask then.
	 *
	 * @param array<string, string> $told  What may be told.
	 * @param string|null           $token The token; null where the server gave none.
	 * @return array<string, string>
	 */
	private static function at_server( array $told, ?string $token ): array {
		unset( $told['ei'] );
		return $told + ( null === $token ? array() : array( 'talkToken' => $token ) );
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
		// One that is yet to come was counted while the clock was ahead.
		if ( $since <= time() - MINUTE_IN_SECONDS || $since > time() ) {
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
}

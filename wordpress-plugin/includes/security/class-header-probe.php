<?php
/**
 * What PHP itself sends.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Csp\Response_Headers;

/**
 * Tells headers that PHP sent from those that a web server, a CDN or a cache added on the way. The check's request
 * carries a token; where PHP renders the page, the same plugin notes at the very end which headers PHP sent, in the
 * database and nowhere else. A token is signed, good for one request and a minute. A request without a good one
 * changes nothing, and no answer ever shows what was noted.
 */
final class Header_Probe {

	public const HEADER = 'X-Talk-Messenger-Check';

	private const SERVER_KEY = 'HTTP_X_TALK_MESSENGER_CHECK';

	/** Name of the transient that waits for a note, without the token's id. */
	private const NOTE = 'talk_messenger_check_';

	/** How long a token is good, in seconds. */
	private const SECONDS = 60;

	/** What a transient holds until there is a note. */
	private const WAITING = 'waiting';

	/** How long the note of a page that has arrived is waited for, in steps of 50 milliseconds. */
	private const STEPS = 8;

	/**
	 * The response with the site's own policies, where they were merged.
	 *
	 * @var array<int, array{name: string, value: string}>|null
	 */
	private ?array $own = null;

	/** Adds the hooks where a request carries a token. */
	public function register(): void {
		if ( isset( $_SERVER[ self::SERVER_KEY ] ) ) {
			add_action( 'talk_messenger_policies_merged', array( $this, 'remember' ) );
			// After WordPress has sent everything that was buffered.
			add_action( 'shutdown', array( $this, 'record' ), PHP_INT_MAX );
		}
	}

	/** Makes a token. */
	public static function token(): string {
		$id = bin2hex( random_bytes( 16 ) );
		set_transient( self::NOTE . $id, self::WAITING, self::SECONDS );
		$until = time() + self::SECONDS;
		return "$id.$until." . self::signature( $id, $until );
	}

	/**
	 * The headers that PHP sent in answer to a token, once, and with the site's own policies if they were merged; null
	 * where PHP did not answer.
	 *
	 * @param string $token Token.
	 * @return array{sent: array<int, array{name: string, value: string}>, own: array<int, array{name: string, value: string}>|null}|null
	 */
	public static function result( string $token ): ?array {
		$name = self::NOTE . explode( '.', $token )[0];
		for ( $step = 0; $step < self::STEPS; $step++ ) {
			$note = Fresh_Transient::get( $name );
			if ( self::WAITING !== $note ) {
				break;
			}
			usleep( 50000 );
		}
		delete_transient( $name );
		/**
		 * What record() wrote, WAITING, or false.
		 *
		 * @var array{sent: array<int, array{name: string, value: string}>, own: array<int, array{name: string, value: string}>|null}|false|string $note
		 */
		return is_array( $note ) ? $note : null;
	}

	/**
	 * Remembers the site's own policies.
	 *
	 * @param mixed $own Headers with them.
	 */
	public function remember( $own ): void {
		$this->own = is_array( $own ) ? $own : null;
	}

	/** Notes what PHP has sent. */
	public function record(): void {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared with a signature.
		$token = wp_unslash( $_SERVER[ self::SERVER_KEY ] );
		if ( ! is_string( $token ) || ! preg_match( '/^([0-9a-f]{32})\.(\d{1,12})\.([0-9a-f]{64})\z/', $token, $part ) ) {
			return;
		}
		$is_good = hash_equals( self::signature( $part[1], (int) $part[2] ), $part[3] ) && (int) $part[2] >= time();
		if ( ! $is_good || self::WAITING !== get_transient( self::NOTE . $part[1] ) ) {
			return;
		}
		$note = array(
			'sent' => Response_Headers::read(),
			'own'  => $this->own,
		);
		set_transient( self::NOTE . $part[1], $note, self::SECONDS );
	}

	/**
	 * What only this site can have written.
	 *
	 * @param string $id    Token's id.
	 * @param int    $until Until when the token is good, a Unix time.
	 */
	private static function signature( string $id, int $until ): string {
		return hash_hmac( 'sha256', "talk-messenger-check|$id|$until", wp_salt( 'nonce' ) );
	}
}

<?php
/**
 * Verified sessions at Ortto.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Guards\Guards;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Settings\Store;
use WP_User;

/**
 * Asks Ortto's API for a session of the visitor who is signed in, and keeps none: each is of one request and goes into that
 * request's answer. Whatever fails, the visitor is one that is not verified. While Ortto does not answer as it should, it is
 * left alone for a minute: each request of a visitor occupies one of few PHP processes.
 */
final class Verified_Sessions {

	/** Seconds that a visitor's request waits for. */
	private const SECONDS = 3;

	/** Bytes of an answer that are read. */
	private const BYTES = 16384;

	/** Seconds without a request after one that failed. */
	private const PAUSE = MINUTE_IN_SECONDS;

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

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
		$this->guards = $guards;
	}

	/**
	 * Whether the owner wants them.
	 *
	 * @param Envelope $envelope What the site has.
	 */
	public static function are_on( Envelope $envelope ): bool {
		return $envelope->host->identity && $envelope->host->verified_sessions && 'ortto' === ( $envelope->settings->connection->service ?? '' );
	}

	/** What is known, see `Session_Outcome`; null where they are off. */
	public function state(): ?string {
		$envelope = $this->store->current();
		if ( ! self::are_on( $envelope ) ) {
			return null;
		}
		$source = Api_Key::source();
		if ( 'none' === $source || 'unreadable' === $source ) {
			return 'none' === $source ? 'noKey' : 'badKey';
		}
		if ( null === Session_Guess::address( $envelope->settings->connection->dataRegion ?? null ) ) {
			return 'noRegion';
		}
		return $this->is_paused_copy() ? 'paused' : Session_Outcome::read()->kind;
	}

	/**
	 * A session of a visitor; null where none is to be had.
	 *
	 * @param WP_User               $user The visitor, whose login cookie was checked.
	 * @param array<string, string> $told What Ortto is told of the visitor.
	 */
	public function of( WP_User $user, array $told ): ?string {
		$envelope = $this->store->read();
		if ( ! self::are_on( $envelope ) || ! Confirmed_Address::is( $user, $told['email'] ) ) {
			return null;
		}
		$key     = Api_Key::read();
		$address = Session_Guess::address( $envelope->settings->connection->dataRegion ?? null );
		$last    = Session_Outcome::read();
		if ( null === $key || null === $address || $last->failed_within( self::PAUSE ) || $this->is_paused_copy() ) {
			return null;
		}
		list( $kind, $token ) = self::ask( $address, $key, $told['email'] );
		$last->becomes( $kind );
		return $token;
	}

	/**
	 * Makes the request.
	 *
	 * @param string $address Where.
	 * @param string $key     The account's key.
	 * @param string $email   Whose session.
	 * @return array{string, string|null} What became of it, and the token.
	 */
	private static function ask( string $address, string $key, string $email ): array {
		$response = wp_safe_remote_post(
			$address,
			array(
				'timeout'             => self::SECONDS,
				'redirection'         => 0,
				'limit_response_size' => self::BYTES,
				'headers'             => array(
					'Accept'       => 'application/json',
					'Content-Type' => 'application/json',
					'X-Api-Key'    => $key,
				),
				'body'                => Session_Guess::body( $email ),
			)
		);
		$status   = is_wp_error( $response ) ? 0 : (int) wp_remote_retrieve_response_code( $response );
		if ( $status < 200 || $status > 299 ) {
			$of_key = in_array( $status, array( 401, 403, 404 ), true );
			return array( $of_key ? 'refused' : 'unreachable', null );
		}
		$token = Session_Guess::token( wp_remote_retrieve_body( $response ) );
		return array( null === $token ? 'otherShape' : Session_Outcome::GIVEN, $token );
	}

	/** Whether nothing is sent from this copy of the site: it is no production site, or its connection is not confirmed. */
	private function is_paused_copy(): bool {
		foreach ( call_user_func( $this->guards )->of_site() as $state ) {
			if ( $state['blocks'] ) {
				return true;
			}
		}
		return false;
	}
}

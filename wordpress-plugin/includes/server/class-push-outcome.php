<?php
/**
 * What became of a push.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use stdClass;

/**
 * What a Talk server's answer to pushed settings means. The twin of core/contract/settings/push-outcome.ts; no function of
 * WordPress is used here.
 */
final class Push_Outcome {

	public const STORED = 'stored';
	public const STALE  = 'stale';
	public const OWNED  = 'ownedByAnother';
	public const FAILED = 'failed';

	/** What does not go away by itself. */
	private const LASTING = array( 'keyRefused', 'invalid' );

	/**
	 * One of the constants.
	 *
	 * @var string
	 */
	public string $kind;

	/**
	 * Of a failure, why: the last step of a text's key.
	 *
	 * @var string
	 */
	public string $why = '';

	/**
	 * Of a failure, the setting that is not taken; else who keeps the settings, or the revision at the server.
	 *
	 * @var string
	 */
	public string $detail = '';

	/**
	 * Makes an outcome.
	 *
	 * @param string $kind   One of the constants.
	 * @param string $why    Of a failure, why.
	 * @param string $detail See there.
	 */
	public function __construct( string $kind, string $why = '', string $detail = '' ) {
		$this->kind   = $kind;
		$this->why    = $why;
		$this->detail = $detail;
	}

	/**
	 * A failure.
	 *
	 * @param string $why   Why.
	 * @param mixed  $field The setting that is not taken.
	 */
	public static function failed( string $why, $field = '' ): self {
		return new self( self::FAILED, $why, self::shown( $field ) );
	}

	/**
	 * What an answer means.
	 *
	 * @param int    $status   HTTP status.
	 * @param mixed  $body     What the answer's JSON is; anything else for what is none.
	 * @param string $revision The one that was pushed.
	 */
	public static function of( int $status, $body, string $revision ): self {
		$answer  = $body instanceof stdClass ? $body : new stdClass();
		$problem = $answer->problem ?? null;
		if ( $status >= 300 && $status < 400 ) {
			return self::failed( 'redirected' );
		}
		if ( 429 === $status ) {
			return self::failed( 'busy' );
		}
		if ( $status >= 500 ) {
			return self::failed( 'down' );
		}
		if ( 409 === $status ) {
			return self::conflict( $answer );
		}
		if ( 403 === $status && 'forbidden' === $problem ) {
			return self::failed( 'keyRefused' );
		}
		if ( $status >= 400 && 'invalid' === $problem ) {
			return self::failed( 'invalid', $answer->field ?? '' );
		}
		return 200 === $status && ( $answer->revision ?? null ) === $revision ? new self( self::STORED ) : self::failed( 'notTalkServer' );
	}

	/** Whether the same push may succeed later without anybody's doing. */
	public function is_worth_retrying(): bool {
		return self::STALE === $this->kind || ( self::FAILED === $this->kind && ! in_array( $this->why, self::LASTING, true ) );
	}

	/**
	 * What 409 means.
	 *
	 * @param stdClass $answer The answer.
	 */
	private static function conflict( stdClass $answer ): self {
		$problem  = $answer->problem ?? null;
		$owner    = $answer->owner ?? null;
		$revision = $answer->revision ?? null;
		if ( 'ownedByAnother' === $problem ) {
			return new self( self::OWNED, '', self::shown( $owner instanceof stdClass ? $owner->name ?? '' : '' ) );
		}
		return 'stale' === $problem && is_string( $revision ) && '' !== $revision
			? new self( self::STALE, '', $revision )
			: self::failed( 'notTalkServer' );
	}

	/**
	 * What the server says is somebody else's text.
	 *
	 * @param mixed $text Anything.
	 */
	private static function shown( $text ): string {
		return is_string( $text ) && preg_match( '/\A.{0,100}/us', $text, $found ) ? $found[0] : '';
	}
}

<?php
/**
 * What became of the last request for a verified session.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

/**
 * An option that no page loads, with a kind and a time: nothing of a visitor, of the key or of the answer.
 */
final class Session_Outcome {

	/** Ortto gave a session. */
	public const GIVEN = 'given';

	/** Nobody has asked yet. */
	public const NONE = 'notYet';

	private const OPTION = 'talk_messenger_sessions';

	/** Seconds for which the same outcome is not written again. */
	private const SAME = 15 * MINUTE_IN_SECONDS;

	/**
	 * One of the constants, `refused`, `unreachable` or `otherShape`.
	 *
	 * @var string
	 */
	public string $kind;

	/**
	 * When.
	 *
	 * @var int
	 */
	private int $at;

	/**
	 * Makes one.
	 *
	 * @param string $kind What became of it.
	 * @param int    $at   When.
	 */
	private function __construct( string $kind, int $at ) {
		$this->kind = $kind;
		$this->at   = $at;
	}

	/** What is stored; what is damaged counts as nothing known. */
	public static function read(): self {
		$stored = get_option( self::OPTION );
		$kind   = is_array( $stored ) ? $stored['kind'] ?? null : null;
		return in_array( $kind, array( self::GIVEN, 'refused', 'unreachable', 'otherShape' ), true )
			? new self( $kind, (int) ( $stored['at'] ?? 0 ) )
			: new self( self::NONE, 0 );
	}

	/**
	 * Whether it failed within the last seconds. One that is yet to come was written while the clock was ahead.
	 *
	 * @param int $seconds How many.
	 */
	public function failed_within( int $seconds ): bool {
		return ! in_array( $this->kind, array( self::GIVEN, self::NONE ), true ) && $this->at > time() - $seconds && $this->at <= time();
	}

	/**
	 * Keeps what became of the next request.
	 *
	 * @param string $kind What became of it.
	 */
	public function becomes( string $kind ): void {
		if ( self::GIVEN === $kind && $kind === $this->kind && $this->at > time() - self::SAME && $this->at <= time() ) {
			return;
		}
		update_option(
			self::OPTION,
			array(
				'kind' => $kind,
				'at'   => time(),
			),
			false
		);
	}

	/** Forgets it: another key, or another region, may be taken. */
	public static function forget(): void {
		delete_option( self::OPTION );
	}
}

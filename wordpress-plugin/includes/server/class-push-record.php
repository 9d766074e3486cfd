<?php
/**
 * What is known of the settings at the Talk server.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

/**
 * The last push: an option that no page loads. What is damaged counts as nothing known, which costs one push.
 */
final class Push_Record {

	public const OPTION = 'talk_messenger_server';

	/**
	 * The revision that the server acknowledged last; null where it never did.
	 *
	 * @var string|null
	 */
	public ?string $known = null;

	/**
	 * What became of the last push; null where there was none.
	 *
	 * @var Push_Outcome|null
	 */
	public ?Push_Outcome $outcome = null;

	/**
	 * Pushes in a row that failed.
	 *
	 * @var int
	 */
	public int $failures = 0;

	/** What is stored. */
	public static function read(): self {
		$record = new self();
		$stored = get_option( self::OPTION );
		if ( ! is_array( $stored ) ) {
			return $record;
		}
		$known            = $stored['known'] ?? null;
		$outcome          = $stored['outcome'] ?? null;
		$record->known    = is_string( $known ) ? $known : null;
		$record->failures = max( 0, (int) ( $stored['failures'] ?? 0 ) );
		$record->outcome  = is_array( $outcome ) && 3 === count( array_filter( $outcome, 'is_string' ) )
			? new Push_Outcome( ...array_values( $outcome ) )
			: null;
		return $record;
	}

	/** Stores it. */
	public function write(): void {
		$outcome = $this->outcome;
		update_option(
			self::OPTION,
			array(
				'known'    => $this->known,
				'outcome'  => null === $outcome ? null : array( $outcome->kind, $outcome->why, $outcome->detail ),
				'failures' => $this->failures,
			),
			false
		);
	}

	/** Forgets it: another code may be of another server. */
	public static function forget(): void {
		delete_option( self::OPTION );
	}
}

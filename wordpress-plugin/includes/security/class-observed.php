<?php
/**
 * What was learned about pages.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Json;

/**
 * The pairs of directive and origin that browsers reported. One option and not a table: there are at most 200 of them,
 * they are read only by the screen and by reports themselves, and they leave with the plugin's other options. Nothing
 * is counted, so a pair that is there already is not written again; two requests at once can lose a pair, which the
 * next visit reports again. Whatever arrives, the database is written 30 times a minute and 200 times in all at most.
 */
final class Observed {

	public const OPTION = 'talk_messenger_observed';

	public const MAX_PAIRS = 200;

	/** Of one directive, so that a flood for one leaves room for the others. */
	private const MAX_OF_DIRECTIVE = 60;

	private const WRITES_A_MINUTE = 30;

	/**
	 * Adds pairs.
	 *
	 * @param array<string, array{directive: string, source: string}> $pairs By `directive source`.
	 * @return bool Whether they were taken; not where too much arrives.
	 */
	public static function add( array $pairs ): bool {
		$stored = self::stored();
		$rows   = $stored['rows'];
		foreach ( array_diff_key( $pairs, array_flip( self::names( $rows ) ) ) as $pair ) {
			$same = array_keys( array_column( $rows, 'directive' ), $pair['directive'], true );
			if ( count( $rows ) < self::MAX_PAIRS && count( $same ) < self::MAX_OF_DIRECTIVE ) {
				$rows[] = $pair;
			}
		}
		if ( count( $rows ) === count( $stored['rows'] ) ) {
			return true;
		}
		$minute = intdiv( time(), 60 );
		$writes = $minute === $stored['minute'] ? $stored['writes'] : 0;
		if ( $writes >= self::WRITES_A_MINUTE ) {
			return false;
		}
		$next = array(
			'minute' => $minute,
			'writes' => $writes + 1,
			'rows'   => $rows,
		);
		update_option( self::OPTION, Json::to_store( $next ), false );
		return true;
	}

	/**
	 * What was learned.
	 *
	 * @return array<int, array{directive: string, source: string}>
	 */
	public static function rows(): array {
		return self::stored()['rows'];
	}

	/** Forgets everything. The option stays, so that reports find it and do not ask for what is not there. */
	public static function forget(): void {
		update_option( self::OPTION, '', false );
	}

	/**
	 * The rows' names.
	 *
	 * @param array<int, array{directive: string, source: string}> $rows Rows.
	 * @return string[] `directive source`.
	 */
	private static function names( array $rows ): array {
		return array_map(
			static function ( array $row ): string {
				return "{$row['directive']} {$row['source']}";
			},
			$rows
		);
	}

	/**
	 * The option.
	 *
	 * @return array{minute: int, writes: int, rows: array<int, array{directive: string, source: string}>}
	 */
	private static function stored(): array {
		$value = json_decode( (string) get_option( self::OPTION, '' ), true );
		$whole = is_array( $value ) && isset( $value['minute'], $value['writes'], $value['rows'] ) && is_array( $value['rows'] );
		return $whole ? $value : array(
			'minute' => 0,
			'writes' => 0,
			'rows'   => array(),
		);
	}
}

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
 * is counted, so a pair that is there already is not written again. A write replaces the very text that was read or
 * nothing, so that requests at the same time neither lose each other's pairs nor get around the count. Whatever
 * arrives, the database is written 30 times a minute and 200 times in all at most.
 */
final class Observed {

	public const OPTION = 'talk_messenger_observed';

	public const MAX_PAIRS = 200;

	/** Of one directive, so that a flood for one leaves room for the others. */
	private const MAX_OF_DIRECTIVE = 60;

	private const WRITES_A_MINUTE = 30;

	/** Of one request, where others write at the same time. */
	private const ATTEMPTS = 3;

	/**
	 * Adds pairs.
	 *
	 * @param array<string, array{directive: string, source: string}> $pairs By `directive source`.
	 * @return bool Whether they were taken; not where too much arrives.
	 */
	public static function add( array $pairs ): bool {
		for ( $attempt = 0; $attempt < self::ATTEMPTS; $attempt++ ) {
			$before = self::text();
			$stored = self::read( $before );
			$rows   = self::with( $stored['rows'], $pairs );
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
			if ( self::replace( $before, Json::to_store( $next ) ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What was learned.
	 *
	 * @return array<int, array{directive: string, source: string}>
	 */
	public static function rows(): array {
		return self::read( self::text() )['rows'];
	}

	/** Forgets everything. The option stays, so that reports find it and do not ask for what is not there. */
	public static function forget(): void {
		update_option( self::OPTION, '', false );
	}

	/**
	 * Rows, and as many new pairs as there is room for.
	 *
	 * @param array<int, array{directive: string, source: string}>    $rows  Rows.
	 * @param array<string, array{directive: string, source: string}> $pairs By `directive source`.
	 * @return array<int, array{directive: string, source: string}>
	 */
	private static function with( array $rows, array $pairs ): array {
		foreach ( array_diff_key( $pairs, array_flip( self::names( $rows ) ) ) as $pair ) {
			$same = array_keys( array_column( $rows, 'directive' ), $pair['directive'], true );
			if ( count( $rows ) < self::MAX_PAIRS && count( $same ) < self::MAX_OF_DIRECTIVE ) {
				$rows[] = $pair;
			}
		}
		return $rows;
	}

	/**
	 * The conditional write.
	 *
	 * @param string $before The text that was read.
	 * @param string $after  The text to store.
	 * @return bool Whether the text was still the one that was read.
	 */
	private static function replace( string $before, string $after ): bool {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- update_option() has no condition; the cache is cleared below.
		$written = $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND option_value = %s", $after, self::OPTION, $before ) );
		wp_cache_delete( self::OPTION, 'options' );
		return (int) $written > 0;
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

	/** The option, as it is stored. */
	private static function text(): string {
		$text = get_option( self::OPTION, '' );
		return is_string( $text ) ? $text : '';
	}

	/**
	 * The option's text, read.
	 *
	 * @param string $text The text.
	 * @return array{minute: int, writes: int, rows: array<int, array{directive: string, source: string}>}
	 */
	private static function read( string $text ): array {
		$value = json_decode( $text, true );
		$whole = is_array( $value ) && isset( $value['minute'], $value['writes'], $value['rows'] ) && is_array( $value['rows'] );
		return $whole ? $value : array(
			'minute' => 0,
			'writes' => 0,
			'rows'   => array(),
		);
	}
}

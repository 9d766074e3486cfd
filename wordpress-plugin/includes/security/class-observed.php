<?php
/**
 * What was learned about pages.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Json;

/**
 * The pairs of directive and origin that browsers reported, with how many visitors did. Anyone can send reports, so the
 * owner chooses among them, and the number says what only few have sent. A visitor is a network address, kept as a
 * hash with a salt that is thrown away each day; of days that are over only numbers are left.
 *
 * One option and not a table: there are at most 200 rows, they are read only by the screen and by reports themselves,
 * and they leave with the plugin's other options. Where there is no room, the row that the fewest visitors reported gives
 * way. A write replaces the very text that was read or nothing, so that requests at the same time neither lose each
 * other's pairs nor get around the count. Whatever arrives, the database is written 30 times a minute at most.
 */
final class Observed {

	public const OPTION = 'talk_messenger_observed';

	public const MAX_PAIRS = 200;

	/** Different visitors of a day that a row counts; a row with as many shows "or more". */
	public const MAX_VISITORS = 20;

	/** Of one directive, so that a flood for one leaves room for the others. */
	private const MAX_OF_DIRECTIVE = 60;

	private const WRITES_A_MINUTE = 30;

	/** Of one request, where others write at the same time. */
	private const ATTEMPTS = 3;

	/** Hexadecimal digits of a visitor's hash: enough to tell some visitors apart, too few to name one. */
	private const HASH = 8;

	/**
	 * Adds pairs.
	 *
	 * @param array<string, array{directive: string, source: string}> $pairs   By `directive source`.
	 * @param string                                                  $address Network address of who reports them.
	 * @return bool Whether they were taken; not where too much arrives.
	 */
	public static function add( array $pairs, string $address ): bool {
		for ( $attempt = 0; $attempt < self::ATTEMPTS; $attempt++ ) {
			$before = self::text();
			$stored = self::of_today( self::read( $before ) );
			$rows   = self::with( $stored['rows'], $pairs, self::hash( $address, $stored['salt'] ) );
			if ( $rows === $stored['rows'] ) {
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
			) + $stored;
			if ( self::replace( $before, Json::to_store( $next ) ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What was learned, what most visitors reported first.
	 *
	 * @return array<int, array{directive: string, source: string, visitors: int}>
	 */
	public static function rows(): array {
		$rows = array();
		foreach ( self::read( self::text() )['rows'] as $row ) {
			$rows[] = array(
				'directive' => $row['directive'],
				'source'    => $row['source'],
				'visitors'  => self::visitors( $row ),
			);
		}
		usort(
			$rows,
			static function ( array $one, array $other ): int {
				return array( $other['visitors'], $one['directive'], $one['source'] ) <=> array( $one['visitors'], $other['directive'], $other['source'] );
			}
		);
		return $rows;
	}

	/** Forgets everything. The option stays, so that reports find it and do not ask for what is not there. */
	public static function forget(): void {
		update_option( self::OPTION, '', false );
	}

	/** Forgets the hashes, where nothing more is to come; the numbers stay. */
	public static function settle(): void {
		$before = self::text();
		$stored = self::read( $before );
		if ( array() !== $stored['rows'] ) {
			self::replace( $before, Json::to_store( self::with_day( $stored, 0, '' ) ) );
		}
	}

	/**
	 * What is stored, with the day that it is: at a new one the hashes and their salt go.
	 *
	 * @param array<string, mixed> $stored What is stored.
	 * @return array<string, mixed>
	 */
	private static function of_today( array $stored ): array {
		$day = intdiv( time(), DAY_IN_SECONDS );
		return $day === $stored['day'] ? $stored : self::with_day( $stored, $day, bin2hex( random_bytes( 16 ) ) );
	}

	/**
	 * What is stored, begun anew with another day.
	 *
	 * @param array<string, mixed> $stored What is stored.
	 * @param int                  $day    Days since 1970; 0 for none.
	 * @param string               $salt   The day's salt.
	 * @return array<string, mixed>
	 */
	private static function with_day( array $stored, int $day, string $salt ): array {
		foreach ( $stored['rows'] as $index => $row ) {
			$stored['rows'][ $index ]['before'] = self::visitors( $row );
			$stored['rows'][ $index ]['today']  = array();
		}
		return array(
			'day'  => $day,
			'salt' => $salt,
		) + $stored;
	}

	/**
	 * How many visitors reported a row.
	 *
	 * @param array{before: int, today: string[]} $row Row.
	 */
	private static function visitors( array $row ): int {
		return $row['before'] + count( $row['today'] );
	}

	/**
	 * A visitor, for a day. Of an IPv6 address only the network counts: a machine has more addresses in it than there are
	 * rows.
	 *
	 * @param string $address Network address.
	 * @param string $salt    The day's salt.
	 */
	private static function hash( string $address, string $salt ): string {
		$packed = false === filter_var( $address, FILTER_VALIDATE_IP ) ? '' : (string) inet_pton( $address );
		return substr( hash_hmac( 'sha256', substr( $packed, 0, 8 ), $salt . wp_salt( 'nonce' ) ), 0, self::HASH );
	}

	/**
	 * Rows, with pairs that a visitor reports.
	 *
	 * @param array<int, array{directive: string, source: string, before: int, today: string[]}> $rows    Rows.
	 * @param array<string, array{directive: string, source: string}>                            $pairs   By `directive source`.
	 * @param string                                                                             $visitor The visitor's hash.
	 * @return array<int, array{directive: string, source: string, before: int, today: string[]}>
	 */
	private static function with( array $rows, array $pairs, string $visitor ): array {
		foreach ( $rows as $index => $row ) {
			$name = "{$row['directive']} {$row['source']}";
			if ( isset( $pairs[ $name ] ) && count( $row['today'] ) < self::MAX_VISITORS && ! in_array( $visitor, $row['today'], true ) ) {
				$rows[ $index ]['today'][] = $visitor;
			}
			unset( $pairs[ $name ] );
		}
		foreach ( $pairs as $pair ) {
			$same = array_keys( array_column( $rows, 'directive' ), $pair['directive'], true );
			$full = count( $same ) >= self::MAX_OF_DIRECTIVE ? $same : ( count( $rows ) >= self::MAX_PAIRS ? array_keys( $rows ) : array() );
			$gone = $full ? self::rarest( $rows, $full, $visitor ) : null;
			if ( null !== $gone && self::visitors( $rows[ $gone ] ) > 1 ) {
				continue;
			}
			if ( null !== $gone ) {
				array_splice( $rows, $gone, 1 );
			}
			$rows[] = $pair + array(
				'before' => 0,
				'today'  => array( $visitor ),
			);
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
	 * The place of the row that the fewest visitors reported; of several one that only this visitor did, so that a stranger's
	 * flood pushes out its own rows, else the oldest.
	 *
	 * @param array<int, array{before: int, today: string[]}> $rows    Rows, from old to new.
	 * @param int[]                                           $places  Places among them, at least one.
	 * @param string                                          $visitor The visitor's hash.
	 */
	private static function rarest( array $rows, array $places, string $visitor ): int {
		$rank = static function ( int $place ) use ( $rows, $visitor ): array {
			$is_own = 0 === $rows[ $place ]['before'] && array( $visitor ) === $rows[ $place ]['today'];
			return array( self::visitors( $rows[ $place ] ), $is_own ? 0 : 1, $place );
		};
		usort(
			$places,
			static fn( int $one, int $other ): int => $rank( $one ) <=> $rank( $other )
		);
		return $places[0];
	}

	/** The option, as it is stored. */
	private static function text(): string {
		$text = get_option( self::OPTION, '' );
		return is_string( $text ) ? $text : '';
	}

	/**
	 * The option's text, read; a row of an earlier form was reported by somebody.
	 *
	 * @param string $text The text.
	 * @return array{minute: int, writes: int, day: int, salt: string, rows: array<int, array{directive: string, source: string, before: int, today: string[]}>}
	 */
	private static function read( string $text ): array {
		$value = json_decode( $text, true );
		$whole = is_array( $value ) && isset( $value['minute'], $value['writes'], $value['rows'] ) && is_array( $value['rows'] );
		$value = ( $whole ? $value : array() ) + array(
			'minute' => 0,
			'writes' => 0,
			'day'    => 0,
			'salt'   => '',
			'rows'   => array(),
		);
		foreach ( $value['rows'] as $index => $row ) {
			$value['rows'][ $index ] = $row + array(
				'before' => 1,
				'today'  => array(),
			);
		}
		return $value;
	}
}

<?php
/**
 * Address patterns.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

/**
 * The twin of core/visibility/patterns/pattern.ts: `*` is any run of characters, everything else is itself. Text with stars is
 * held as the literal pieces between them, so always one more than there are stars. The stars are taken out first, so
 * an escaped one (`%2A`) is the character.
 */
final class Pattern {

	/** What is no plain letter in a pattern, the star left out. Quotes and backslashes are, where it is looked at in JSON. */
	private const MARKS = '?#%"\\';

	/**
	 * Whether a pattern can be ruled out by how it starts, as most can, at a fraction of the cost of comparing it. The
	 * first difference counts where two plain letters are written: neither an escape, nor a mark that becomes one letter
	 * with the one before it, nor the slash that is dropped at the end can make up for it.
	 *
	 * @param string $pattern Pattern as the owner wrote it, or its JSON; at least two bytes longer than the path, or all.
	 * @param string $path    Normalised path.
	 */
	public static function starts_otherwise( string $pattern, string $path ): bool {
		$at   = strspn( $pattern ^ $path, "\0" );
		$next = $pattern[ $at + 1 ] ?? '?';
		return $at < strcspn( $pattern, '*' . self::MARKS ) && $pattern[ $at ] < "\x80" && $next < "\x80" && false === strpos( self::MARKS, $next );
	}

	/**
	 * Whether the path half of a pattern fits.
	 *
	 * @param string $pattern Pattern as the owner wrote it.
	 * @param string $path    Normalised path.
	 */
	public static function fits_path( string $pattern, string $path ): bool {
		if ( self::starts_otherwise( $pattern, $path ) ) {
			return false;
		}
		$pieces = array();
		foreach ( explode( '*', Normalise::without_slash( Normalise::split_query( $pattern )[0] ) ) as $piece ) {
			$pieces[] = Normalise::comparable( $piece );
		}
		return self::fits( $pieces, $path );
	}

	/**
	 * The query half of a pattern: each of these pairs must be in the address's query.
	 *
	 * @param string $pattern Pattern as the owner wrote it.
	 * @return array<int, array{0: string, 1: string[]}> Names, and values in pieces.
	 */
	public static function query( string $pattern ): array {
		$conditions = array();
		foreach ( explode( '&', Normalise::split_query( $pattern )[1] ) as $pair ) {
			if ( '' !== $pair ) {
				$halves       = explode( '=', $pair, 2 );
				$pieces       = array_map( array( Query::class, 'decode' ), explode( '*', $halves[1] ?? '' ) );
				$conditions[] = array( Query::decode( $halves[0] ), $pieces );
			}
		}
		return $conditions;
	}

	/**
	 * Whether the query half of a pattern holds.
	 *
	 * @param array<int, array{0: string, 1: string[]}> $conditions From `query`.
	 * @param array<int, array{0: string, 1: string}>   $pairs      The address's.
	 */
	public static function fits_query( array $conditions, array $pairs ): bool {
		foreach ( $conditions as list( $name, $pieces ) ) {
			$holds = false;
			foreach ( $pairs as list( $key, $value ) ) {
				$holds = $holds || ( $key === $name && self::fits( $pieces, $value ) );
			}
			if ( ! $holds ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether text fits pieces: each star takes as little as it can, which is enough to find out.
	 *
	 * @param string[] $pieces Pieces.
	 * @param string   $text   Text.
	 */
	public static function fits( array $pieces, string $text ): bool {
		$last = count( $pieces ) - 1;
		if ( 0 === $last ) {
			return $text === $pieces[0];
		}
		$at = strlen( $pieces[0] );
		if ( 0 !== strncmp( $text, $pieces[0], $at ) ) {
			return false;
		}
		for ( $i = 1; $i < $last; $i++ ) {
			$found = '' === $pieces[ $i ] ? $at : strpos( $text, $pieces[ $i ], $at );
			if ( false === $found ) {
				return false;
			}
			$at = $found + strlen( $pieces[ $i ] );
		}
		$end = strlen( $text ) - strlen( $pieces[ $last ] );
		return $at <= $end && substr( $text, $end ) === $pieces[ $last ];
	}
}

<?php
/**
 * As much of a decision as a page that a cache may store can take.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;

/**
 * The twin of core/visibility/decision/residual.ts, to the byte: what is pending is ended by the loader. Device and query of
 * the context are not looked at. No function of WordPress is used here.
 */
final class Residual {

	/** A star: any run of whole characters of a query in its printed form. */
	private const STAR = '(?:%..|[^%&])*';

	/**
	 * The decision, or what is pending for the browser: entries with a space between them, each
	 * `test,show|hide,rule`, see core/visibility/decision/resolve-in-browser.ts.
	 *
	 * @param stdClass             $settings Settings; `enabled` and `visibility` are read.
	 * @param array<string, mixed> $context  Page context, see `Facts`.
	 * @return array{decision: array{talk: string, because: array{by: string, rule?: string}}}|array{pending: string}
	 */
	public static function decision( stdClass $settings, array $context ): array {
		$facts = new Facts( $context );
		$early = Decide::without_rules( $settings, $facts );
		if ( null !== $early ) {
			return array( 'decision' => $early );
		}
		$pending = array();
		foreach ( Rule_Lines::for_path( $settings->visibility->rules, $facts->path ) as $rule ) {
			$tests = $rule->enabled ? self::tests( $rule->when, $facts ) : array();
			$sure  = in_array( '', $tests, true );
			if ( $sure && ! $pending ) {
				return array( 'decision' => Decide::by_rule( $rule ) );
			}
			foreach ( $sure ? array( '' ) : array_unique( $tests ) as $test ) {
				$pending[] = "$test,{$rule->effect}," . self::encode_id( $rule->id );
			}
			if ( $sure ) {
				return array( 'pending' => implode( ' ', $pending ) );
			}
		}
		$default = $settings->visibility->default;
		return $pending
			? array( 'pending' => implode( ' ', $pending ) . " ,$default" )
			: array( 'decision' => Decide::because( $default, 'default' ) );
	}

	/**
	 * The tests of a rule, any of which is enough; none where it can be ruled out here.
	 *
	 * @param stdClass $when  The rule's conditions, as stored.
	 * @param Facts    $facts The page.
	 * @return string[]
	 */
	private static function tests( stdClass $when, Facts $facts ): array {
		$device   = '';
		$patterns = null;
		foreach ( get_object_vars( $when ) as $key => $wanted ) {
			if ( 'path' === $key ) {
				$patterns = array();
				foreach ( $wanted as $pattern ) {
					if ( null !== $facts->path && Pattern::fits_path( $pattern, $facts->path ) ) {
						$patterns[] = $pattern;
					}
				}
				if ( ! $patterns ) {
					return array();
				}
			} elseif ( 'device' === $key ) {
				$device = 1 === count( array_unique( $wanted ) ) ? $wanted[0][0] : '';
			} elseif ( ! Rule_Match::fits_condition( $key, $wanted, $facts ) ) {
				return array();
			}
		}
		if ( null === $patterns ) {
			return array( self::test( $device, array() ) );
		}
		$tests = array();
		foreach ( $patterns as $pattern ) {
			$tests[] = self::test( $device, Pattern::query( $pattern ) );
		}
		return $tests;
	}

	/**
	 * A test of what is pending for one alternative of a rule; empty where nothing is.
	 *
	 * @param string                                    $device First letter, or nothing for any.
	 * @param array<int, array{0: string, 1: string[]}> $query  Conditions of a pattern.
	 */
	private static function test( string $device, array $query ): string {
		$groups = 0;
		$pairs  = '';
		foreach ( $query as list( $name, $pieces ) ) {
			$pairs .= '(?=.*&' . self::escaped( $name ) . '=' . self::starred( $pieces, $groups ) . '&)';
		}
		return '' === $device . $pairs ? '' : "^$device$pairs";
	}

	/**
	 * Pieces as a regular expression over a printed query. A piece between two stars is taken where it first comes and
	 * never given back (a look-ahead captures it), so that no query can make the matching slow.
	 *
	 * @param string[] $pieces Pieces of a value.
	 * @param int      $groups Number of capturing groups so far.
	 */
	private static function starred( array $pieces, int &$groups ): string {
		$last    = count( $pieces ) - 1;
		$pattern = '';
		foreach ( array_map( array( self::class, 'escaped' ), $pieces ) as $at => $piece ) {
			if ( 0 === $at ) {
				$pattern .= $piece;
			} elseif ( $at === $last ) {
				$pattern .= self::STAR . $piece;
			} else {
				++$groups;
				$pattern .= '(?=(' . self::STAR . "?$piece))\\$groups";
			}
		}
		return $pattern;
	}

	/**
	 * Text in the printed form of a query, for a regular expression.
	 *
	 * @param string $text Any text.
	 */
	private static function escaped( string $text ): string {
		return (string) preg_replace( '/[.*+]/', '\\\\$0', Query::encode( $text ) );
	}

	/**
	 * A rule's id as `encodeURIComponent` prints it.
	 *
	 * @param string $id Id.
	 */
	private static function encode_id( string $id ): string {
		return str_replace( array( '%21', '%27', '%28', '%29', '%2A' ), array( '!', "'", '(', ')', '*' ), rawurlencode( $id ) );
	}
}

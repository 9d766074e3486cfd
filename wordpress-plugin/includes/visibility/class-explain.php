<?php
/**
 * A decision with what led to it.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;

/**
 * The twin of core/visibility/decision/explain.ts: reasons are values, their words are the texts `visibility.reason.<code>`.
 * No function of WordPress is used here.
 */
final class Explain {

	/**
	 * The decision, and every rule that was looked at and passed over: those before the one that decided, or all where
	 * none did; none where no rule was asked. A reason has a `code` (`disabled`, `path`, `query` where the address fits
	 * a pattern whose query does not, or a condition), what the rule `wanted`, as the owner wrote it, and what was
	 * `found`.
	 *
	 * @param stdClass             $settings Settings; `enabled` and `visibility` are read.
	 * @param array<string, mixed> $context  Page context, see `Facts`.
	 * @return array{talk: string, because: array{by: string, rule?: string}, passedOver: array<int, array{rule: string, reasons: array<int, array{code: string, wanted: string[], found: string[]}>}>}
	 */
	public static function of( stdClass $settings, array $context ): array {
		$facts    = new Facts( $context );
		$decision = Decide::for_facts( $settings, $facts );
		$by       = $decision['because'];
		$passed   = array();
		foreach ( in_array( $by['by'], array( 'rule', 'default' ), true ) ? $settings->visibility->rules : array() as $rule ) {
			if ( isset( $by['rule'] ) && $rule->id === $by['rule'] ) {
				break;
			}
			$passed[] = array(
				'rule'    => $rule->id,
				'reasons' => self::reasons( $rule, $facts ),
			);
		}
		return $decision + array( 'passedOver' => $passed );
	}

	/**
	 * All that does not hold of a rule.
	 *
	 * @param stdClass $rule  The rule, as stored.
	 * @param Facts    $facts The page.
	 * @return array<int, array{code: string, wanted: string[], found: string[]}>
	 */
	private static function reasons( stdClass $rule, Facts $facts ): array {
		if ( ! $rule->enabled ) {
			return array( self::reason( 'disabled', array(), array() ) );
		}
		$reasons = array();
		if ( isset( $rule->when->path ) && ! Rule_Match::fits_address( $rule->when->path, $facts ) ) {
			$reasons[] = self::of_address( $rule->when->path, $facts );
		}
		foreach ( Facts::KEYS as $key ) {
			if ( isset( $rule->when->$key ) && ! Rule_Match::fits_condition( $key, $rule->when->$key, $facts ) ) {
				// Of a locale and those it belongs to, the last is the page's own.
				$found     = 'locale' === $key ? array_slice( $facts->values[ $key ], -1 ) : $facts->values[ $key ];
				$reasons[] = self::reason( $key, Rule_Match::wanted( $rule->when->$key ), $found );
			}
		}
		return $reasons;
	}

	/**
	 * Why none of the patterns fits.
	 *
	 * @param string[] $patterns Patterns as the owner wrote them.
	 * @param Facts    $facts    The page.
	 * @return array{code: string, wanted: string[], found: string[]}
	 */
	private static function of_address( array $patterns, Facts $facts ): array {
		$path    = $facts->path;
		$by_path = array();
		foreach ( $patterns as $pattern ) {
			if ( null !== $path && Pattern::fits_path( $pattern, $path ) ) {
				$by_path[] = $pattern;
			}
		}
		if ( ! $by_path ) {
			return self::reason( 'path', $patterns, null === $path ? array() : array( $path ) );
		}
		$found = array();
		foreach ( $facts->query() as $pair ) {
			$found[] = implode( '=', $pair );
		}
		return self::reason( 'query', $by_path, $found );
	}

	/**
	 * A reason.
	 *
	 * @param string   $code   What does not hold.
	 * @param string[] $wanted What the rule asks for.
	 * @param string[] $found  What the page has.
	 * @return array{code: string, wanted: string[], found: string[]}
	 */
	private static function reason( string $code, array $wanted, array $found ): array {
		return array(
			'code'   => $code,
			'wanted' => $wanted,
			'found'  => $found,
		);
	}
}

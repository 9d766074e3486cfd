<?php
/**
 * Whether a rule matches a page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;

/**
 * The twin of core/visibility/decision/rule-match.ts. A request looks at most rules once, so patterns are read when they are asked
 * for. No function of WordPress is used here.
 */
final class Rule_Match {

	/**
	 * Whether all that a rule asks for holds.
	 *
	 * @param stdClass $when  The rule's conditions, as stored.
	 * @param Facts    $facts The page.
	 */
	public static function matches( stdClass $when, Facts $facts ): bool {
		foreach ( get_object_vars( $when ) as $key => $wanted ) {
			if ( 'path' === $key ? ! self::fits_address( $wanted, $facts ) : ! self::fits_condition( $key, $wanted, $facts ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether an address pattern fits, its query too.
	 *
	 * @param string[] $patterns Patterns as the owner wrote them, any of which is enough.
	 * @param Facts    $facts    The page.
	 */
	public static function fits_address( array $patterns, Facts $facts ): bool {
		foreach ( $patterns as $pattern ) {
			if ( null !== $facts->path && Pattern::fits_path( $pattern, $facts->path ) && Pattern::fits_query( Pattern::query( $pattern ), $facts->query() ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a condition other than the address holds. One that is not known is none.
	 *
	 * @param string        $key    Name of the condition.
	 * @param string[]|bool $wanted What the rule asks for.
	 * @param Facts         $facts  The page.
	 */
	public static function fits_condition( string $key, $wanted, Facts $facts ): bool {
		$found = $facts->values[ $key ] ?? null;
		if ( null === $found ) {
			return true;
		}
		foreach ( self::wanted( $wanted ) as $value ) {
			if ( in_array( 'locale' === $key ? Facts::comparable_locale( $value ) : $value, $found, true ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What a condition asks for, as a list.
	 *
	 * @param string[]|bool $wanted As stored.
	 * @return string[]
	 */
	public static function wanted( $wanted ): array {
		return is_bool( $wanted ) ? array( $wanted ? 'true' : 'false' ) : $wanted;
	}
}

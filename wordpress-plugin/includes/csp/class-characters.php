<?php
/**
 * Text as policies are written.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * The twin of what core/csp/policy/parse.ts does with characters. Works on bytes: a header need not be UTF-8.
 */
final class Characters {

	/** TAB, LF, FF, CR and space: no other character is white space in a policy (Infra §4.6). */
	public const WHITE = "\t\n\f\r ";

	/** What JavaScript takes for white space, as a pattern on the bytes of UTF-8. */
	public const SPACE = '(?:[\t-\r ]|\xC2\xA0|\xE1\x9A\x80|\xE2\x80[\x80-\x8A\xA8\xA9\xAF]|\xE2\x81\x9F|\xE3\x80\x80|\xEF\xBB\xBF)';

	private const LONGEST_SPACE = 3;

	/**
	 * The words of a text between ASCII white space.
	 *
	 * @param string $text Text.
	 * @return string[]
	 */
	public static function words( string $text ): array {
		preg_match_all( '/[^\t\n\f\r ]++/', $text, $match );
		return $match[0];
	}

	/**
	 * Whether a text may be part of a policy at all: one character beyond ASCII drops the whole directive (R4).
	 *
	 * @param string $text Text.
	 */
	public static function is_ascii( string $text ): bool {
		return 0 === preg_match( '/[\x80-\xFF]/', $text );
	}

	/**
	 * In small ASCII letters; strtolower() depends on the locale before PHP 8.2.
	 *
	 * @param string $text Text.
	 */
	public static function lower( string $text ): string {
		return strtr( $text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz' );
	}

	/**
	 * Without white space around it, as JavaScript's trim().
	 *
	 * @param string $text Text.
	 */
	public static function trim( string $text ): string {
		$text = (string) preg_replace( '/\A' . self::SPACE . '++/', '', $text );
		$end  = strlen( $text );
		while ( preg_match( '/' . self::SPACE . '\z/', substr( $text, max( 0, $end - self::LONGEST_SPACE ), min( self::LONGEST_SPACE, $end ) ), $match ) ) {
			$end -= strlen( $match[0] );
		}
		return substr( $text, 0, $end );
	}

	/**
	 * The beginning of a text for a message; no character is cut in half.
	 *
	 * @param string $text Text.
	 */
	public static function excerpt( string $text ): string {
		$text = self::trim( $text );
		return preg_match( '/\A.{0,200}/su', $text, $match )
			? $match[0]
			: (string) preg_replace( '/[\x80-\xFF]/', "\u{FFFD}", substr( $text, 0, 200 ) );
	}
}

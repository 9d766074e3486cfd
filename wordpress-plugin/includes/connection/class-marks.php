<?php
/**
 * Marks of values that somebody with the power over scripts saved.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

use TalkMessenger\Json;

/**
 * A mark is an HMAC over a value and its place, under the site's secret keys: what writes the database without knowing
 * them (an importer, another plugin, a stolen copy of one row) cannot make one. It is stored with the value and says
 * nothing without it. Changed keys make every mark void.
 *
 * Not covered: code that runs in WordPress knows the keys, and who can write every table can make an administrator.
 */
final class Marks {

	/** Hexadecimal digits of a mark: 128 bits. */
	private const LENGTH = 32;

	/** Where the settings of the current site are. */
	public static function site(): string {
		return 'site ' . get_current_blog_id();
	}

	/** Where the settings of the current network are. */
	public static function network(): string {
		return 'network ' . get_current_network_id();
	}

	/**
	 * The mark of a value.
	 *
	 * @param string $place `site()` or `network()`: a mark of another site is none.
	 * @param string $field What the value is, for example `scriptUrl`.
	 * @param mixed  $value A text, or data as decoded from JSON.
	 */
	public static function of( string $place, string $field, $value ): string {
		$text = is_string( $value ) ? $value : Json::to_store( $value );
		return substr( hash_hmac( 'sha256', "talk-messenger-mark|$place|$field|$text", wp_salt( 'auth' ) ), 0, self::LENGTH );
	}

	/**
	 * Whether a value has its mark.
	 *
	 * @param string   $place `site()` or `network()`.
	 * @param string   $field What the value is.
	 * @param mixed    $value A text, or data as decoded from JSON.
	 * @param string[] $marks The marks that are stored.
	 */
	public static function has( string $place, string $field, $value, array $marks ): bool {
		return $marks && in_array( self::of( $place, $field, $value ), $marks, true );
	}

	/**
	 * A stored list of texts, whatever else was put there.
	 *
	 * @param mixed $stored Anything.
	 * @return string[]
	 */
	public static function read( $stored ): array {
		return is_array( $stored ) ? array_values( array_filter( $stored, 'is_string' ) ) : array();
	}
}

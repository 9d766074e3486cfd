<?php
/**
 * JSON for storing, for printing and as plain data.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use stdClass;

/**
 * Settings are held as json_decode() gives them without its associative form, so that `{}` and `[]` stay what they
 * are from the request to the page.
 */
final class Json {

	/** For text inside HTML, in an attribute or a script: every character that could end its place is escaped. */
	private const IN_HTML = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES;

	/**
	 * Encodes for storage: plain ASCII, which every database character set keeps as it is.
	 *
	 * @param mixed $value Data as decoded from JSON.
	 */
	public static function to_store( $value ): string {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode -- Also runs without WordPress, on data that came from JSON.
		return (string) json_encode( $value, JSON_UNESCAPED_SLASHES );
	}

	/**
	 * Encodes for HTML. WordPress before 7.0 prints what it is given, a raw `</script` too.
	 *
	 * @param mixed $value Data as decoded from JSON.
	 */
	public static function in_html( $value ): string {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode -- Also runs without WordPress, on data that came from JSON.
		return (string) json_encode( $value, self::IN_HTML | JSON_PARTIAL_OUTPUT_ON_ERROR );
	}

	/**
	 * The number of bytes that JSON.stringify would make of it.
	 *
	 * @param mixed $value Data as decoded from JSON.
	 */
	public static function bytes( $value ): int {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode -- Measured, never printed.
		return strlen( (string) json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS ) );
	}

	/**
	 * A copy that shares no object with its source.
	 *
	 * @param stdClass $value Data as decoded from JSON.
	 */
	public static function copy( stdClass $value ): stdClass {
		return self::object( self::to_store( $value ) ) ?? new stdClass();
	}

	/**
	 * Decodes an object.
	 *
	 * @param mixed $text Anything; only the JSON text of an object is decoded.
	 * @return stdClass|null
	 */
	public static function object( $text ): ?stdClass {
		$value = is_string( $text ) ? json_decode( $text ) : null;
		return $value instanceof stdClass ? $value : null;
	}
}

<?php
/**
 * Whether a text can be a tracking key.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

/**
 * The twin of core/connection/key.ts. Ortto's: base64url without padding of a 12-byte data source id followed by the
 * instance slug in ASCII. A Talk server's: `talk-` and 18 hexadecimal digits.
 */
final class Connection_Key {

	private const MAX_LENGTH = 200;
	private const MIN_LENGTH = 18;
	private const ID_BYTES   = 12;

	/**
	 * Who answers under a tracking key, whose form says it.
	 *
	 * @param string $key The key.
	 * @return string `ortto` or `talk-server`.
	 */
	public static function service( string $key ): string {
		return preg_match( '/^talk-[0-9a-f]{18}\z/', $key ) ? 'talk-server' : 'ortto';
	}

	/**
	 * The reason why a text cannot be a tracking key, or null. The first that applies.
	 *
	 * @param string $key The key, as it would be stored.
	 */
	public static function code( string $key ): ?string {
		if ( '' === $key ) {
			return 'keyMissing';
		}
		if ( 'talk-server' === self::service( $key ) ) {
			return null;
		}
		if ( ! preg_match( '/^[A-Za-z0-9_-]+\z/', $key ) ) {
			return 'keyCharacters';
		}
		$length = strlen( $key );
		if ( $length < self::MIN_LENGTH ) {
			return 'keyTooShort';
		}
		if ( $length > self::MAX_LENGTH ) {
			return 'keyTooLong';
		}
		if ( 1 === $length % 4 ) {
			return 'keyShape';
		}
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- The key's own form.
		$slug = substr( (string) base64_decode( strtr( $key, '-_', '+/' ) ), self::ID_BYTES );
		return preg_match( '/^[\x21-\x7e]+\z/', $slug ) ? null : 'keyShape';
	}
}

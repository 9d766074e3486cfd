<?php
/**
 * Whether a capture host or a script URL can be one.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

/**
 * The twin of core/connection/address.ts, held to it by test/vectors/hosts.json. Addresses are judged as plain
 * strings by the same rules in the same order; no URL parser's leniency decides.
 */
final class Connection_Address {

	public const CAPTURE_HOST = 'captureHost';
	public const SCRIPT_URL   = 'scriptUrl';

	private const MAX_URL_BYTES    = 500;
	private const MAX_HOST_LENGTH  = 253;
	private const MAX_LABEL_LENGTH = 63;

	/**
	 * The reason why a value cannot be stored as this address, or null. The first that applies.
	 *
	 * @param string $field One of the constants.
	 * @param string $value The address, as it would be stored.
	 * @param bool   $local   Whether loopback hosts pass, with http and a port.
	 * @param string $service Whose it is: a Talk server may be at any port, and below a path.
	 */
	public static function code( string $field, string $value, bool $local, string $service = 'ortto' ): ?string {
		if ( '' === $value ) {
			return 'urlMissing';
		}
		if ( strlen( $value ) > self::MAX_URL_BYTES ) {
			return 'urlTooLong';
		}
		if ( preg_match( '/[\x00-\x20\x7f"\'<>\\\\^`{|}]/', $value ) ) {
			return 'urlCharacter';
		}
		$parts = self::parts( $value );
		if ( null === $parts ) {
			return 'notHttps';
		}
		list( $scheme, $authority, $rest ) = $parts;
		$code                              = self::authority( $scheme, $authority, $local, $service );
		if ( null !== $code || self::SCRIPT_URL === $field ) {
			return $code ?? self::script_rest( $rest );
		}
		return 'ortto' === $service ? self::capture_rest( $rest ) : self::server_rest( $rest );
	}

	/**
	 * Host and port of an accepted address.
	 *
	 * @param string $value An address that code() accepts.
	 */
	public static function host( string $value ): string {
		$parts = self::parts( $value );
		return null === $parts ? '' : $parts[1];
	}

	/**
	 * Whether a host is this machine: localhost and names under it, 127.0.0.0/8 in plain decimal, and [::1].
	 *
	 * @param string $host Host without its port.
	 */
	public static function is_loopback( string $host ): bool {
		return 'localhost' === $host || '.localhost' === substr( $host, -10 ) || '[::1]' === $host || self::is_loopback_ipv4( $host );
	}

	/**
	 * Host and port of an authority without userinfo; the port is null where there is no colon.
	 *
	 * @param string $authority What stands between `//` and the path.
	 * @return array{0: string, 1: string|null}
	 */
	public static function split_port( string $authority ): array {
		$from = 0;
		if ( '[' === substr( $authority, 0, 1 ) ) {
			$bracket = strrpos( $authority, ']' );
			$from    = false === $bracket ? strlen( $authority ) : $bracket + 1;
		}
		$colon = strpos( $authority, ':', $from );
		return false === $colon
			? array( $authority, null )
			: array( (string) substr( $authority, 0, $colon ), (string) substr( $authority, $colon + 1 ) );
	}

	/**
	 * Scheme, authority and what follows it, or null. The rest ends at a line separator, as in JavaScript's patterns.
	 *
	 * @param string $value An address.
	 * @return array{0: string, 1: string, 2: string}|null
	 */
	private static function parts( string $value ): ?array {
		$found = preg_match( '~^(https?)://([^/?#]*)((?:(?!\xE2\x80[\xA8\xA9]).)*)\z~s', $value, $match );
		return $found ? array_slice( $match, 1 ) : null;
	}

	/**
	 * Judges what stands between `//` and the path.
	 *
	 * @param string $scheme    http or https.
	 * @param string $authority Host, perhaps with a port or a user name.
	 * @param bool   $local     Whether loopback hosts pass.
	 * @param string $service   Whose address it is.
	 */
	private static function authority( string $scheme, string $authority, bool $local, string $service ): ?string {
		if ( false !== strpos( $authority, '@' ) ) {
			return 'userinfo';
		}
		list( $host, $port ) = self::split_port( $authority );
		if ( '' === $host ) {
			return 'urlMissing';
		}
		if ( preg_match( '/[^\x00-\x7f]/', $host ) ) {
			return 'nonAscii';
		}
		if ( preg_match( '/[A-Z]/', $host ) ) {
			return 'upperCase';
		}
		if ( ! self::is_loopback( $host ) ) {
			if ( 'https' !== $scheme ) {
				return 'notHttps';
			}
			if ( 'ortto' === $service && null !== $port ) {
				return 'port';
			}
		} elseif ( ! $local ) {
			return 'loopback';
		}
		return self::port( $scheme, $port ) ?? self::host_name( $host );
	}

	/**
	 * Judges a host name.
	 *
	 * @param string $host Host without its port, in small ASCII letters.
	 */
	private static function host_name( string $host ): ?string {
		if ( '[::1]' === $host || self::is_loopback_ipv4( $host ) ) {
			return null;
		}
		if ( self::is_ip_address( $host ) ) {
			return 'ipAddress';
		}
		if ( false !== strpos( $host, '_' ) ) {
			return 'underscore';
		}
		if ( ! preg_match( '/^[a-z0-9.-]+\z/', $host ) ) {
			return 'urlCharacter';
		}
		$labels = explode( '.', $host );
		if ( strlen( $host ) > self::MAX_HOST_LENGTH || max( array_map( 'strlen', $labels ) ) > self::MAX_LABEL_LENGTH ) {
			return 'urlTooLong';
		}
		foreach ( $labels as $label ) {
			if ( ! preg_match( '/^[a-z0-9]([a-z0-9-]*[a-z0-9])?\z/', $label ) ) {
				return 'hostLabel';
			}
		}
		return count( $labels ) < 2 && 'localhost' !== $host ? 'noDot' : null;
	}

	/**
	 * Every spelling that a browser turns into an IPv4 address ends in a decimal, octal or hexadecimal number.
	 *
	 * @param string $host Host without its port.
	 */
	private static function is_ip_address( string $host ): bool {
		$labels = explode( '.', (string) preg_replace( '/\.\z/', '', $host ) );
		return '[' === $host[0] || 1 === preg_match( '/^([0-9]+|0x[0-9a-f]*)\z/', (string) end( $labels ) );
	}

	/**
	 * Whether it is in 127.0.0.0/8, written in plain decimal.
	 *
	 * @param string $host Host without its port.
	 */
	private static function is_loopback_ipv4( string $host ): bool {
		$octet = '(0|[1-9][0-9]{0,2})';
		return preg_match( "/^127\\.$octet\\.$octet\\.$octet\\z/", $host, $match )
			&& max( array_map( 'intval', array_slice( $match, 1 ) ) ) <= 255;
	}

	/**
	 * Judges a port; a default port would not be in the form in which browsers print it.
	 *
	 * @param string      $scheme http or https.
	 * @param string|null $port   What follows the colon, null without one.
	 */
	private static function port( string $scheme, ?string $port ): ?string {
		if ( null === $port ) {
			return null;
		}
		$usable = preg_match( '/^[1-9][0-9]{0,4}\z/', $port )
			&& (int) $port <= 65535
			&& ( 'https' === $scheme ? '443' : '80' ) !== $port;
		return $usable ? null : 'port';
	}

	/**
	 * A capture host ends after its name and one slash.
	 *
	 * @param string $rest What follows the host.
	 */
	private static function capture_rest( string $rest ): ?string {
		if ( '/' === $rest ) {
			return null;
		}
		if ( '' === $rest ) {
			return 'slash';
		}
		if ( ! preg_match( '~^/?([?#]|\z)~', $rest ) ) {
			return 'path';
		}
		return preg_match( '~^/?\?~', $rest ) ? 'query' : 'fragment';
	}

	/**
	 * A Talk server may be below a path, behind a proxy: plain words, and a slash at the end.
	 *
	 * @param string $rest What follows the host.
	 */
	private static function server_rest( string $rest ): ?string {
		if ( false !== strpos( $rest, '#' ) ) {
			return 'fragment';
		}
		if ( ! preg_match( '~^(/[A-Za-z0-9._\~-]*)*\z~', $rest ) || preg_match( '~/\.{0,2}/~', $rest ) ) {
			return 'serverPath';
		}
		return '/' === substr( $rest, -1 ) ? null : 'slash';
	}

	/**
	 * A script URL names a file, in plain form.
	 *
	 * @param string $rest What follows the host.
	 */
	private static function script_rest( string $rest ): ?string {
		if ( false !== strpos( $rest, '#' ) ) {
			return 'fragment';
		}
		$path  = explode( '?', $rest )[0];
		$plain = preg_match( '~^([A-Za-z0-9._\~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*\z~', $rest );
		$names = '/' === substr( $path, 0, 1 ) && '/' !== $path && ! preg_grep( '/^(\.|%2e){1,2}\z/i', explode( '/', $path ) );
		return $plain && $names ? null : 'scriptPath';
	}
}

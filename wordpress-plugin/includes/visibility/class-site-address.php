<?php
/**
 * Addresses of this site as their owner types them.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

/**
 * A path or a whole address becomes the one that a browser would ask for. Nothing is requested.
 */
final class Site_Address {

	/**
	 * The absolute address, without a fragment and in ASCII; null where it is not below the site's front page.
	 *
	 * @param string $typed Whole address, or a path from the host or from the front page.
	 */
	public static function absolute( string $typed ): ?string {
		$home  = home_url( '/' );
		$typed = trim( (string) preg_replace( '/#.*/s', '', $typed ) );
		if ( preg_match( '#^[a-z][a-z\d+.-]*:|^//#i', $typed ) ) {
			$same = self::origin( $home );
			if ( null === $same || self::origin( $typed ) !== $same ) {
				return null;
			}
			$typed = (string) preg_replace( '#^([a-z][a-z\d+.-]*:)?//[^/?]*#i', '', $typed );
		}
		list( $path, $query ) = Normalise::split_query( '/' . ltrim( $typed, '/' ) );

		$base = (string) wp_parse_url( $home, PHP_URL_PATH );
		if ( "$path/" === $base ) {
			$path = $base;
		}
		if ( 0 !== strpos( $path, $base ) ) {
			if ( isset( $same ) ) {
				return null;
			}
			$path = $base . ltrim( $path, '/' );
		}
		$root = substr( $home, 0, -strlen( $base ) );
		return $root . self::ascii( $path ) . ( '' === $query ? '' : '?' . self::ascii( $query ) );
	}

	/**
	 * Whether WordPress answers an address with a page of the theme at all: its own folders and files have none.
	 *
	 * @param string $address Absolute address of this site.
	 */
	public static function may_be_page( string $address ): bool {
		$path = strtolower( (string) wp_parse_url( $address, PHP_URL_PATH ) );
		foreach ( array( admin_url(), includes_url(), content_url( '/' ) ) as $folder ) {
			$folder = strtolower( (string) wp_parse_url( $folder, PHP_URL_PATH ) );
			if ( 0 === strpos( "$path/", $folder ) ) {
				return false;
			}
		}
		return ! preg_match( '#\.php\z#', $path ) || (bool) preg_match( '#/index\.php\z#', $path );
	}

	/**
	 * Host and port, lower case; http and https are the same site.
	 *
	 * @param string $address Absolute address, with or without its scheme.
	 */
	private static function origin( string $address ): ?string {
		$parts = wp_parse_url( $address );
		if ( ! is_array( $parts ) || ! isset( $parts['host'] ) || ! in_array( strtolower( $parts['scheme'] ?? 'https' ), array( 'http', 'https' ), true ) ) {
			return null;
		}
		$port = $parts['port'] ?? null;
		return strtolower( $parts['host'] ) . ( in_array( $port, array( null, 80, 443 ), true ) ? '' : ":$port" );
	}

	/**
	 * As browsers send it: what is not printable ASCII is escaped.
	 *
	 * @param string $text Path or query.
	 */
	private static function ascii( string $text ): string {
		return (string) preg_replace_callback(
			'/[^\x21-\x7e]+/',
			static fn( array $run ): string => rawurlencode( $run[0] ),
			$text
		);
	}
}

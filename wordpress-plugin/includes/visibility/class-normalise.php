<?php
/**
 * Addresses as rules compare them.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use Normalizer;

/**
 * The twin of core/visibility/patterns/normalise.ts, paths; no function of WordPress is used here.
 */
final class Normalise {

	/** A run of escapes for one character of UTF-8, `%2F` and `%25` left out. Not all that look like one are one. */
	private const ESCAPE = '/%(?!2[5f])(?:[0-7]|(?:[cd]|(?:e|f[\da-f]%[89ab])[\da-f]%[89ab])[\da-f]%[89ab])[\da-f]/i';

	private const ORIGIN = '#^[a-z][a-z\d+.-]*://[^/?\#]*#i';

	/**
	 * Text as it is compared: valid UTF-8 escapes decoded once except `%2F` and `%25`, then NFC where PHP has intl.
	 *
	 * @param string $text A path or a piece of one.
	 */
	public static function comparable( string $text ): string {
		if ( ! preg_match( '/[^ -$&-~]/', $text ) ) {
			return $text;
		}
		$decoded  = (string) preg_replace_callback(
			self::ESCAPE,
			static function ( array $escape ): string {
				$character = rawurldecode( $escape[0] );
				return preg_match( '//u', $character ) ? $character : $escape[0];
			},
			$text
		);
		$composed = class_exists( Normalizer::class ) ? Normalizer::normalize( $decoded, Normalizer::FORM_C ) : false;
		return false === $composed ? $decoded : $composed;
	}

	/**
	 * Drops one slash at the end, unless it is all there is.
	 *
	 * @param string $path A path.
	 */
	public static function without_slash( string $path ): string {
		return strlen( $path ) > 1 && '/' === $path[-1] ? substr( $path, 0, -1 ) : $path;
	}

	/**
	 * An address or pattern as path and query, both as written. A fragment is dropped: no server ever sees one.
	 *
	 * @param string $address An address or pattern.
	 * @return array{0: string, 1: string}
	 */
	public static function split_query( string $address ): array {
		$end = strcspn( $address, '?#' );
		if ( '?' !== ( $address[ $end ] ?? '' ) ) {
			return array( substr( $address, 0, $end ), '' );
		}
		return array( substr( $address, 0, $end ), substr( $address, $end + 1, strcspn( $address, '#', $end + 1 ) ) );
	}

	/**
	 * The path of an address as patterns are compared with it: relative to the site's home, normalised.
	 *
	 * @param string $address Absolute, or relative to the host.
	 * @param string $home    Address or path of the front page; an address outside of it keeps its whole path.
	 */
	public static function path( string $address, string $home = '/' ): string {
		$path = self::rooted( $address );
		$base = self::rooted( $home );
		if ( $path === $base ) {
			return '/';
		}
		return '/' !== $base && 0 === strpos( $path, "$base/" ) ? substr( $path, strlen( $base ) ) : $path;
	}

	/**
	 * The normalised path from the root of the host.
	 *
	 * @param string $address Absolute, or relative to the host.
	 */
	private static function rooted( string $address ): string {
		$path = self::split_query( (string) preg_replace( self::ORIGIN, '', $address ) )[0];
		return self::without_slash( self::comparable( '/' === ( $path[0] ?? '' ) ? $path : "/$path" ) );
	}
}

<?php
/**
 * Queries of addresses as rules compare them.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

/**
 * The twin of core/visibility/patterns/normalise.ts, queries: read and printed as browsers do it
 * (`application/x-www-form-urlencoded`). No function of WordPress is used here.
 */
final class Query {

	/** Every whole character; bytes that begin one but do not end it; any other byte. */
	private const BYTES = '/(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++(*SKIP)(*FAIL)|\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f]|\xf0[\x90-\xbf][\x80-\xbf]?|[\xf1-\xf3][\x80-\xbf]{1,2}|\xf4[\x80-\x8f][\x80-\xbf]?|[\x80-\xff]/';

	/**
	 * The pairs of an address's query.
	 *
	 * @param string $address An address.
	 * @return array<int, array{0: string, 1: string}> Names and values, in order.
	 */
	public static function pairs( string $address ): array {
		$pairs = array();
		foreach ( explode( '&', Normalise::split_query( $address )[1] ) as $pair ) {
			if ( '' !== $pair ) {
				$halves  = explode( '=', $pair, 2 );
				$pairs[] = array( self::decode( $halves[0] ), self::decode( $halves[1] ?? '' ) );
			}
		}
		return $pairs;
	}

	/**
	 * One name or value, or a piece of one, decoded. What is no UTF-8 becomes U+FFFD, as the URL standard says.
	 *
	 * @param string $text Text without `&`.
	 */
	public static function decode( string $text ): string {
		$decoded = urldecode( $text );
		return preg_match( '//u', $decoded ) ? $decoded : (string) preg_replace( self::BYTES, "\u{FFFD}", $decoded );
	}

	/**
	 * The other way round: the one form in which browsers print it (`URLSearchParams.toString`).
	 *
	 * @param string $text Any text.
	 */
	public static function encode( string $text ): string {
		return str_replace( '%2A', '*', urlencode( $text ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.urlencode_urlencode -- A space becomes a plus here.
	}
}

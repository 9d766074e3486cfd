<?php
/**
 * Answers to the site's own pages that nothing may keep.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

/**
 * For what a page may not carry, because a cache shows it to everybody. Not the REST interface: that reflects the origin of
 * the asker, and takes requests without a nonce for a guest's. These
 * - are asked for by POST, which caches neither store nor answer, and say `private, no-store` besides;
 * - go to pages of this site only, as the browser itself says (`Sec-Fetch-Site`, else `Origin`), with no CORS header;
 * - read no body.
 */
final class Private_Answer {

	/** Ends the request, with the reason, unless a page of this site asks by POST. Keeps page caches out from here on. */
	public static function to_own_page(): void {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			// What page caches of WordPress ask before they store anything.
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- Theirs.
		}
		if ( 'POST' !== self::server( 'REQUEST_METHOD' ) ) {
			self::send( 405, null );
		}
		if ( ! self::is_own_page() ) {
			self::send( 403, null );
		}
	}

	/**
	 * Sends an answer, and ends.
	 *
	 * @param int                       $status HTTP status.
	 * @param array<string, mixed>|null $data   What the page is told, or nothing.
	 * @return never
	 */
	public static function send( int $status, ?array $data ): void {
		status_header( $status );
		nocache_headers();
		// What another plugin sends for the whole site.
		header_remove( 'Access-Control-Allow-Origin' );
		header_remove( 'Access-Control-Allow-Credentials' );
		header_remove( 'Last-Modified' );
		header( 'Cache-Control: private, no-store' );
		header( 'X-LiteSpeed-Cache-Control: no-cache' );
		header( 'Content-Type: application/json' );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'X-Robots-Tag: noindex' );
		header( 'Cross-Origin-Resource-Policy: same-origin' );
		if ( 405 === $status ) {
			header( 'Allow: POST' );
		}
		echo wp_json_encode( null === $data ? null : (object) $data, JSON_HEX_TAG | JSON_HEX_AMP );
		exit;
	}

	/** Whether a page of this very site asks, as the browser says; a page cannot say so itself. */
	private static function is_own_page(): bool {
		$site = self::server( 'HTTP_SEC_FETCH_SITE' );
		if ( '' !== $site ) {
			return 'same-origin' === $site;
		}
		$home = wp_parse_url( home_url() );
		if ( ! is_array( $home ) || ! isset( $home['host'] ) ) {
			return false;
		}
		$port = isset( $home['port'] ) ? ":{$home['port']}" : '';
		return strtolower( self::server( 'HTTP_ORIGIN' ) ) === strtolower( ( $home['scheme'] ?? 'https' ) . "://{$home['host']}$port" );
	}

	/**
	 * A value of the request, as text.
	 *
	 * @param string $name Its name in `$_SERVER`.
	 */
	private static function server( string $name ): string {
		$value = isset( $_SERVER[ $name ] ) ? wp_unslash( $_SERVER[ $name ] ) : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared, never printed.
		return is_string( $value ) ? $value : '';
	}
}

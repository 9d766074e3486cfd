<?php
/**
 * Requests of the site to itself.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Put into words, and escaped, where it is shown.

/**
 * Fetches pages of this site as a visitor who is not signed in gets them, and nothing else (invariant 9). The host is
 * always the site's own, and its addresses are judged, see `Pinned_Request`. Redirects are followed here, at most three,
 * each judged like the first.
 */
final class Page_Fetch {

	private const REDIRECTS = 3;

	/** Seconds for a page with its redirects. */
	private const SECONDS = 10;

	/** Bytes of a page that are read; what the check looks at is at the beginning. */
	private const BYTES = 1000000;

	/**
	 * Fetches a page.
	 *
	 * @param string                $address Address on this site, absolute or relative to its front page.
	 * @param array<string, string> $headers Further request headers.
	 * @throws Fetch_Refused Where it cannot or must not be fetched.
	 */
	public function get( string $address, array $headers = array() ): Fetched_Page {
		$until  = microtime( true ) + self::SECONDS;
		$target = Own_Address::of( $address, home_url( '/' ) );
		for ( $step = 0; $step <= self::REDIRECTS; $step++ ) {
			$response = $this->request( $target, $headers, $until - microtime( true ) );
			$page     = new Fetched_Page( $target->url(), $response, self::BYTES );
			$location = $page->location();
			if ( null === $location ) {
				return $page;
			}
			$target = Own_Address::of( $location, $target->url() );
		}
		throw new Fetch_Refused( 'tooManyRedirects', array( 'limit' => (string) self::REDIRECTS ) );
	}

	/**
	 * Makes one request.
	 *
	 * @param Own_Address           $target  Where to.
	 * @param array<string, string> $headers Request headers.
	 * @param float                 $seconds Time that is left.
	 * @return array<string, mixed>
	 * @throws Fetch_Refused Where there is no answer.
	 */
	private function request( Own_Address $target, array $headers, float $seconds ): array {
		if ( $seconds <= 0 ) {
			throw new Fetch_Refused( 'tooSlow', array( 'seconds' => (string) self::SECONDS ) );
		}
		$credentials = self::basic_authentication( $target );
		$request     = new Pinned_Request( $target->scheme, $target->host, $target->port );
		return $request->send(
			$target->url(),
			array(
				'timeout'             => $seconds,
				'limit_response_size' => self::BYTES,
				'headers'             => $headers + array( 'Accept' => 'text/html' ) + $credentials,
				/** This filter is documented in wp-includes/class-wp-http-streams.php */
				'sslverify'           => $credentials || apply_filters( 'https_local_ssl_verify', false ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own filter.
			)
		);
	}

	/**
	 * A site behind a password lets in the owner who asks, as WordPress's own loopback test does. The password goes to
	 * a server that has proved to be the site's, and to nobody on the way: over https with its certificate verified, and
	 * not on after a redirect to http. An application password is one of WordPress's, with all the power of its
	 * owner, and is not passed on.
	 *
	 * @param Own_Address $target Where the request goes.
	 * @return array<string, string>
	 */
	private static function basic_authentication( Own_Address $target ): array {
		if ( 'https' !== $target->scheme || null !== rest_get_authenticated_app_password() || ! isset( $_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW'] ) ) {
			return array();
		}
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput, WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Passed on as it came, to the site itself.
		return array( 'Authorization' => 'Basic ' . base64_encode( wp_unslash( $_SERVER['PHP_AUTH_USER'] ) . ':' . wp_unslash( $_SERVER['PHP_AUTH_PW'] ) ) );
	}
}

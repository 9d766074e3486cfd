<?php
/**
 * Requests of the site to itself.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Site;
use WP_Error;

/**
 * Fetches pages of this site as a visitor who is not signed in gets them, and nothing else (invariant 9). The host is
 * always the site's own. Its name is resolved here, every address it has must be public – or loopback, where the site
 * is a local one – and the connection is made to the very addresses that were judged: curl gets them through
 * CURLOPT_RESOLVE, the transport without curl as the socket to open. A name server that answers differently a moment
 * later (DNS rebinding) is not asked again. Redirects are followed here, at most three, each judged like the first.
 */
final class Page_Fetch {

	private const REDIRECTS = 3;

	/** Seconds for a page with its redirects. */
	private const SECONDS = 10;

	/** Bytes of a page that are read; what the check looks at is at the beginning. */
	private const BYTES = 1000000;

	/**
	 * The addresses of the request that is being made, or null between requests.
	 *
	 * @var string[]|null
	 */
	private ?array $pinned = null;

	/**
	 * What is connected to.
	 *
	 * @var Own_Address
	 */
	private Own_Address $target;

	/**
	 * Whether a transport took the addresses.
	 *
	 * @var bool
	 */
	private bool $taken = false;

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
	 * Gives curl the addresses that were judged.
	 *
	 * @param mixed $handle A curl handle.
	 */
	public function pin_curl( $handle ): void {
		$entry = "{$this->target->host}:{$this->target->port}:" . implode( ',', (array) $this->pinned );
		// A proxy of the environment would look the name up itself.
		// phpcs:ignore WordPress.WP.AlternativeFunctions.curl_curl_setopt -- WordPress hands its handle over for this.
		$this->taken = curl_setopt( $handle, CURLOPT_RESOLVE, array( $entry ) ) && curl_setopt( $handle, CURLOPT_PROXY, '' );
	}

	/**
	 * Gives the transport without curl the address that was judged. PHP then takes that address for the server's name:
	 * where certificates are to be judged, or a server needs its name ahead of its certificate, an encrypted page is
	 * not reachable this way, and the check says so.
	 *
	 * @param mixed $socket For example `ssl://example.com:443`, by reference.
	 */
	public function pin_socket( &$socket ): void {
		$address     = (string) ( ( (array) $this->pinned )[0] ?? '' );
		$address     = false === strpos( $address, ':' ) ? $address : "[$address]";
		$socket      = ( 'https' === $this->target->scheme ? 'ssl' : 'tcp' ) . "://$address:{$this->target->port}";
		$this->taken = true;
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
		$credentials  = self::basic_authentication( $target );
		$this->target = $target;
		$this->pinned = self::addresses( $target->host );
		$this->taken  = false;
		add_action( 'http_api_curl', array( $this, 'pin_curl' ), PHP_INT_MAX );
		add_action( 'requests-fsockopen.remote_socket', array( $this, 'pin_socket' ), PHP_INT_MAX );
		$response = wp_remote_get(
			$target->url(),
			array(
				'timeout'             => $seconds,
				'redirection'         => 0,
				'limit_response_size' => self::BYTES,
				'cookies'             => array(),
				'headers'             => $headers + array( 'Accept' => 'text/html' ) + $credentials,
				/** This filter is documented in wp-includes/class-wp-http-streams.php */
				'sslverify'           => $credentials || apply_filters( 'https_local_ssl_verify', false ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own filter.
			)
		);
		remove_action( 'http_api_curl', array( $this, 'pin_curl' ), PHP_INT_MAX );
		remove_action( 'requests-fsockopen.remote_socket', array( $this, 'pin_socket' ), PHP_INT_MAX );
		$this->pinned = null;
		if ( $response instanceof WP_Error ) {
			throw new Fetch_Refused( 'unreachable', array( 'reason' => $response->get_error_message() ) );
		}
		// A way of transport that did not ask for the addresses may have gone anywhere.
		if ( ! $this->taken && ! Site::is_local() ) {
			throw new Fetch_Refused( 'notPinned' );
		}
		return $response;
	}

	/**
	 * The addresses of a host, each of them judged.
	 *
	 * @param string $host Host name or address.
	 * @return string[] At least one.
	 * @throws Fetch_Refused Where it has none, or one that must not be asked.
	 */
	private static function addresses( string $host ): array {
		$literal = trim( $host, '[]' );
		$found   = false !== filter_var( $literal, FILTER_VALIDATE_IP ) ? array( $literal ) : self::resolved( $host );
		if ( ! $found ) {
			throw new Fetch_Refused( 'notResolved', array( 'host' => $host ) );
		}
		foreach ( $found as $address ) {
			if ( ! Public_Address::is_public( $address ) && ! ( Site::is_local() && Public_Address::is_loopback( $address ) ) ) {
				throw new Fetch_Refused( 'notPublic', array( 'host' => $host ) );
			}
		}
		return $found;
	}

	/**
	 * The addresses that the machine's resolver knows for a name.
	 *
	 * @param string $host Host name.
	 * @return string[]
	 */
	private static function resolved( string $host ): array {
		$found = gethostbynamel( $host );
		if ( is_array( $found ) && $found ) {
			return $found;
		}
		$records = function_exists( 'dns_get_record' ) ? dns_get_record( $host, DNS_AAAA ) : false;
		return array_values( array_filter( array_column( is_array( $records ) ? $records : array(), 'ipv6' ), 'is_string' ) );
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

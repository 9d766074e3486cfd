<?php
/**
 * Requests to a server whose address was judged first.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Site;
use WP_Error;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Put into words, and escaped, where it is shown.

/**
 * One request without redirects. The host's name is resolved here, every address it has must be public – or loopback,
 * where the site is a local one – and the connection is made to the very addresses that were judged: curl gets them
 * through CURLOPT_RESOLVE, the transport without curl as the socket to open. A name server that answers differently a
 * moment later (DNS rebinding) is not asked again.
 */
final class Pinned_Request {

	/**
	 * `http` or `https`.
	 *
	 * @var string
	 */
	private string $scheme;

	/**
	 * Host in small letters.
	 *
	 * @var string
	 */
	private string $host;

	/**
	 * Port.
	 *
	 * @var int
	 */
	private int $port;

	/**
	 * The addresses that were judged.
	 *
	 * @var string[]
	 */
	private array $pinned = array();

	/**
	 * Whether a transport took the addresses.
	 *
	 * @var bool
	 */
	private bool $taken = false;

	/**
	 * Takes where to connect to.
	 *
	 * @param string $scheme `http` or `https`.
	 * @param string $host   Host in small letters.
	 * @param int    $port   Port.
	 */
	public function __construct( string $scheme, string $host, int $port ) {
		$this->scheme = $scheme;
		$this->host   = $host;
		$this->port   = $port;
	}

	/**
	 * Makes the request.
	 *
	 * @param string               $url  An address of that host.
	 * @param array<string, mixed> $args As `wp_remote_request()` takes them; redirects and cookies are ours to say.
	 * @return array<string, mixed>
	 * @throws Fetch_Refused Where there is no answer, or the host must not be asked.
	 */
	public function send( string $url, array $args ): array {
		$this->pinned = self::addresses( $this->host );
		$this->taken  = false;
		add_action( 'http_api_curl', array( $this, 'pin_curl' ), PHP_INT_MAX );
		add_action( 'requests-fsockopen.remote_socket', array( $this, 'pin_socket' ), PHP_INT_MAX );
		$response = wp_remote_request(
			$url,
			array(
				'redirection' => 0,
				'cookies'     => array(),
			) + $args
		);
		remove_action( 'http_api_curl', array( $this, 'pin_curl' ), PHP_INT_MAX );
		remove_action( 'requests-fsockopen.remote_socket', array( $this, 'pin_socket' ), PHP_INT_MAX );
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
	 * Gives curl the addresses that were judged.
	 *
	 * @param mixed $handle A curl handle.
	 */
	public function pin_curl( $handle ): void {
		$entry = "{$this->host}:{$this->port}:" . implode( ',', $this->pinned );
		// A proxy of the environment would look the name up itself.
		// phpcs:ignore WordPress.WP.AlternativeFunctions.curl_curl_setopt -- WordPress hands its handle over for this.
		$this->taken = curl_setopt( $handle, CURLOPT_RESOLVE, array( $entry ) ) && curl_setopt( $handle, CURLOPT_PROXY, '' );
	}

	/**
	 * Gives the transport without curl the address that was judged. PHP then takes that address for the server's name:
	 * where certificates are to be judged, or a server needs its name ahead of its certificate, it is not reachable
	 * this way, and the caller is told.
	 *
	 * @param mixed $socket For example `ssl://example.com:443`, by reference.
	 */
	public function pin_socket( &$socket ): void {
		$address     = $this->pinned[0] ?? '';
		$address     = false === strpos( $address, ':' ) ? $address : "[$address]";
		$socket      = ( 'https' === $this->scheme ? 'ssl' : 'tcp' ) . "://$address:{$this->port}";
		$this->taken = true;
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
}

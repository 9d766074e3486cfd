<?php
/**
 * A page as it arrived.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

/**
 * Status, headers and body of one response.
 */
final class Fetched_Page {

	/**
	 * Where it was found, after redirects.
	 *
	 * @var string
	 */
	public string $url;

	/**
	 * HTTP status.
	 *
	 * @var int
	 */
	public int $status;

	/**
	 * Headers; one that was sent several times is there several times.
	 *
	 * @var array<int, array{name: string, value: string}>
	 */
	public array $headers = array();

	/**
	 * The document, as far as it was read.
	 *
	 * @var string
	 */
	public string $body;

	/**
	 * Whether there was more of it.
	 *
	 * @var bool
	 */
	public bool $is_cut;

	/**
	 * Takes an answer of WordPress's HTTP interface.
	 *
	 * @param string               $url      Address that was requested.
	 * @param array<string, mixed> $response Answer of `wp_remote_get()`.
	 * @param int                  $limit    Bytes that were read at most.
	 */
	public function __construct( string $url, array $response, int $limit ) {
		$this->url    = $url;
		$this->status = (int) wp_remote_retrieve_response_code( $response );
		$this->body   = wp_remote_retrieve_body( $response );
		$this->is_cut = strlen( $this->body ) >= $limit;
		$all          = wp_remote_retrieve_headers( $response );
		foreach ( is_array( $all ) ? $all : $all->getAll() as $name => $values ) {
			foreach ( (array) $values as $value ) {
				$this->headers[] = array(
					'name'  => (string) $name,
					'value' => self::as_browsers_read( (string) $value ),
				);
			}
		}
	}

	/** Where it redirects to, or null. */
	public function location(): ?string {
		$location = in_array( $this->status, array( 301, 302, 303, 307, 308 ), true ) ? $this->header( 'location' ) : '';
		return '' === $location ? null : $location;
	}

	/**
	 * The first value of a header, or empty.
	 *
	 * @param string $name Name in small letters.
	 */
	public function header( string $name ): string {
		foreach ( $this->headers as $header ) {
			if ( strtolower( $header['name'] ) === $name ) {
				return $header['value'];
			}
		}
		return '';
	}

	/**
	 * Browsers take each byte of a header for one character; so does what comes from here.
	 *
	 * @param string $value Bytes.
	 */
	private static function as_browsers_read( string $value ): string {
		return (string) preg_replace_callback(
			'/[\x80-\xff]/',
			static function ( array $byte ): string {
				$code = ord( $byte[0] );
				return chr( 0xc0 | ( $code >> 6 ) ) . chr( 0x80 | ( $code & 0x3f ) );
			},
			$value
		);
	}
}

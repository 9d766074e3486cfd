<?php
/**
 * Addresses of the site's own pages.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use WP_Http;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Put into words, and escaped, where it is shown.

/**
 * An address of this site, taken apart and put together again: what is requested is the site's own host as WordPress
 * knows it, with nothing of the given text but path and query.
 */
final class Own_Address {

	/**
	 * `http` or `https`.
	 *
	 * @var string
	 */
	public string $scheme;

	/**
	 * Host in small letters.
	 *
	 * @var string
	 */
	public string $host;

	/**
	 * Port, given or by the scheme.
	 *
	 * @var int
	 */
	public int $port;

	/**
	 * Path and query, beginning with a slash.
	 *
	 * @var string
	 */
	private string $rest;

	/** Made by `of()`. */
	private function __construct() {}

	/**
	 * An address of this site.
	 *
	 * @param string $address Absolute address, or one relative to `$base`.
	 * @param string $base    Absolute address.
	 * @throws Fetch_Refused Where it is none, or belongs to another host.
	 */
	public static function of( string $address, string $base ): self {
		$absolute = WP_Http::make_absolute_url( $address, $base );
		$parts    = preg_match( '/^[\x21-\x5b\x5d-\x7e]+\z/', $absolute ) ? wp_parse_url( $absolute ) : false;
		if ( ! is_array( $parts ) || ! isset( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
			throw new Fetch_Refused( 'notAnAddress', array( 'address' => self::shown( $absolute ) ) );
		}
		$own         = new self();
		$own->scheme = strtolower( $parts['scheme'] ?? '' );
		$own->host   = strtolower( $parts['host'] );
		$own->port   = (int) ( $parts['port'] ?? ( 'https' === $own->scheme ? 443 : 80 ) );
		$own->rest   = ( $parts['path'] ?? '/' ) . ( isset( $parts['query'] ) ? "?{$parts['query']}" : '' );
		if ( ! in_array( $own->scheme, array( 'http', 'https' ), true ) || '/' !== $own->rest[0] ) {
			throw new Fetch_Refused( 'notAnAddress', array( 'address' => self::shown( $absolute ) ) );
		}
		if ( ! $own->is_of_site() ) {
			throw new Fetch_Refused( 'otherHost', array( 'host' => self::shown( $own->host ) ) );
		}
		return $own;
	}

	/** The address to request. */
	public function url(): string {
		$usual = 'https' === $this->scheme ? 443 : 80;
		return "{$this->scheme}://{$this->host}" . ( $usual === $this->port ? '' : ":{$this->port}" ) . $this->rest;
	}

	/** Whether host and port are the site's. From http to https, and back, the port may be the other scheme's usual one. */
	private function is_of_site(): bool {
		$home   = wp_parse_url( home_url( '/' ) );
		$scheme = strtolower( $home['scheme'] ?? '' );
		$usual  = array(
			'http'  => 80,
			'https' => 443,
		);
		$port   = (int) ( $home['port'] ?? ( $usual[ $scheme ] ?? 0 ) );
		if ( strtolower( $home['host'] ?? '' ) !== $this->host ) {
			return false;
		}
		return $port === $this->port || ( ! isset( $home['port'] ) && $usual[ $this->scheme ] === $this->port );
	}

	/**
	 * Somebody else's text, short enough for a message.
	 *
	 * @param string $text Any text.
	 */
	private static function shown( string $text ): string {
		return substr( (string) preg_replace( '/[^\x20-\x7e]/', '?', $text ), 0, 200 );
	}
}

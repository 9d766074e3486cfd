<?php
/**
 * An address of the web.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Scheme, host and port of an address as a browser reads it: what the core gets from `new URL()`. Paths are not kept,
 * policies name origins (R21).
 */
final class Address {

	private const PORTS = array(
		'http'  => '80',
		'https' => '443',
		'ws'    => '80',
		'wss'   => '443',
	);

	/** Characters that no host can have (URL standard, forbidden domain code points). */
	private const FORBIDDEN = '~[\x00-\x20#%/:<>?@\[\\\\\]^|\x7f]~';

	/**
	 * Scheme in small letters.
	 *
	 * @var string
	 */
	public string $scheme;

	/**
	 * Host in its plain form.
	 *
	 * @var string
	 */
	public string $host;

	/**
	 * Digits; empty for the scheme's own port.
	 *
	 * @var string
	 */
	public string $port;

	/**
	 * Makes an address.
	 *
	 * @param string $scheme Scheme.
	 * @param string $host   Host.
	 * @param string $port   Port.
	 */
	private function __construct( string $scheme, string $host, string $port ) {
		$this->scheme = $scheme;
		$this->host   = $host;
		$this->port   = $port;
	}

	/**
	 * Reads an address, or null where a browser would not, or where its scheme is not of the web.
	 *
	 * @param string    $text Address, absolute or relative to the base.
	 * @param self|null $base Base, an address of the web.
	 */
	public static function parse( string $text, ?self $base = null ): ?self {
		$text   = str_replace( array( "\t", "\n", "\r" ), '', trim( $text, "\x00..\x20" ) );
		$scheme = null === $base ? '' : $base->scheme;
		if ( preg_match( '/\A([a-z][a-z0-9+.-]*+):/i', $text, $match ) ) {
			$scheme = Characters::lower( $match[1] );
			if ( ! isset( self::PORTS[ $scheme ] ) ) {
				return null;
			}
			$text = substr( $text, strlen( $match[0] ) );
			if ( null !== $base && $base->scheme !== $scheme ) {
				$base = null;
			}
		} elseif ( null === $base ) {
			return null;
		}
		return null !== $base && 2 > strspn( $text, '/\\' ) ? $base : self::authority( $scheme, ltrim( $text, '/\\' ) );
	}

	/** Scheme, host and port as one text. */
	public function origin(): string {
		return "{$this->scheme}://{$this->host}" . ( '' === $this->port ? '' : ":{$this->port}" );
	}

	/**
	 * The source that stands for the origin, or null where the grammar has none (R18): a name with an underscore, an
	 * address other than 127.0.0.1.
	 */
	public function source(): ?string {
		$expresses  = strlen( $this->host ) <= 253 && preg_match( '/\A(?!-)[a-z0-9-]++(\.[a-z0-9-]++)*+\z/', $this->host );
		$is_numeric = preg_match( '/\A(\d++|0x[0-9a-f]*+)(\.(\d++|0x[0-9a-f]*+))*+\z/', $this->host );
		return ! $expresses || ( $is_numeric && '127.0.0.1' !== $this->host ) ? null : $this->origin();
	}

	/**
	 * Reads what follows the slashes.
	 *
	 * @param string $scheme Scheme.
	 * @param string $text   Authority, and whatever follows it.
	 */
	private static function authority( string $scheme, string $text ): ?self {
		$authority = substr( $text, 0, strcspn( $text, '/\\?#' ) );
		$at        = strrpos( $authority, '@' );
		$authority = false === $at ? $authority : substr( $authority, $at + 1 );
		if ( ! preg_match( '/\A(\[[^\]]*+\]|[^:\[\]]*+)(?::([0-9]*+))?\z/', $authority, $match ) ) {
			return null;
		}
		$host = self::host( $match[1] );
		$port = '' === ( $match[2] ?? '' ) ? '' : (string) preg_replace( '/\A0++(?=[0-9])/', '', $match[2] );
		if ( null === $host || strlen( $port ) > 5 || (int) $port > 65535 ) {
			return null;
		}
		return new self( $scheme, $host, self::PORTS[ $scheme ] === $port ? '' : $port );
	}

	/**
	 * A host in its plain form, or null where it is none.
	 *
	 * @param string $text Host as written.
	 */
	private static function host( string $text ): ?string {
		if ( '[' === substr( $text, 0, 1 ) ) {
			// phpcs:ignore WordPress.PHP.NoSilencedErrors -- Warns of what is no address, which is the question.
			$packed = @inet_pton( substr( $text, 1, -1 ) );
			return false === $packed || 16 !== strlen( $packed ) ? null : '[' . bin2hex( $packed ) . ']';
		}
		$host = rawurldecode( $text );
		if ( ! Characters::is_ascii( $host ) ) {
			$host = function_exists( 'idn_to_ascii' ) ? (string) idn_to_ascii( $host, IDNA_NONTRANSITIONAL_TO_ASCII, INTL_IDNA_VARIANT_UTS46 ) : '';
		}
		$host = Characters::lower( $host );
		if ( '' === $host || preg_match( self::FORBIDDEN, $host ) ) {
			return null;
		}
		return preg_match( '/(?:\A|\.)(?:[0-9]++|0x[0-9a-f]*+)\.?\z/', $host ) ? self::ipv4( $host ) : $host;
	}

	/**
	 * An IPv4 address in plain decimal; browsers read one to four decimal, octal or hexadecimal numbers.
	 *
	 * @param string $host Host that ends in a number.
	 */
	private static function ipv4( string $host ): ?string {
		$parts = explode( '.', (string) preg_replace( '/\.\z/', '', $host ) );
		$last  = count( $parts ) - 1;
		$sum   = 0;
		foreach ( $parts as $index => $part ) {
			$value = self::number( $part );
			$limit = $index === $last ? 256 ** ( 4 - $last ) : 256;
			if ( $last > 3 || null === $value || $value >= $limit ) {
				return null;
			}
			$sum += $index === $last ? $value : $value * 256 ** ( 3 - $index );
		}
		return implode( '.', array( $sum >> 24, $sum >> 16 & 255, $sum >> 8 & 255, $sum & 255 ) );
	}

	/**
	 * A part of an IPv4 address; null where it is no number. Beyond 32 bits the exact value does not matter.
	 *
	 * @param string $part Part.
	 * @return int|float|null
	 */
	private static function number( string $part ) {
		if ( preg_match( '/\A0x([0-9a-f]*+)\z/', $part, $match ) ) {
			return '' === $match[1] ? 0 : hexdec( $match[1] );
		}
		if ( preg_match( '/\A0[0-7]++\z/', $part ) ) {
			return octdec( $part );
		}
		return is_numeric( $part ) && preg_match( '/\A(0|[1-9][0-9]*+)\z/', $part ) ? $part + 0 : null;
	}
}

<?php
/**
 * Internet addresses.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

/**
 * Tells public addresses from those that lead into this machine or its network. The ranges are those of IANA's
 * registries of special-purpose addresses; of IPv6 only what is handed out to the public is public.
 */
final class Public_Address {

	/** What of IPv4 is not public. */
	private const NOT_PUBLIC = array(
		'0.0.0.0/8',
		'10.0.0.0/8',
		'100.64.0.0/10',
		'127.0.0.0/8',
		'169.254.0.0/16',
		'172.16.0.0/12',
		'192.0.0.0/24',
		'192.0.2.0/24',
		'192.88.99.0/24',
		'192.168.0.0/16',
		'198.18.0.0/15',
		'198.51.100.0/24',
		'203.0.113.0/24',
		'224.0.0.0/3',
	);

	private const PUBLIC_IPV6 = '2000::/3';

	/** What of it is not public after all: tunnels that carry an IPv4 address inside, and documentation. */
	private const NOT_PUBLIC_IPV6 = array( '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20' );

	private const LOOPBACK = array( '127.0.0.0/8', '::1/128', '::ffff:127.0.0.0/104' );

	/**
	 * Whether anyone on the internet could reach it as well.
	 *
	 * @param string $address IPv4 or IPv6 address; anything else is not public.
	 */
	public static function is_public( string $address ): bool {
		if ( false !== filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4 ) ) {
			return ! self::is_in( $address, self::NOT_PUBLIC );
		}
		return false !== filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV6 )
			&& self::is_in( $address, array( self::PUBLIC_IPV6 ) )
			&& ! self::is_in( $address, self::NOT_PUBLIC_IPV6 );
	}

	/**
	 * Whether it is this very machine.
	 *
	 * @param string $address IPv4 or IPv6 address.
	 */
	public static function is_loopback( string $address ): bool {
		return self::is_in( $address, self::LOOPBACK );
	}

	/**
	 * Whether an address is in one of some ranges.
	 *
	 * @param string   $address Address.
	 * @param string[] $ranges  Network and number of bits: `10.0.0.0/8`.
	 */
	private static function is_in( string $address, array $ranges ): bool {
		$bits = self::bits( $address );
		foreach ( $ranges as $range ) {
			list( $network, $length ) = explode( '/', $range );

			$of_network = self::bits( $network );
			if ( '' !== $bits && strlen( $bits ) === strlen( $of_network ) && 0 === strncmp( $bits, $of_network, (int) $length ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The bits of an address as a text of zeros and ones; empty for what is none.
	 *
	 * @param string $address Address.
	 */
	private static function bits( string $address ): string {
		$packed = false === filter_var( $address, FILTER_VALIDATE_IP ) ? '' : (string) inet_pton( $address );
		$bits   = '';
		foreach ( str_split( $packed ) as $byte ) {
			$bits .= '' === $byte ? '' : sprintf( '%08b', ord( $byte ) );
		}
		return $bits;
	}
}

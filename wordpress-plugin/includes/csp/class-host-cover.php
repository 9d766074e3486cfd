<?php
/**
 * Whether one host source allows all that another does.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Scheme, name, port and path, each by its own rule.
 */
final class Host_Cover {

	private const PORTS = array(
		'http'  => '80',
		'https' => '443',
		'ws'    => '80',
		'wss'   => '443',
	);

	/**
	 * Whether everything that `narrow` allows is allowed by `wide`, both hosts.
	 *
	 * @param Source       $wide   The wider one.
	 * @param Source       $narrow The narrower one.
	 * @param Address|null $page   The page, null for any.
	 */
	public static function covers( Source $wide, Source $narrow, ?Address $page ): bool {
		return ! $wide->disputed
			&& self::host_scheme_covers( $wide->scheme, $narrow->scheme, $page )
			&& self::name_covers( $wide, $narrow )
			&& self::port_covers( $wide, $narrow, $page )
			&& self::path_covers( $wide->path, $narrow->path );
	}

	/**
	 * Http covers https, ws covers wss; nothing covers a socket but a socket's scheme (R16).
	 *
	 * @param string $wide   The wider scheme.
	 * @param string $narrow The narrower scheme.
	 */
	public static function scheme_covers( string $wide, string $narrow ): bool {
		return $wide === $narrow || ( 'http' === $wide && 'https' === $narrow ) || ( 'ws' === $wide && 'wss' === $narrow );
	}

	/**
	 * A host's scheme, else the page's, else null.
	 *
	 * @param Source       $source A host.
	 * @param Address|null $page   The page.
	 */
	public static function scheme( Source $source, ?Address $page ): ?string {
		return $source->scheme ?? ( null === $page ? null : $page->scheme );
	}

	/**
	 * A source without a scheme takes the page's; on an https or http page that covers https (CSP3 §6.7.2.8).
	 *
	 * @param string|null  $wide   The wider scheme.
	 * @param string|null  $narrow The narrower scheme.
	 * @param Address|null $page   The page.
	 */
	private static function host_scheme_covers( ?string $wide, ?string $narrow, ?Address $page ): bool {
		if ( null === $wide ) {
			return null === $narrow || 'https' === $narrow || ( 'http' === $narrow && null !== $page && 'http' === $page->scheme );
		}
		if ( null !== $narrow ) {
			return self::scheme_covers( $wide, $narrow );
		}
		return null !== $page && self::scheme_covers( $wide, $page->scheme );
	}

	/**
	 * `*.example.com` does not cover `example.com` (CSP3 §6.7.2.10).
	 *
	 * @param Source $wide   The wider one.
	 * @param Source $narrow The narrower one.
	 */
	private static function name_covers( Source $wide, Source $narrow ): bool {
		if ( ! $wide->wildcard ) {
			return ! $narrow->wildcard && $wide->host === $narrow->host;
		}
		$ending = '.' . $wide->host;
		return '' === $wide->host
			|| ( $narrow->wildcard && $wide->host === $narrow->host )
			|| substr( $narrow->host, -strlen( $ending ) ) === $ending;
	}

	/**
	 * A port that is not written is the default of the URL's scheme (CSP3 §6.7.2.11). Where https is asked of a source
	 * for http, both have to be default ports: on any other, Chromium lets the scheme not change.
	 *
	 * @param Source       $wide   The wider one.
	 * @param Source       $narrow The narrower one.
	 * @param Address|null $page   The page, null for any.
	 */
	private static function port_covers( Source $wide, Source $narrow, ?Address $page ): bool {
		if ( '*' === $wide->port ) {
			return true;
		}
		$from = self::scheme( $wide, $page );
		$to   = self::scheme( $narrow, $page );
		if ( null === $to ) {
			return $wide->port === $narrow->port;
		}
		if ( $from !== $to ) {
			return null === $wide->port && self::port( $narrow, $to ) === ( self::PORTS[ $to ] ?? null );
		}
		return self::port( $wide, $to ) === self::port( $narrow, $to );
	}

	/**
	 * The port that a source names, else the scheme's own.
	 *
	 * @param Source $source A host.
	 * @param string $scheme Scheme.
	 */
	private static function port( Source $source, string $scheme ): ?string {
		return $source->port ?? self::PORTS[ $scheme ] ?? null;
	}

	/**
	 * Exact, unless it ends in a slash; no path or `/` is every path (CSP3 §6.7.2.12).
	 *
	 * @param string|null $wide   The wider path.
	 * @param string|null $narrow The narrower path.
	 */
	private static function path_covers( ?string $wide, ?string $narrow ): bool {
		if ( null === $wide || '/' === $wide ) {
			return true;
		}
		if ( null === $narrow ) {
			return false;
		}
		return '/' === substr( $wide, -1 ) ? 0 === strpos( $narrow, $wide ) : $wide === $narrow;
	}
}

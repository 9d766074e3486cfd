<?php
/**
 * Whether one source allows all that another does.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * The twin of core/csp/source-list/cover.ts. On the safe side: true only where the specification and the browsers agree (R16), so
 * a doubt costs one more source and never a blocked request.
 */
final class Cover {

	private const NETWORK = array( 'http', 'https', 'ws', 'wss' );

	/**
	 * The first source of a list that covers this one, or null. A `'none'` next to others covers nothing (R10).
	 *
	 * @param Source[]     $sources The list.
	 * @param Source       $narrow  What is to be covered.
	 * @param Address|null $page    The page, null for any.
	 */
	public static function by( array $sources, Source $narrow, ?Address $page ): ?Source {
		foreach ( $sources as $source ) {
			if ( Source::NONE !== $source->kind && self::covers( $source, $narrow, $page ) ) {
				return $source;
			}
		}
		return null;
	}

	/**
	 * Whether everything that `narrow` allows is allowed by `wide`.
	 *
	 * @param Source       $wide   The wider one.
	 * @param Source       $narrow The narrower one.
	 * @param Address|null $page   The page, null for any.
	 */
	public static function covers( Source $wide, Source $narrow, ?Address $page ): bool {
		if ( Source::NONE === $narrow->kind || $wide->text === $narrow->text ) {
			return true;
		}
		if ( Source::INVALID === $narrow->kind ) {
			return false;
		}
		if ( Source::ANY === $wide->kind ) {
			return self::any_covers( $narrow, $page );
		}
		if ( Source::KEYWORD === $narrow->kind ) {
			return self::covers_keyword( $wide, $narrow, $page );
		}
		switch ( $wide->kind ) {
			case Source::NONCE:
			case Source::HASH:
				return $narrow->kind === $wide->kind && $narrow->value === $wide->value;
			case Source::SCHEME:
				return self::scheme_source_covers( (string) $wide->scheme, $narrow, $page );
			case Source::HOST:
				return Source::HOST === $narrow->kind && Host_Cover::covers( $wide, $narrow, $page );
			case Source::KEYWORD:
				return 'self' === $wide->value && Source::HOST === $narrow->kind && self::self_covers( $narrow, $page );
			default:
				return false;
		}
	}

	/**
	 * What a star covers: the network's schemes (CSP3 §6.7.2.8).
	 *
	 * @param Source       $narrow The narrower one.
	 * @param Address|null $page   The page.
	 */
	private static function any_covers( Source $narrow, ?Address $page ): bool {
		switch ( $narrow->kind ) {
			case Source::ANY:
				return true;
			case Source::SCHEME:
				return in_array( $narrow->scheme, self::NETWORK, true );
			case Source::HOST:
				return in_array( Host_Cover::scheme( $narrow, $page ) ?? 'https', self::NETWORK, true );
			default:
				return Source::KEYWORD === $narrow->kind && 'self' === $narrow->value;
		}
	}

	/**
	 * What covers a keyword: itself, and of `'self'` what covers the page.
	 *
	 * @param Source       $wide   The wider one.
	 * @param Source       $narrow A keyword.
	 * @param Address|null $page   The page.
	 */
	private static function covers_keyword( Source $wide, Source $narrow, ?Address $page ): bool {
		if ( Source::KEYWORD === $wide->kind ) {
			return $wide->value === $narrow->value;
		}
		$self = 'self' === $narrow->value ? self::self_host( $page ) : null;
		return null !== $self
			&& in_array( $wide->kind, array( Source::SCHEME, Source::HOST ), true )
			&& self::covers( $wide, $self, $page );
	}

	/**
	 * What a scheme covers.
	 *
	 * @param string       $scheme The wider scheme.
	 * @param Source       $narrow The narrower one.
	 * @param Address|null $page   The page.
	 */
	private static function scheme_source_covers( string $scheme, Source $narrow, ?Address $page ): bool {
		if ( Source::SCHEME === $narrow->kind ) {
			return Host_Cover::scheme_covers( $scheme, (string) $narrow->scheme );
		}
		$target = Source::HOST === $narrow->kind ? Host_Cover::scheme( $narrow, $page ) : null;
		return null !== $target && Host_Cover::scheme_covers( $scheme, $target );
	}

	/**
	 * What `'self'` covers: the page's origin, its https form, and its sockets on the same port (R17).
	 *
	 * @param Source       $narrow A host.
	 * @param Address|null $page   The page.
	 */
	private static function self_covers( Source $narrow, ?Address $page ): bool {
		$self = self::self_host( $page );
		if ( null === $self || null === $narrow->scheme ) {
			return false;
		}
		foreach ( array( (string) $self->scheme, 'https', 'wss', 'http' === $self->scheme ? 'ws' : 'wss' ) as $scheme ) {
			if ( Host_Cover::covers( $self->with_scheme( $scheme ), $narrow, $page ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * `'self'` as a host, once the page is known.
	 *
	 * @param Address|null $page The page.
	 */
	private static function self_host( ?Address $page ): ?Source {
		return null === $page ? null : Source_Reader::host( $page->origin() );
	}
}

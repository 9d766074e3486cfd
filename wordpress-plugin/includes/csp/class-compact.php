<?php
/**
 * Shorter lists.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * The twin of core/csp/source-list/compact.ts: a shorter list that allows the same, without repetitions, sources that another
 * covers, and words that mean nothing in this directive; on any page, since a cache may share the header. Only for
 * lists that we write ourselves: the site's own stay as they are.
 */
final class Compact {

	/**
	 * The plan with its copied lists shortened.
	 *
	 * @param Plan       $plan  Plan.
	 * @param Csp_Tables $tables The core's tables.
	 */
	public static function plan( Plan $plan, Csp_Tables $tables ): Plan {
		$short           = new Plan( $plan->placed );
		$short->blockers = $plan->blockers;
		foreach ( $plan->additions as $name => $addition ) {
			$copy = clone $addition;
			if ( null !== $copy->copied_from ) {
				$copy->values = self::values( $copy->directive, $copy->values, $tables );
			}
			$short->additions[ $name ] = $copy;
		}
		return $short;
	}

	/**
	 * A shorter list.
	 *
	 * @param string     $directive Name of the directive.
	 * @param string[]   $values    List.
	 * @param Csp_Tables $tables     The core's tables.
	 * @return string[]
	 */
	private static function values( string $directive, array $values, Csp_Tables $tables ): array {
		$reader  = $tables->reader();
		$is_code = 1 === preg_match( '/\A(script|style|worker)-src/', $directive );
		$sources = array();
		foreach ( $reader->read_all( array_unique( $values ) ) as $source ) {
			if ( $is_code || self::counts_for_hosts( $source ) ) {
				$sources[] = $reader->read( self::without_slash( $source ) );
			}
		}
		$kept = array();
		foreach ( $sources as $index => $source ) {
			if ( count( $sources ) > $tables->compared() || ! self::is_covered( $source, $index, $sources ) ) {
				$kept[] = $source->text;
			}
		}
		return $kept;
	}

	/**
	 * Whether a word means something in a list of hosts; nonces, hashes and the other keywords do so for code only.
	 *
	 * @param Source $source Source.
	 */
	private static function counts_for_hosts( Source $source ): bool {
		return in_array( $source->kind, array( Source::HOST, Source::SCHEME, Source::ANY ), true )
			|| "'self'" === Characters::lower( $source->text );
	}

	/**
	 * `https://example.com/` and `https://example.com` are the same (CSP3 §6.7.2.12), with a query as well.
	 *
	 * @param Source $source Source.
	 */
	private static function without_slash( Source $source ): string {
		return '/' === $source->path && ! $source->disputed
			? (string) preg_replace( '~/(?:[?#].*)?\z~', '', $source->text )
			: $source->text;
	}

	/**
	 * Whether another of the list covers a source; of two that cover each other the first stays.
	 *
	 * @param Source   $source  Source.
	 * @param int      $index   Its place.
	 * @param Source[] $sources The list.
	 */
	private static function is_covered( Source $source, int $index, array $sources ): bool {
		if ( null !== Cover::by( array_slice( $sources, 0, $index ), $source, null ) ) {
			return true;
		}
		$later = array_filter(
			array_slice( $sources, $index + 1 ),
			static fn( Source $each ): bool => null === Cover::by( array( $source ), $each, null )
		);
		return null !== Cover::by( $later, $source, null );
	}
}

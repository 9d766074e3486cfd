<?php
/**
 * Whether a policy allows what Talk needs.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * The twin of core/csp/requirements/judge.ts.
 */
final class Judge {

	private const STRICT = 'strict-dynamic';
	private const INLINE = 'unsafe-inline';

	/**
	 * The core's tables.
	 *
	 * @var Csp_Tables
	 */
	private Csp_Tables $tables;

	/**
	 * The page.
	 *
	 * @var Page
	 */
	private Page $page;

	/**
	 * Judges for one page.
	 *
	 * @param Csp_Tables $tables The core's tables.
	 * @param Page       $page  The page.
	 */
	public function __construct( Csp_Tables $tables, Page $page ) {
		$this->tables = $tables;
		$this->page   = $page;
	}

	/**
	 * What blocks a requirement in one policy, or null where it is allowed (R6).
	 *
	 * @param Policy      $policy      Policy.
	 * @param Requirement $requirement What Talk needs.
	 */
	public function verdict( Policy $policy, Requirement $requirement ): ?Requirement_Verdict {
		$directive = $this->tables->governing_directive( $policy, $requirement->directive );
		if ( null === $directive ) {
			return null;
		}
		$sources  = $this->tables->reader()->read_all( $directive->values );
		$obstacle = $this->obstacle( $directive, $sources, $requirement );
		return null === $obstacle ? null : new Requirement_Verdict( $directive, $obstacle );
	}

	/**
	 * Whether a list has `'strict-dynamic'`.
	 *
	 * @param Directive $directive Directive.
	 */
	public function is_strict( Directive $directive ): bool {
		return self::has( $this->tables->reader()->read_all( $directive->values ), self::STRICT );
	}

	/**
	 * What blocks a requirement in the list that governs it.
	 *
	 * @param Directive   $directive        The directive that governs it.
	 * @param Source[]    $sources     Its list.
	 * @param Requirement $requirement What Talk needs.
	 */
	private function obstacle( Directive $directive, array $sources, Requirement $requirement ): ?string {
		switch ( $requirement->role ) {
			case Requirement::LOADER:
				return $this->loader( $sources, $requirement );
			case Requirement::ACCOUNT_SCRIPT:
				return self::has( $sources, self::STRICT ) ? null : $this->source( $sources, $requirement );
			case Requirement::INLINE_STYLE:
				return self::inline_style( $sources );
			case Requirement::BLOB_WORKER:
				// A worker that script-src governs is a script, so 'strict-dynamic' lets the page start it (R9).
				$starts = 'script-src' === $directive->name && self::has( $sources, self::STRICT );
				return $starts || null === $this->source( $sources, $requirement ) ? null : Requirement_Verdict::BLOB_WORKERS;
			default:
				return $this->source( $sources, $requirement );
		}
	}

	/**
	 * The loader is trusted by nonce, hash or host; next to `'strict-dynamic'` hosts are ignored (R12).
	 *
	 * @param Source[]    $sources     The list that governs it.
	 * @param Requirement $requirement The loader's own origin.
	 */
	private function loader( array $sources, Requirement $requirement ): ?string {
		$hash = $this->page->integrity_source( $this->tables->reader() );
		if ( $this->has_nonce( $sources ) || $this->has_hashes( $sources ) ) {
			return null;
		}
		if ( self::has( $sources, self::STRICT ) ) {
			return null === $hash ? Requirement_Verdict::STRICT_DYNAMIC : Requirement_Verdict::HASH;
		}
		return $this->source( $sources, $requirement );
	}

	/**
	 * Whether a list has the page's nonce, compared letter by letter (R14).
	 *
	 * @param Source[] $sources List.
	 */
	private function has_nonce( array $sources ): bool {
		foreach ( $sources as $source ) {
			if ( '' !== $this->page->nonce && Source::NONCE === $source->kind && $source->value === $this->page->nonce ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a list has every hash of the loader's tag, and there is one (CSP3 §8.4).
	 *
	 * @param Source[] $sources List.
	 */
	private function has_hashes( array $sources ): bool {
		$hashes = $this->page->integrity_hashes( $this->tables->reader() );
		foreach ( $hashes as $hash ) {
			if ( null === Cover::by( $sources, $hash, null ) ) {
				return false;
			}
		}
		return array() !== $hashes;
	}

	/**
	 * Nonces and hashes switch `'unsafe-inline'` off, so next to them it helps nobody (R11, CSP3 §6.7.3.2).
	 *
	 * @param Source[] $sources The list that governs styles.
	 */
	private static function inline_style( array $sources ): ?string {
		foreach ( $sources as $source ) {
			if ( $source->is_secret() ) {
				return Requirement_Verdict::INLINE_STYLES_NONCE;
			}
		}
		return self::has( $sources, self::INLINE ) ? null : Requirement_Verdict::INLINE_STYLES;
	}

	/**
	 * Whether a list has a requirement's source.
	 *
	 * @param Source[]    $sources     List.
	 * @param Requirement $requirement What Talk needs.
	 */
	private function source( array $sources, Requirement $requirement ): ?string {
		$wanted = $this->tables->reader()->read( $requirement->source );
		return null === Cover::by( $sources, $wanted, $this->page->url ) ? Requirement_Verdict::SOURCE : null;
	}

	/**
	 * Whether a list has a keyword, in effect or not.
	 *
	 * @param Source[] $sources List.
	 * @param string   $keyword Keyword without quotes.
	 */
	private static function has( array $sources, string $keyword ): bool {
		foreach ( $sources as $source ) {
			if ( Source::KEYWORD === $source->kind && $source->value === $keyword ) {
				return true;
			}
		}
		return false;
	}
}

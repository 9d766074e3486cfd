<?php
/**
 * What one policy needs.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * The twin of core/csp/merge/plan.ts: sources for the directive that governs (R8), or a full copy of the fallback with them
 * (R7); nothing where nothing restricts. Judged on the policy as the site wrote it, so that no addition leaks into
 * another's copy, and none into what follows a list that grew.
 */
final class Plan {

	private const SCRIPTS = 'script-src';
	private const WORKERS = 'worker-src';

	/** The settings that the blockers are about. */
	private const FIELDS = array(
		Requirement_Verdict::STRICT_DYNAMIC      => 'page',
		Requirement_Verdict::INLINE_STYLES       => 'csp.allowInlineStyles',
		Requirement_Verdict::INLINE_STYLES_NONCE => 'csp',
		Requirement_Verdict::BLOB_WORKERS        => 'csp.allowBlobWorkers',
	);

	/**
	 * The policy in its place.
	 *
	 * @var Placed_Policy
	 */
	public Placed_Policy $placed;

	/**
	 * What its directives get, by their names.
	 *
	 * @var array<string, Addition>
	 */
	public array $additions = array();

	/**
	 * What no source can fix, or what needs the owner's permission.
	 *
	 * @var Finding[]
	 */
	public array $blockers = array();

	/**
	 * Plans nothing yet.
	 *
	 * @param Placed_Policy $placed The policy in its place.
	 */
	public function __construct( Placed_Policy $placed ) {
		$this->placed = $placed;
	}

	/**
	 * Plans for every requirement.
	 *
	 * @param Placed_Policy $placed       The policy in its place.
	 * @param Requirement[] $requirements What Talk needs.
	 * @param Options       $options      The owner's permissions.
	 * @param Page          $page         The page.
	 * @param Csp_Tables    $tables        The core's tables.
	 */
	public static function for_policy( Placed_Policy $placed, array $requirements, Options $options, Page $page, Csp_Tables $tables ): self {
		$plan  = new self( $placed );
		$judge = new Judge( $tables, $page );
		foreach ( $requirements as $requirement ) {
			$verdict = $judge->verdict( $placed->policy, $requirement );
			if ( null === $verdict ) {
				continue;
			}
			if ( ! self::is_fixed( $verdict->obstacle, $options, $page ) ) {
				$plan->block( $verdict, $options );
				continue;
			}
			$target = self::target( $requirement->directive, $verdict->directive, $judge );
			if ( ! isset( $plan->additions[ $target ] ) ) {
				$plan->additions[ $target ] = new Addition( $target, $verdict->directive );
			}
			$hash   = Requirement_Verdict::HASH === $verdict->obstacle ? $page->integrity_source( $tables->reader() ) : null;
			$source = null === $hash ? $requirement->source : $hash->text;
			self::add( $plan->additions[ $target ], $source, $requirement->id, $page, $tables->reader() );
		}
		$plan->keep_workers( $tables->governing_directive( $placed->policy, self::WORKERS ), $judge );
		$plan->blockers = array_values( $plan->blockers );
		$plan->doubt();
		return $plan;
	}

	/** The same, with nothing to add. */
	public function without_additions(): self {
		$left            = clone $this;
		$left->additions = array();
		return $left;
	}

	/**
	 * Whether something may be added against an obstacle: hosts always, the rest with the owner's permission.
	 *
	 * @param string  $obstacle Obstacle.
	 * @param Options $options  The owner's permissions.
	 * @param Page    $page     The page.
	 */
	private static function is_fixed( string $obstacle, Options $options, Page $page ): bool {
		switch ( $obstacle ) {
			case Requirement_Verdict::SOURCE:
				return true;
			case Requirement_Verdict::HASH:
				return $page->built_in || $options->hash;
			case Requirement_Verdict::INLINE_STYLES:
				return true === ( $options->csp->allowInlineStyles ?? false );
			case Requirement_Verdict::BLOB_WORKERS:
				return true === ( $options->csp->allowBlobWorkers ?? false );
			default:
				return false;
		}
	}

	/**
	 * Workers follow `script-src` where a policy has neither `worker-src` nor `child-src`. Hosts for scripts would open
	 * them too, so their list is written out as it was (R26). A list with `'strict-dynamic'` gets no hosts.
	 *
	 * @param Directive|null $governing  The directive that governs workers.
	 * @param Judge          $judge Knows lists.
	 */
	private function keep_workers( ?Directive $governing, Judge $judge ): void {
		if ( null === $governing || ! in_array( $governing->name, array( self::SCRIPTS, 'default-src' ), true ) ) {
			return;
		}
		if ( isset( $this->additions[ self::SCRIPTS ] ) && ! isset( $this->additions[ self::WORKERS ] ) && ! $judge->is_strict( $governing ) ) {
			$this->additions[ self::WORKERS ] = Addition::written_out( self::WORKERS, $governing );
		}
	}

	/**
	 * A directive with a character beyond ASCII, of which there is another, or would be: browsers drop the first (R4);
	 * where one does not, the other is ignored. Nothing is built on either reading.
	 */
	private function doubt(): void {
		$names = array();
		foreach ( $this->placed->policy->serialized as $part ) {
			if ( Serialized_Directive::EMPTY_TEXT !== $part->ignored ) {
				$names[] = $part->name();
			}
		}
		foreach ( $this->additions as $addition ) {
			if ( null !== $addition->copied_from ) {
				$names[] = $addition->directive;
			}
		}
		$counts = array_count_values( $names );
		foreach ( $this->placed->policy->serialized as $part ) {
			if ( Serialized_Directive::NON_ASCII === $part->ignored && '' !== $part->name() && $counts[ $part->name() ] > 1 ) {
				$values           = array(
					'directive' => $part->name(),
					'text'      => Characters::excerpt( $part->text ),
				);
				$this->blockers[] = new Finding( 'Content-Security-Policy', 'csp.error.nonAsciiDuplicate', $values );
				$this->additions  = array();
				return;
			}
		}
	}

	/**
	 * Reports what is not fixed, once a directive.
	 *
	 * @param Requirement_Verdict $verdict What blocks Talk.
	 * @param Options             $options The account.
	 */
	private function block( Requirement_Verdict $verdict, Options $options ): void {
		$name = $verdict->directive->name;
		$code = Requirement_Verdict::HASH === $verdict->obstacle ? 'hashForeignScript' : $verdict->obstacle;

		$this->blockers[ "$code $name" ] = Requirement_Verdict::HASH === $verdict->obstacle
			? new Finding( 'connection.scriptUrl', 'csp.error.hashForeignScript', array( 'address' => $options->script_url() ) )
			: new Finding( self::FIELDS[ $code ], "csp.error.$code", array( 'directive' => $name ) );
	}

	/**
	 * Where a source goes: to the governing directive itself (R8), or to a full copy of it under the base name (R7).
	 * A script list with `'strict-dynamic'` copied under the name `script-src` would loosen workers, which `default-src`
	 * keeps to its hosts; `script-src-elem` governs none.
	 *
	 * @param string    $directive What is fetched.
	 * @param Directive $governing      The directive that governs it.
	 * @param Judge     $judge     Knows lists.
	 */
	private static function target( string $directive, Directive $governing, Judge $judge ): string {
		$base = (string) preg_replace( '/-(elem|attr)\z/', '', $directive );
		if ( $governing->name === $directive || $governing->name === $base ) {
			return $governing->name;
		}
		return 'script-src-elem' === $directive && $judge->is_strict( $governing ) ? $directive : $base;
	}

	/**
	 * Adds a source, unless what is there covers it.
	 *
	 * @param Addition      $addition What the directive gets.
	 * @param string        $source   Source.
	 * @param string        $id       Row of the table.
	 * @param Page          $page     The page.
	 * @param Source_Reader $reader   Reads sources.
	 */
	private static function add( Addition $addition, string $source, string $id, Page $page, Source_Reader $reader ): void {
		$wanted = $reader->read( $source );
		$there  = $reader->read_all( array_merge( $addition->values, $addition->words() ) );
		if ( null === Cover::by( $there, $wanted, $page->url ) ) {
			$addition->sources[] = array(
				'source' => $source,
				'id'     => $id,
			);
		}
	}
}

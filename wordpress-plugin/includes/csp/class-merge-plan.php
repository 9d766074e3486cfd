<?php
/**
 * What a merge is going to do.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * What each policy of a response needs, and what prevents it: a value that nothing changes. Part of the twin of
 * core/csp/merge/merge.ts (`MergePlan`).
 */
final class Merge_Plan {

	/**
	 * Plans of the enforced policies, in order.
	 *
	 * @var Plan[]
	 */
	public array $enforced;

	/**
	 * Plans of the report-only policies, in order.
	 *
	 * @var Plan[]
	 */
	public array $report_only;

	/**
	 * What no source can fix, or what needs the owner's permission.
	 *
	 * @var Finding[]
	 */
	public array $blockers;

	/**
	 * What is worth knowing.
	 *
	 * @var Finding[]
	 */
	public array $warnings;

	/**
	 * A plan of these parts.
	 *
	 * @param Plan[]    $enforced    Plans of the enforced policies, in order.
	 * @param Plan[]    $report_only Plans of the report-only policies, in order.
	 * @param Finding[] $blockers    What no source can fix.
	 * @param Finding[] $warnings    What is worth knowing.
	 */
	private function __construct( array $enforced, array $report_only, array $blockers, array $warnings ) {
		$this->enforced    = $enforced;
		$this->report_only = $report_only;
		$this->blockers    = $blockers;
		$this->warnings    = $warnings;
	}

	/**
	 * What each policy of a response needs, and what prevents it. Changes nothing of what it is given.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param string[]                                       $meta    Meta policies.
	 * @param Page                                           $page    The page.
	 * @param Options                                        $options The account and the owner's permissions.
	 * @param Csp_Tables                                     $tables  The core's tables.
	 */
	public static function for_response( array $headers, array $meta, Page $page, Options $options, Csp_Tables $tables ): self {
		$list   = new Policy_List( $headers, $meta );
		$needs  = new Requirements( $options, $page, $tables );
		$world  = new Environment( $headers, $list, (bool) ( $options->csp->features->calls ?? false ), $page, $tables );
		$wanted = self::possible( $needs->list, $world->blockers );
		$plan   = static fn( Placed_Policy $placed ): Plan => Plan::for_policy( $placed, $wanted, $options, $page, $tables );

		$planned        = array_map( $plan, $list->enforced );
		$report_only    = array_map( $plan, $list->report_only );
		$about_policies = self::blockers_of( $planned );
		$blockers       = array_merge( self::of_concern( $needs->blockers, $list, $tables ), $world->blockers, $about_policies, self::meta_blockers( $planned, $meta ) );
		$warnings       = array_merge( Input_Warnings::of( $headers, $list ), $world->warnings, self::still_reported( $report_only ) );
		return new self( self::without_commas( $planned, $meta ), $report_only, self::unique( $blockers ), self::unique( $warnings ) );
	}

	/**
	 * Without what calls need, where the browser refuses them anyway.
	 *
	 * @param Requirement[] $requirements What Talk needs.
	 * @param Finding[]     $blockers     What is against it.
	 * @return Requirement[]
	 */
	private static function possible( array $requirements, array $blockers ): array {
		foreach ( $blockers as $blocker ) {
			if ( 'permissionsPolicy' === $blocker->code() ) {
				return array_filter(
					$requirements,
					static fn( Requirement $requirement ): bool => 'calls' !== $requirement->feature
				);
			}
		}
		return $requirements;
	}

	/**
	 * A region's hosts matter only where some policy governs what is loaded from them.
	 *
	 * @param Finding[]   $blockers What is not known of the account.
	 * @param Policy_List $list     All policies.
	 * @param Csp_Tables  $tables    The core's tables.
	 * @return Finding[]
	 */
	private static function of_concern( array $blockers, Policy_List $list, Csp_Tables $tables ): array {
		return array_filter(
			$blockers,
			static function ( Finding $blocker ) use ( $list, $tables ): bool {
				if ( 'notConnected' === $blocker->code() ) {
					return true;
				}
				foreach ( $tables->sources() as $row ) {
					if ( 'dataRegionMissing' !== $blocker->code() || Requirements::of_region( $row ) ) {
						foreach ( $list->all() as $placed ) {
							if ( null !== $tables->governing_directive( $placed->policy, $row['directive'] ) ) {
								return true;
							}
						}
					}
				}
				return false;
			}
		);
	}

	/**
	 * Whether a plan is for a meta element with a comma. Browsers disagree on it (R2), so nothing is written there.
	 *
	 * @param Plan     $plan Plan.
	 * @param string[] $meta Meta policies.
	 */
	private static function is_split( Plan $plan, array $meta ): bool {
		return Placed_Policy::META === $plan->placed->delivery && false !== strpos( $meta[ $plan->placed->index ], ',' );
	}

	/**
	 * The plans, with nothing to add where a comma is.
	 *
	 * @param Plan[]   $plans Plans of the enforced policies.
	 * @param string[] $meta  Meta policies.
	 * @return Plan[]
	 */
	private static function without_commas( array $plans, array $meta ): array {
		return array_map(
			static fn( Plan $plan ): Plan => self::is_split( $plan, $meta ) ? $plan->without_additions() : $plan,
			$plans
		);
	}

	/**
	 * What is to be done by hand in the page's meta elements.
	 *
	 * @param Plan[]   $plans Plans of the enforced policies.
	 * @param string[] $meta  Meta policies.
	 * @return Finding[]
	 */
	private static function meta_blockers( array $plans, array $meta ): array {
		$blockers = array();
		foreach ( $plans as $plan ) {
			if ( Placed_Policy::META === $plan->placed->delivery && $plan->additions ) {
				$text       = self::is_split( $plan, $meta ) ? 'csp.error.metaComma' : 'csp.error.metaPolicy';
				$blockers[] = new Finding( 'meta', $text, array( 'number' => (string) $plan->placed->index ) );
			}
		}
		return $blockers;
	}

	/**
	 * The same with report-only policies as they are: they block nothing.
	 *
	 * @param int $limit Why: largest size of all headers together, in bytes.
	 */
	public function enforced_only( int $limit ): self {
		$warning = new Finding( 'headers', 'csp.warning.reportOnlyLeft', array( 'limit' => (string) $limit ) );
		$without = array_map( static fn( Plan $plan ): Plan => $plan->without_additions(), $this->report_only );
		return new self( $this->enforced, $without, $this->blockers, array_merge( $this->warnings, array( $warning ) ) );
	}

	/**
	 * The same with shorter copies.
	 *
	 * @param int        $limit  Why: largest size of all headers together, in bytes.
	 * @param Csp_Tables $tables The core's tables.
	 */
	public function shortened( int $limit, Csp_Tables $tables ): self {
		$warning = new Finding( 'headers', 'csp.warning.compacted', array( 'limit' => (string) $limit ) );
		$shorten = static fn( Plan $plan ): Plan => Compact::plan( $plan, $tables );
		return new self(
			array_map( $shorten, $this->enforced ),
			array_map( $shorten, $this->report_only ),
			$this->blockers,
			array_merge( $this->warnings, array( $warning ) )
		);
	}

	/**
	 * What report-only policies go on reporting; the words of the finding inside are filled in where it is shown.
	 *
	 * @param Plan[] $report_only Plans of the report-only policies.
	 * @return Finding[]
	 */
	private static function still_reported( array $report_only ): array {
		return array_map(
			static fn( Finding $blocker ): Finding => new Finding( 'headers', 'csp.warning.reportOnly', array( 'message' => $blocker ) ),
			self::blockers_of( $report_only )
		);
	}

	/**
	 * The blockers of all plans.
	 *
	 * @param Plan[] $plans Plans.
	 * @return Finding[]
	 */
	private static function blockers_of( array $plans ): array {
		return array_merge( array(), ...array_column( $plans, 'blockers' ) );
	}

	/**
	 * Each finding once.
	 *
	 * @param Finding[] $findings Findings.
	 * @return Finding[]
	 */
	private static function unique( array $findings ): array {
		$unique = array();
		foreach ( $findings as $finding ) {
			$unique[ serialize( $finding ) ] = $finding; // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- A key, never read back.
		}
		return array_values( $unique );
	}
}

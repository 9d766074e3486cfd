<?php
/**
 * What a merge has to do.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * What each policy of a response needs, and what stands against it.
 */
final class Work {

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
	 * What no source can mend, or what needs the owner's word.
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
	 * Looks through a response.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param string[]                                       $meta    Meta policies.
	 * @param Page                                           $page    The page.
	 * @param Options                                        $options The account and the owner's words.
	 * @param Rules                                          $rules   The core's tables.
	 */
	public function __construct( array $headers, array $meta, Page $page, Options $options, Rules $rules ) {
		$list   = new Policy_List( $headers, $meta );
		$needs  = new Requirements( $options, $page, $rules );
		$world  = new Environment( $headers, $list, (bool) ( $options->csp->features->calls ?? false ), $page, $rules );
		$wanted = self::possible( $needs->list, $world->blockers );
		$plan   = static fn( Placed_Policy $placed ): Plan => Plan::for_policy( $placed, $wanted, $options, $page, $rules );

		$this->enforced    = array_map( $plan, $list->enforced );
		$this->report_only = array_map( $plan, $list->report_only );

		$about_policies = self::blockers_of( $this->enforced );
		$about_meta     = $this->leave_out_commas( $meta );
		$this->blockers = self::unique( array_merge( self::of_concern( $needs->blockers, $list, $rules ), $world->blockers, $about_policies, $about_meta ) );
		$this->warnings = self::unique( array_merge( Input_Warnings::of( $headers, $list ), $world->warnings, $this->still_reported() ) );
	}

	/**
	 * Without what calls need, where the browser refuses them anyway.
	 *
	 * @param Requirement[] $requirements What Talk needs.
	 * @param Finding[]     $blockers     What stands against it.
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
	 * @param Rules       $rules    The core's tables.
	 * @return Finding[]
	 */
	private static function of_concern( array $blockers, Policy_List $list, Rules $rules ): array {
		return array_filter(
			$blockers,
			static function ( Finding $blocker ) use ( $list, $rules ): bool {
				if ( 'notConnected' === $blocker->code() ) {
					return true;
				}
				foreach ( $rules->sources() as $row ) {
					if ( 'dataRegionMissing' !== $blocker->code() || Requirements::of_region( $row ) ) {
						foreach ( $list->all() as $placed ) {
							if ( null !== $rules->governing( $placed->policy, $row['directive'] ) ) {
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
	 * Browsers disagree on a comma in a meta element (R2), so nothing is written there.
	 *
	 * @param string[] $meta Meta policies.
	 * @return Finding[]
	 */
	private function leave_out_commas( array $meta ): array {
		$blockers = array();
		foreach ( $this->enforced as $plan ) {
			if ( Placed_Policy::META !== $plan->placed->delivery || ! $plan->additions ) {
				continue;
			}
			$number = $plan->placed->index;
			$split  = false !== strpos( $meta[ $number ], ',' );
			if ( $split ) {
				$plan->additions = array();
			}
			$blockers[] = new Finding( 'meta', $split ? 'csp.error.metaComma' : 'csp.error.metaPolicy', array( 'number' => (string) $number ) );
		}
		return $blockers;
	}

	/**
	 * What report-only policies go on reporting; the words of the finding inside are filled in where it is shown.
	 *
	 * @return Finding[]
	 */
	private function still_reported(): array {
		return array_map(
			static fn( Finding $blocker ): Finding => new Finding( 'headers', 'csp.warning.reportOnly', array( 'message' => $blocker ) ),
			self::blockers_of( $this->report_only )
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

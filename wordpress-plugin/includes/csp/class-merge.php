<?php
/**
 * Adds what Talk needs to a site's policies.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * The twin of core/csp/merge/merge.ts, held to it by test/vectors/csp and by comparing both on generated lists. Every policy
 * of a response gets what Talk needs there, and nothing else: the site keeps all it allowed (R1–R26). Where something
 * stands against Talk that no source can fix, the policies stay as they are and the blockers tell. Merging the result
 * again changes nothing. No function of WordPress is used here.
 */
final class Merge {

	/**
	 * The core's tables.
	 *
	 * @var Csp_Tables
	 */
	private Csp_Tables $tables;

	/**
	 * Takes the tables; they are read when a merge needs them.
	 *
	 * @param Csp_Tables $tables The core's tables.
	 */
	public function __construct( Csp_Tables $tables ) {
		$this->tables = $tables;
	}

	/**
	 * Merges one response.
	 *
	 * @param array<int, array{name: string, value: string}> $headers All its headers, in order.
	 * @param string[]                                       $meta    `content` of each meta policy of the page.
	 * @param Page                                           $page    The page.
	 * @param Options                                        $options The account, the owner's permissions, the limit.
	 */
	public function response( array $headers, array $meta, Page $page, Options $options ): Merge_Result {
		if ( Write::bytes( $headers ) + array_sum( array_map( 'strlen', $meta ) ) > $this->tables->input_limit() ) {
			$values = array( 'limit' => (string) $this->tables->input_limit() );
			return new Merge_Result( $headers, $meta, array( new Finding( 'headers', 'csp.error.inputTooLarge', $values ) ) );
		}
		$merge_plan = Merge_Plan::for_response( $headers, $meta, $page, $options, $this->tables );
		foreach ( $merge_plan->blockers as $blocker ) {
			if ( ! $this->tables->is_partial( $blocker->code() ) ) {
				return new Merge_Result( $headers, $meta, $merge_plan->blockers, $merge_plan->warnings );
			}
		}
		$before = Write::bytes( $headers );
		$after  = $before;
		foreach ( $this->size_fallbacks( $merge_plan, $options->limit, $before ) as $each ) {
			$result = self::render( $headers, $meta, $each );
			$after  = $result->bytes['after'];
			if ( $after <= max( $options->limit, $before ) ) {
				return $result;
			}
		}
		$values = array(
			'bytes' => (string) $after,
			'limit' => (string) $options->limit,
		);
		$stop   = new Finding( 'headers', 'csp.error.headersTooLarge', $values );
		return new Merge_Result( $headers, $meta, array_merge( $merge_plan->blockers, array( $stop ) ), $merge_plan->warnings );
	}

	/**
	 * The plans written out.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param string[]                                       $meta    Meta policies.
	 * @param Merge_Plan                                     $merge_plan    Plans and findings.
	 */
	private static function render( array $headers, array $meta, Merge_Plan $merge_plan ): Merge_Result {
		$result                    = new Merge_Result( $headers, $meta, $merge_plan->blockers, $merge_plan->warnings );
		$result->headers           = Write::written( $headers, array_merge( $merge_plan->enforced, $merge_plan->report_only ) );
		$result->meta              = Write::with_plans( $meta, Placed_Policy::META, $merge_plan->enforced );
		$result->added             = $merge_plan->enforced;
		$result->added_report_only = $merge_plan->report_only;
		$result->bytes['after']    = Write::bytes( $result->headers );
		return $result;
	}

	/**
	 * From what is wanted to what is still worth sending; the first that fits is taken.
	 *
	 * @param Merge_Plan $merge_plan   Plans and findings.
	 * @param int        $limit  Largest size of all headers together, in bytes.
	 * @param int        $before Their size as given.
	 * @return iterable<Merge_Plan>
	 */
	private function size_fallbacks( Merge_Plan $merge_plan, int $limit, int $before ): iterable {
		$all = array( $merge_plan );
		foreach ( $merge_plan->report_only as $plan ) {
			if ( $plan->additions ) {
				$all[] = $merge_plan->enforced_only( $limit );
				break;
			}
		}
		foreach ( $all as $each ) {
			yield $each;
			// What is too large already cannot become small enough by shorter additions.
			if ( $before <= $limit ) {
				yield $each->shortened( $limit, $this->tables );
			}
		}
	}
}

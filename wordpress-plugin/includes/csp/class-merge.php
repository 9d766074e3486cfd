<?php
/**
 * Adds what Talk needs to a site's policies.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * The twin of core/csp/merge.ts, held to it by test/vectors/csp and by comparing both on generated lists. Every policy
 * of a response gets what Talk needs there, and nothing else: the site keeps all it allowed (R1–R26). Where something
 * stands against Talk that no source can mend, the policies stay as they are and the blockers tell. Merging the result
 * again changes nothing. No function of WordPress is used here.
 */
final class Merge {

	/**
	 * The core's tables.
	 *
	 * @var Rules
	 */
	private Rules $rules;

	/**
	 * Takes the tables; they are read when a merge needs them.
	 *
	 * @param Rules $rules The core's tables.
	 */
	public function __construct( Rules $rules ) {
		$this->rules = $rules;
	}

	/**
	 * Merges one response.
	 *
	 * @param array<int, array{name: string, value: string}> $headers All its headers, in order.
	 * @param string[]                                       $meta    `content` of each meta policy of the page.
	 * @param Page                                           $page    The page.
	 * @param Options                                        $options The account, the owner's words, the limit.
	 */
	public function response( array $headers, array $meta, Page $page, Options $options ): Merge_Result {
		if ( Header_List::bytes( $headers ) + array_sum( array_map( 'strlen', $meta ) ) > $this->rules->input_limit() ) {
			$values = array( 'limit' => (string) $this->rules->input_limit() );
			return new Merge_Result( $headers, $meta, array( new Finding( 'headers', 'csp.error.inputTooLarge', $values ) ) );
		}
		$work = new Work( $headers, $meta, $page, $options, $this->rules );
		foreach ( $work->blockers as $blocker ) {
			if ( ! $this->rules->is_partial( $blocker->code() ) ) {
				return new Merge_Result( $headers, $meta, $work->blockers, $work->warnings );
			}
		}
		$before = Header_List::bytes( $headers );
		$after  = $before;
		foreach ( $this->smaller( $work, $options->limit, $before ) as $each ) {
			$result = self::written( $headers, $meta, $each );
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
		return new Merge_Result( $headers, $meta, array_merge( $work->blockers, array( $stop ) ), $work->warnings );
	}

	/**
	 * The plans written out.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param string[]                                       $meta    Meta policies.
	 * @param Work                                           $work    Plans and findings.
	 */
	private static function written( array $headers, array $meta, Work $work ): Merge_Result {
		$result                    = new Merge_Result( $headers, $meta, $work->blockers, $work->warnings );
		$result->headers           = Header_List::written( $headers, array_merge( $work->enforced, $work->report_only ) );
		$result->meta              = Header_List::with_plans( $meta, Placed_Policy::META, $work->enforced );
		$result->added             = $work->enforced;
		$result->added_report_only = $work->report_only;
		$result->bytes['after']    = Header_List::bytes( $result->headers );
		return $result;
	}

	/**
	 * From what is wanted to what is still worth sending; the first that fits is taken.
	 *
	 * @param Work $work   Plans and findings.
	 * @param int  $limit  Largest size of all headers together, in bytes.
	 * @param int  $before Their size as given.
	 * @return iterable<Work>
	 */
	private function smaller( Work $work, int $limit, int $before ): iterable {
		$all = array( $work );
		foreach ( $work->report_only as $plan ) {
			if ( $plan->additions ) {
				$all[] = self::enforced_only( $work, $limit );
				break;
			}
		}
		foreach ( $all as $each ) {
			yield $each;
			// What is too large already cannot become small enough by shorter additions.
			if ( $before <= $limit ) {
				yield $this->shortened( $each, $limit );
			}
		}
	}

	/**
	 * The same with report-only policies as they are: they block nothing.
	 *
	 * @param Work $work  Plans and findings.
	 * @param int  $limit Why: largest size of all headers together, in bytes.
	 */
	private static function enforced_only( Work $work, int $limit ): Work {
		$only              = clone $work;
		$only->report_only = array_map(
			static function ( Plan $plan ): Plan {
				$left            = clone $plan;
				$left->additions = array();
				return $left;
			},
			$work->report_only
		);
		$only->warnings[]  = new Finding( 'headers', 'csp.warning.reportOnlyLeft', array( 'limit' => (string) $limit ) );
		return $only;
	}

	/**
	 * The same with shorter copies.
	 *
	 * @param Work $work  Plans and findings.
	 * @param int  $limit Why: largest size of all headers together, in bytes.
	 */
	private function shortened( Work $work, int $limit ): Work {
		$rules   = $this->rules;
		$shorten = static fn( Plan $plan ): Plan => Compact::plan( $plan, $rules );

		$short              = clone $work;
		$short->enforced    = array_map( $shorten, $work->enforced );
		$short->report_only = array_map( $shorten, $work->report_only );
		$short->warnings[]  = new Finding( 'headers', 'csp.warning.compacted', array( 'limit' => (string) $limit ) );
		return $short;
	}
}

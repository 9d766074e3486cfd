<?php
/**
 * A merge as data.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;
use TalkMessenger\Texts;

/**
 * The form in which the core's command line answers, and REST: with words.
 */
final class Answer {

	/** A row about a directive that gets nothing. */
	private const WRITTEN_OUT = array(
		'source' => null,
		'id'     => 'keptWorkers',
	);

	/**
	 * Texts by key, with `{name}` places.
	 *
	 * @var array<string, string|array<mixed>>
	 */
	private array $texts;

	/**
	 * Takes the words.
	 *
	 * @param array<string, string|array<mixed>> $texts Texts by key.
	 */
	public function __construct( array $texts ) {
		$this->texts = $texts;
	}

	/**
	 * Everything about a merge.
	 *
	 * @param Merge_Result $result Result.
	 * @return array{headers: array<int, array{name: string, value: string}>, meta: string[], added: array<int, array<string, int|string|null>>, addedReportOnly: array<int, array<string, int|string|null>>, bytes: array{before: int, after: int}, blockers: array<int, array<string, mixed>>, warnings: array<int, array<string, mixed>>}
	 */
	public function of( Merge_Result $result ): array {
		return array(
			'headers'         => $result->headers,
			'meta'            => $result->meta,
			'added'           => $this->added( $result->added ),
			'addedReportOnly' => $this->added( $result->added_report_only ),
			'bytes'           => $result->bytes,
			'blockers'        => array_map( array( $this, 'finding' ), $result->blockers ),
			'warnings'        => array_map( array( $this, 'finding' ), $result->warnings ),
		);
	}

	/**
	 * A finding in words.
	 *
	 * @param Finding $finding Finding.
	 * @return array{code: string, field: string, message: string, values?: array<string, string>}
	 */
	public function finding( Finding $finding ): array {
		$values = $finding->values_in( $this->texts );
		return array(
			'code'    => $finding->code(),
			'field'   => $finding->field,
			'message' => $finding->message( $this->texts ),
		) + ( $values ? array( 'values' => $values ) : array() );
	}

	/**
	 * What was added, policy by policy.
	 *
	 * @param Plan[] $plans Plans, in the order of the policies.
	 * @return array<int, array{policy: int, directive: string, source: string|null, why: string, copiedFrom?: string}>
	 */
	private function added( array $plans ): array {
		$rows = array();
		foreach ( $plans as $policy => $plan ) {
			foreach ( $plan->additions as $addition ) {
				foreach ( $addition->sources ? $addition->sources : array( self::WRITTEN_OUT ) as $source ) {
					$rows[] = array(
						'policy'    => $policy,
						'directive' => $addition->directive,
						'source'    => $source['source'],
						'why'       => Texts::format( $this->texts[ "csp.why.{$source['id']}" ], array() ),
					) + ( null === $addition->copied_from ? array() : array( 'copiedFrom' => $addition->copied_from ) );
				}
			}
		}
		return $rows;
	}
}

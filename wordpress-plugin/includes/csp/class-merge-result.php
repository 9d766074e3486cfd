<?php
/**
 * What a merge gives.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * Headers and meta elements as they should be, and what was done to them. No words: the caller has them.
 */
final class Merge_Result {

	/**
	 * Headers, in their order.
	 *
	 * @var array<int, array{name: string, value: string}>
	 */
	public array $headers;

	/**
	 * `content` of each meta policy, in their order.
	 *
	 * @var string[]
	 */
	public array $meta;

	/**
	 * Plans of the enforced policies, in order: what was added.
	 *
	 * @var Plan[]
	 */
	public array $added = array();

	/**
	 * Plans of the report-only policies, in order: what was added.
	 *
	 * @var Plan[]
	 */
	public array $added_report_only = array();

	/**
	 * Size of the given headers as sent, in bytes, before and after.
	 *
	 * @var array{before: int, after: int}
	 */
	public array $bytes;

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
	 * A result that changes nothing.
	 *
	 * @param array<int, array{name: string, value: string}> $headers  Headers.
	 * @param string[]                                       $meta     Meta policies.
	 * @param Finding[]                                      $blockers Blockers.
	 * @param Finding[]                                      $warnings Warnings.
	 */
	public function __construct( array $headers, array $meta, array $blockers, array $warnings = array() ) {
		$size           = Write::bytes( $headers );
		$this->headers  = $headers;
		$this->meta     = $meta;
		$this->bytes    = array(
			'before' => $size,
			'after'  => $size,
		);
		$this->blockers = $blockers;
		$this->warnings = $warnings;
	}
}

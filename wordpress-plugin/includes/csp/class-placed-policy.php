<?php
/**
 * A policy where it stands.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * A policy with at least one directive, which is what a browser keeps (CSP3 §2.2.2), and its place in the response.
 */
final class Placed_Policy {

	public const HEADER = 'header';
	public const META   = 'meta';

	/**
	 * The policy.
	 *
	 * @var Policy
	 */
	public Policy $policy;

	/**
	 * Header or meta element.
	 *
	 * @var string
	 */
	public string $delivery;

	/**
	 * The header's or meta element's number, from 0.
	 *
	 * @var int
	 */
	public int $index;

	/**
	 * Its place between the commas, from 0.
	 *
	 * @var int
	 */
	public int $position;

	/**
	 * Places a policy.
	 *
	 * @param Policy $policy   The policy.
	 * @param string $delivery One of the constants.
	 * @param int    $index    The header's or meta element's number.
	 * @param int    $position Its place between the commas.
	 */
	public function __construct( Policy $policy, string $delivery, int $index, int $position ) {
		$this->policy   = $policy;
		$this->delivery = $delivery;
		$this->index    = $index;
		$this->position = $position;
	}
}

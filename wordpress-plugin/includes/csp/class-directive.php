<?php
/**
 * A directive of a policy.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * CSP3 §2.3. The name is lower-cased; the values are as written.
 */
final class Directive {

	/**
	 * Its name.
	 *
	 * @var string
	 */
	public string $name;

	/**
	 * Its words behind the name.
	 *
	 * @var string[]
	 */
	public array $values;

	/**
	 * Makes a directive.
	 *
	 * @param string   $name   Its name, in small letters.
	 * @param string[] $values Its words behind the name.
	 */
	public function __construct( string $name, array $values ) {
		$this->name   = $name;
		$this->values = $values;
	}
}

<?php
/**
 * One policy.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * One serialized policy (CSP3 §2.2.1, R4). Any text is one; nothing throws.
 */
final class Policy {

	/**
	 * Its text, cut at the semicolons.
	 *
	 * @var Serialized_Directive[]
	 */
	public array $serialized = array();

	/**
	 * The directive set: the first of each name, in order.
	 *
	 * @var array<string, Directive>
	 */
	public array $directives = array();

	/**
	 * Reads a policy.
	 *
	 * @param string $text Its text.
	 */
	public function __construct( string $text ) {
		foreach ( explode( ';', $text ) as $part ) {
			$part               = new Serialized_Directive( $part, $this->directives );
			$this->serialized[] = $part;
			if ( null !== $part->directive ) {
				$this->directives[ $part->directive->name ] = $part->directive;
			}
		}
	}

	/**
	 * The values of a directive, or null where it is not there.
	 *
	 * @param string $name Its name.
	 * @return string[]|null
	 */
	public function values( string $name ): ?array {
		return isset( $this->directives[ $name ] ) ? $this->directives[ $name ]->values : null;
	}
}

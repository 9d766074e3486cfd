<?php
/**
 * What one directive of one policy gets.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Sources for a directive that is there, or for one that starts as a copy of another.
 */
final class Addition {

	/**
	 * Name of the directive.
	 *
	 * @var string
	 */
	public string $directive;

	/**
	 * The directive whose list is copied because this one is not there yet (R7); null where it is.
	 *
	 * @var string|null
	 */
	public ?string $copied_from = null;

	/**
	 * The sources that the directive has, or starts with.
	 *
	 * @var string[]
	 */
	public array $values;

	/**
	 * What it gets, each with the row of the table that asks for it. Empty where the directive is only written out, so
	 * that what it governs stays as it was.
	 *
	 * @var array<int, array{source: string, id: string}>
	 */
	public array $sources = array();

	/**
	 * Begins with nothing added.
	 *
	 * @param string    $directive Name of the directive.
	 * @param Directive $rule      The directive that governs: this one, or the one to copy.
	 */
	public function __construct( string $directive, Directive $rule ) {
		$this->directive = $directive;
		$this->values    = $rule->values;
		if ( $directive !== $rule->name ) {
			$this->copied_from = $rule->name;
			$this->values      = Edit::copyable( $rule->values );
		}
	}

	/**
	 * A directive written out as what governs in its place, with nothing added.
	 *
	 * @param string    $directive Name of the directive.
	 * @param Directive $rule      The directive that governs.
	 */
	public static function written_out( string $directive, Directive $rule ): self {
		$addition         = new self( $directive, $rule );
		$addition->values = $rule->values;
		return $addition;
	}

	/**
	 * What it gets, as words.
	 *
	 * @return string[]
	 */
	public function words(): array {
		return array_column( $this->sources, 'source' );
	}
}

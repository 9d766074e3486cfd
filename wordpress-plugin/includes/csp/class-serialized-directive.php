<?php
/**
 * A part of a policy's text.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * The text between two semicolons, exactly as written, and what it means.
 */
final class Serialized_Directive {

	public const EMPTY_TEXT = 'empty';
	public const NON_ASCII  = 'nonAscii';
	public const DUPLICATE  = 'duplicate';

	/**
	 * As written.
	 *
	 * @var string
	 */
	public string $text;

	/**
	 * The directive that it is, or null.
	 *
	 * @var Directive|null
	 */
	public ?Directive $directive = null;

	/**
	 * Why it is none, one of the constants.
	 *
	 * @var string|null
	 */
	public ?string $ignored = null;

	/**
	 * Reads a text (CSP3 §2.2.1).
	 *
	 * @param string                   $text  Text between two semicolons.
	 * @param array<string, Directive> $known The policy's directives so far: the first of a name wins.
	 */
	public function __construct( string $text, array $known ) {
		$this->text = $text;
		$words      = Characters::words( $text );
		if ( ! $words ) {
			$this->ignored = self::EMPTY_TEXT;
			return;
		}
		$name = Characters::lower( $words[0] );
		if ( ! Characters::is_ascii( $text ) ) {
			$this->ignored = self::NON_ASCII;
		} elseif ( isset( $known[ $name ] ) ) {
			$this->ignored = self::DUPLICATE;
		} else {
			$this->directive = new Directive( $name, array_slice( $words, 1 ) );
		}
	}

	/** The name that it begins with, whatever is beyond ASCII left out; empty for none. */
	public function name(): string {
		$word = Characters::words( $this->text )[0] ?? '';
		return Characters::lower( (string) preg_replace( '/[\x80-\xFF]/', '', $word ) );
	}
}

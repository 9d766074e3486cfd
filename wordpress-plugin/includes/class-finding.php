<?php
/**
 * What is wrong with a value.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

/**
 * A finding is a value: the field it is about, why, and the numbers or names its words need. The twin of
 * core/findings.ts.
 */
final class Finding {

	/**
	 * Dotted path of the setting, empty for the whole input.
	 *
	 * @var string
	 */
	public string $field;

	/**
	 * Key of its words; the code is the last step.
	 *
	 * @var string
	 */
	public string $text;

	/**
	 * Values of the words' places. A finding among them is put into words together with this one, so that all of it is in
	 * one language.
	 *
	 * @var array<string, string|Finding>
	 */
	public array $values;

	/**
	 * Makes a finding.
	 *
	 * @param string                        $field  Dotted path of the setting.
	 * @param string                        $text   Key of its words, `<area>.error.<code>`.
	 * @param array<string, string|Finding> $values Values of the words' places.
	 */
	public function __construct( string $field, string $text, array $values = array() ) {
		$this->field  = $field;
		$this->text   = $text;
		$this->values = $values;
	}

	/** The stable code, the same as the core's. */
	public function code(): string {
		return substr( $this->text, (int) strrpos( '.' . $this->text, '.' ) );
	}

	/**
	 * The same finding about a part of something larger.
	 *
	 * @param string $path Dotted path of that part.
	 */
	public function under( string $path ): self {
		return new self( rtrim( "$path.{$this->field}", '.' ), $this->text, $this->values );
	}

	/**
	 * In words; an unknown key is its own text. The twin of messageOf().
	 *
	 * @param array<string, string|array<mixed>> $table Texts by key.
	 */
	public function message( array $table ): string {
		return Texts::format( $table[ $this->text ] ?? $this->text, $this->values_in( $table ) );
	}

	/**
	 * Its values, each in words.
	 *
	 * @param array<string, string|array<mixed>> $table Texts by key.
	 * @return array<string, string>
	 */
	public function values_in( array $table ): array {
		$words = array();
		foreach ( $this->values as $name => $value ) {
			$words[ $name ] = $value instanceof self ? $value->message( $table ) : $value;
		}
		return $words;
	}

	/**
	 * As the REST interface answers it.
	 *
	 * @param Texts $texts The plugin's words.
	 * @return array{field: string, code: string, message: string}
	 */
	public function to_array( Texts $texts ): array {
		return array(
			'field'   => $this->field,
			'code'    => $this->code(),
			'message' => $this->message( $texts->all() ),
		);
	}
}

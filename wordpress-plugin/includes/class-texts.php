<?php
/**
 * The plugin's words.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

/**
 * Translated texts by their key. The table is emitted by the build from the core's texts and `texts.json`; it is
 * loaded at the first word, which no page of the site asks for.
 */
final class Texts {

	/**
	 * File that returns the table.
	 *
	 * @var string
	 */
	private string $file;

	/**
	 * The table, once it was needed.
	 *
	 * @var array<string, string>|null
	 */
	private ?array $table = null;

	/**
	 * Names the file; nothing is read yet.
	 *
	 * @param string $file PHP file that returns the table.
	 */
	public function __construct( string $file ) {
		$this->file = $file;
	}

	/**
	 * One text; an unknown key is its own text.
	 *
	 * @param string                $key    Dotted key.
	 * @param array<string, string> $values Values of `{name}` places.
	 */
	public function get( string $key, array $values = array() ): string {
		return self::format( $this->all()[ $key ] ?? $key, $values );
	}

	/**
	 * The whole table.
	 *
	 * @return array<string, string>
	 */
	public function all(): array {
		if ( null === $this->table ) {
			$table       = is_readable( $this->file ) ? require $this->file : array();
			$this->table = is_array( $table ) ? $table : array();
		}
		return $this->table;
	}

	/**
	 * The texts of one area, the first part of their keys.
	 *
	 * @param string $area For example `editor`; empty for all.
	 * @return array<string, string>
	 */
	public function of( string $area ): array {
		$prefix = '' === $area ? '' : "$area.";
		return array_filter(
			$this->all(),
			static fn( string $key ): bool => '' === $prefix || 0 === strpos( $key, $prefix ),
			ARRAY_FILTER_USE_KEY
		);
	}

	/**
	 * Fills `{name}` places of a text; a place without a value stays as it is. The twin of core/texts/format.ts.
	 *
	 * @param string                $template Text with places.
	 * @param array<string, string> $values   Values by name.
	 */
	public static function format( string $template, array $values ): string {
		return (string) preg_replace_callback(
			'/\{(\w+)\}/',
			static fn( array $place ): string => array_key_exists( $place[1], $values ) ? $values[ $place[1] ] : $place[0],
			$template
		);
	}
}

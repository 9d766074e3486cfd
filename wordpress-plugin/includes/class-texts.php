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
	 * Counts that between them have every plural form of a language, so that scripts can find the form of a count by
	 * `Intl.PluralRules` where WordPress has a formula of gettext's.
	 */
	private const COUNTS = array( 0, 1, 2, 3, 5, 6, 8, 11, 20, 21, 100, 101, 1000000 );

	/**
	 * File that returns the table.
	 *
	 * @var string
	 */
	private string $file;

	/**
	 * The table, once it was needed; counted texts as `_n_noop()` makes them.
	 *
	 * @var array<string, string|array<mixed>>|null
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
	 * The key of a text: with a Talk server `KEY.server`, where there is one. As `core/screens/service.ts` does.
	 *
	 * @param string      $key        Dotted key.
	 * @param object|null $connection The site's connection.
	 */
	public function key_for( string $key, ?object $connection ): string {
		$is_server = null !== $connection && 'talk-server' === ( $connection->service ?? '' );
		return $is_server && isset( $this->all()[ "$key.server" ] ) ? "$key.server" : $key;
	}

	/**
	 * The whole table.
	 *
	 * @return array<string, string|array<mixed>>
	 */
	public function all(): array {
		if ( null === $this->table ) {
			Translations::load();
			$table       = is_readable( $this->file ) ? require $this->file : array();
			$this->table = is_array( $table ) ? $table : array();
		}
		return $this->table;
	}

	/**
	 * The texts of one area, the first part of their keys, for scripts.
	 *
	 * @param string $area For example `editor`; empty for all.
	 * @return array<string, string|array<int, string>> A counted text as its translations by some counts that together
	 *                                                  have every form.
	 */
	public function of( string $area ): array {
		$prefix = '' === $area ? '' : "$area.";
		$texts  = array();
		foreach ( $this->all() as $key => $text ) {
			if ( '' === $prefix || 0 === strpos( $key, $prefix ) ) {
				$texts[ $key ] = is_array( $text ) ? self::counted( $text ) : $text;
			}
		}
		return $texts;
	}

	/**
	 * A counted text by the counts that have every form.
	 *
	 * @param array<mixed> $text As `_n_noop()` makes it.
	 * @return array<int, string>
	 */
	private static function counted( array $text ): array {
		$forms = array();
		foreach ( self::COUNTS as $count ) {
			$forms[ $count ] = translate_nooped_plural( $text, $count, 'talk-messenger-for-ortto' );
		}
		return $forms;
	}

	/**
	 * Fills `{name}` places of a text; a place without a value stays as it is. A counted text takes the form for the
	 * value of `{count}`. The twin of core/texts/format.ts.
	 *
	 * @param string|array<mixed>   $text   Text with places; a counted one as `_n_noop()` makes it.
	 * @param array<string, string> $values Values by name.
	 */
	public static function format( $text, array $values ): string {
		$template = is_array( $text ) ? translate_nooped_plural( $text, (int) ( $values['count'] ?? 0 ), 'talk-messenger-for-ortto' ) : $text;
		return (string) preg_replace_callback(
			'/\{(\w+)\}/',
			static fn( array $place ): string => array_key_exists( $place[1], $values ) ? $values[ $place[1] ] : $place[0],
			$template
		);
	}
}

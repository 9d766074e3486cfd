<?php
/**
 * What commands print, and how they end.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use TalkMessenger\Finding;
use TalkMessenger\Texts;
use WP_CLI;
use function WP_CLI\Utils\format_items;

/**
 * Results go to standard output in the form that `--format` names, everything else to standard error. Commands exit with
 * 0, with 1 where they found something to do, with 2 where the input was bad and nothing was done.
 */
final class Console {

	public const FINDING   = 1;
	public const BAD_INPUT = 2;

	/** Bytes of a file that are read; settings are far smaller. The twin of core/settings/file.ts. */
	private const FILE_LIMIT = 1000000;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/**
	 * A text of the command line.
	 *
	 * @param string                $key    Last step of its key.
	 * @param array<string, string> $values Values of its places.
	 */
	public function text( string $key, array $values = array() ): string {
		return $this->texts->get( "wordpress.cli.$key", $values );
	}

	/** The plugin's words. */
	public function texts(): Texts {
		return $this->texts;
	}

	/**
	 * Prints rows.
	 *
	 * @param array<int, array<string, mixed>> $rows    Rows, all with the same columns.
	 * @param string[]                         $columns Columns, in order.
	 * @param array<string, string>            $options Options of the command; `format` is read.
	 */
	public function rows( array $rows, array $columns, array $options ): void {
		format_items( $options['format'] ?? 'table', $rows, $columns );
	}

	/**
	 * Prints one thing: a row for each member, or the object itself where the format has objects.
	 *
	 * @param array<string, mixed>  $members Members by name.
	 * @param array<string, string> $options Options of the command; `format` is read.
	 */
	public function members( array $members, array $options ): void {
		$format = $options['format'] ?? 'table';
		if ( 'json' === $format ) {
			WP_CLI::line( (string) wp_json_encode( $members, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
			return;
		}
		$rows = array();
		foreach ( $members as $field => $value ) {
			$value  = is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : $value;
			$rows[] = array(
				'field' => $field,
				'value' => is_array( $value ) ? implode( ', ', $value ) : (string) $value,
			);
		}
		format_items( $format, $rows, array( 'field', 'value' ) );
	}

	/**
	 * Prints a text as it is.
	 *
	 * @param string $text Text.
	 */
	public function line( string $text ): void {
		WP_CLI::line( $text );
	}

	/**
	 * Says on standard error that something was done.
	 *
	 * @param string                $key    Last step of the key of the words.
	 * @param array<string, string> $values Values of their places.
	 */
	public function done( string $key, array $values = array() ): void {
		fwrite( STDERR, $this->text( $key, $values ) . "\n" ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- Standard error.
	}

	/**
	 * Ends with a bad input: one line for each problem, nothing was done.
	 *
	 * @param string[] $problems What is wrong, in words.
	 * @return never
	 */
	public function refuse( array $problems ): void {
		foreach ( $problems as $problem ) {
			fwrite( STDERR, "Error: $problem\n" ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- Standard error.
		}
		WP_CLI::halt( self::BAD_INPUT );
	}

	/**
	 * The same for findings about settings, each with its field.
	 *
	 * @param Finding[] $findings What is wrong.
	 * @return never
	 */
	public function refuse_findings( array $findings ): void {
		$problems = array();
		foreach ( $findings as $finding ) {
			$message    = $finding->message( $this->texts->all() );
			$problems[] = '' === $finding->field ? $message : "{$finding->field}: $message";
		}
		$this->refuse( $problems );
	}

	/**
	 * Ends with a finding, after what was said.
	 *
	 * @return never
	 */
	public function found(): void {
		WP_CLI::halt( self::FINDING );
	}

	/**
	 * Ends with a failure that is nobody's input.
	 *
	 * @param string $message In words.
	 * @return never
	 */
	public function fail( string $message ): void {
		fwrite( STDERR, "Error: $message\n" ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- Standard error.
		$this->found();
	}

	/**
	 * The text of a file, or of standard input for `-`.
	 *
	 * @param string $path Path.
	 */
	public function read( string $path ): string {
		$source = '-' === $path ? 'php://stdin' : $path;
		if ( '-' !== $path && ( ! is_file( $path ) || ! is_readable( $path ) ) ) {
			$this->refuse( array( $this->text( 'noFile', array( 'file' => $path ) ) ) );
		}
		$text = (string) file_get_contents( $source, false, null, 0, self::FILE_LIMIT + 1 ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file that the person names.
		if ( strlen( $text ) > self::FILE_LIMIT ) {
			$this->refuse( array( $this->text( 'largeFile', array( 'limit' => (string) self::FILE_LIMIT ) ) ) );
		}
		// Editors of some systems put a byte order mark in front.
		return (string) preg_replace( '/^\xEF\xBB\xBF/', '', $text );
	}

	/**
	 * Whether the command is only to say what it would do.
	 *
	 * @param array<string, string> $options Options of the command.
	 */
	public static function is_dry( array $options ): bool {
		return isset( $options['dry-run'] );
	}
}

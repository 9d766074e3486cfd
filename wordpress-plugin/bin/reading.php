<?php
/**
 * Reads what the command line is given: lines of NDJSON, and files of settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use InvalidArgumentException;
use RuntimeException;
use stdClass;

if ( 'cli' !== PHP_SAPI ) {
	exit;
}

// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.Security.EscapeOutput -- A command line, without WordPress.

const NOT_JSON   = 'the line is not valid JSON';
const NOT_OBJECT = 'the line is not a JSON object';
const OVERRIDE   = 'override: must be "show", "hide" or null';
const DECISION   = 'the line is not a decision';

/** The core's tables: of the source tree, or of a built plugin. */
function tables(): Generated {
	$source = dirname( __DIR__, 2 ) . '/core/dist/data';
	return new Generated( is_dir( $source ) ? $source : dirname( __DIR__ ) . '/includes/generated' );
}

/**
 * Decodes one line as JSON.parse() does: bytes that are no UTF-8, and halves of surrogate pairs, become U+FFFD.
 *
 * @param string $line  One line.
 * @param bool   $assoc Whether objects become associative arrays.
 * @return mixed
 * @throws InvalidArgumentException Where it is not JSON.
 */
function decode( string $line, bool $assoc ) {
	$depth = 100000;
	$value = json_decode( $line, $assoc, $depth, JSON_INVALID_UTF8_SUBSTITUTE );
	if ( JSON_ERROR_UTF16 === json_last_error() ) {
		$half  = '/\\\\(?:u(?:d[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}(*SKIP)(*FAIL)|d[89a-f][0-9a-f]{2})|.(*SKIP)(*FAIL))/i';
		$value = json_decode( (string) preg_replace( $half, '\\ufffd', $line ), $assoc, $depth, JSON_INVALID_UTF8_SUBSTITUTE );
	}
	if ( JSON_ERROR_NONE !== json_last_error() ) {
		throw new InvalidArgumentException( NOT_JSON );
	}
	return $value;
}

/**
 * Reads the options of a command, in the words of the core's command line where one cannot be read.
 *
 * Example: `options( array( '--settings', 'a.json' ), array( '--settings' => true ) )` is `array( '--settings' => 'a.json' )`.
 *
 * @param string[]            $arguments What follows the command.
 * @param array<string, bool> $known     Names of options => whether a value follows (also as `--name=value`).
 * @return array<string, string> Names => values; empty for an option without one. Of one that is repeated, the last counts.
 * @throws RuntimeException With one line: an unknown option, a value that is missing, an argument too many.
 */
function options( array $arguments, array $known ): array {
	$options = array();
	while ( $arguments ) {
		$argument = array_shift( $arguments );
		$parts    = explode( '=', $argument, 2 );
		$name     = $parts[0];
		if ( '-' !== substr( $argument, 0, 1 ) ) {
			throw new RuntimeException( "error: too many arguments: '$argument'" );
		}
		if ( ! isset( $known[ $name ] ) || ( isset( $parts[1] ) && ! $known[ $name ] ) ) {
			throw new RuntimeException( "error: unknown option '$argument'" );
		}
		$value = $known[ $name ] ? $parts[1] ?? array_shift( $arguments ) : '';
		if ( null === $value ) {
			throw new RuntimeException( "error: option '$name' argument missing" );
		}
		$options[ $name ] = $value;
	}
	return $options;
}

/**
 * Reads one line as a page context. The twin of core/visibility/context.ts: what else does not fit is read as absent.
 *
 * @param string $line One line.
 * @return array<string, mixed>
 * @throws InvalidArgumentException With one of the core's reasons.
 */
function context( string $line ): array {
	try {
		$value = decode( $line, false );
	} catch ( InvalidArgumentException $error ) {
		// PHP's objects cannot have a name that starts with a zero character; a context is not asked for such.
		$value = decode( str_replace( '"\u0000', '"\ufffd', $line ), false );
	}
	if ( ! $value instanceof stdClass ) {
		throw new InvalidArgumentException( NOT_OBJECT );
	}
	$context = get_object_vars( $value );
	if ( ! in_array( $context['override'] ?? null, array( null, 'show', 'hide' ), true ) ) {
		throw new InvalidArgumentException( OVERRIDE );
	}
	if ( ( $context['visitor'] ?? null ) instanceof stdClass ) {
		$context['visitor'] = get_object_vars( $context['visitor'] );
	}
	return $context;
}

/**
 * Reads one line as a decision, or as what of one is left to the browser.
 *
 * @param string $line One line, `{"talk","because"}` or `{"pending"}`.
 * @return array{decision: array{talk: string, because: array{by: string, rule?: string}}}|array{pending: string}
 * @throws InvalidArgumentException Where it is neither.
 */
function residual( string $line ): array {
	$value = decode( $line, true );
	if ( is_string( $value['pending'] ?? null ) ) {
		return array( 'pending' => $value['pending'] );
	}
	if ( ! in_array( $value['talk'] ?? null, array( 'show', 'hide' ), true ) || ! is_string( $value['because']['by'] ?? null ) ) {
		throw new InvalidArgumentException( DECISION );
	}
	return array( 'decision' => $value );
}

/**
 * Reads and judges whole settings. On one's own command line a connection to this machine is allowed.
 *
 * @param string    $file   Path, or - for standard input.
 * @param Generated $tables The core's tables.
 * @throws RuntimeException With one line a problem.
 */
function settings( string $file, Generated $tables ): stdClass {
	$text = @file_get_contents( '-' === $file ? 'php://stdin' : $file ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- Reported in the next line.
	if ( false === $text ) {
		throw new RuntimeException( "$file: cannot be read" );
	}
	try {
		$settings = decode( $text, false );
	} catch ( InvalidArgumentException $error ) {
		throw new RuntimeException( "$file: is not valid JSON" );
	}
	$problems = array();
	foreach ( ( new Settings\Validate( $tables ) )->findings( $settings, true ) as $finding ) {
		$reason     = $finding->message( $tables->table( 'texts' ) );
		$problems[] = '' === $finding->field ? $reason : "{$finding->field}: $reason";
	}
	if ( $problems ) {
		throw new RuntimeException( implode( "\n", $problems ) );
	}
	return $settings;
}

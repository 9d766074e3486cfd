<?php
/**
 * The plugin's decisions on NDJSON, without WordPress, to be compared with the core's command line.
 *
 *     php ndjson.php decide --settings FILE   page contexts in, decisions out
 *     php ndjson.php embed --settings FILE    decisions in, the tag's attributes (or null) out
 *     php ndjson.php check-decide             {"settings","context"} in, decisions out
 *     php ndjson.php check-embed              {"settings","decision"} in, the tag's attributes (or null) out
 *     php ndjson.php check-settings           settings in, {"errors":[{"field","code"},…]} out
 *     php ndjson.php check-hosts              {"field","value","local"} in, {"code","known"} out
 *
 * Exits 0, 1 when a line was bad (it is answered by {"error"} and the rest go on), 2 on bad settings or arguments,
 * with one line a problem on standard error.
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

require dirname( __DIR__ ) . '/includes/autoload.php';

// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.Security.EscapeOutput -- A command line, without WordPress.

const NOT_JSON   = 'the line is not valid JSON';
const NOT_OBJECT = 'the line is not a JSON object';
const OVERRIDE   = 'override: must be "show", "hide" or null';
const DECISION   = 'the line is not a decision';
const ADDRESS    = 'the line is not a field with its value';
const QUESTION   = 'the line is not settings with a question';

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
 * Reads one line as a page context. The twin of core/visibility/context.ts.
 *
 * @param string $line One line.
 * @return array{override: string|null}
 * @throws InvalidArgumentException With one of the core's reasons.
 */
function context( string $line ): array {
	$value = decode( $line, true );
	if ( ! is_array( $value ) || '{' !== ltrim( $line )[0] ) {
		throw new InvalidArgumentException( NOT_OBJECT );
	}
	$override = $value['override'] ?? null;
	if ( ! in_array( $override, array( null, 'show', 'hide' ), true ) ) {
		throw new InvalidArgumentException( OVERRIDE );
	}
	return array( 'override' => $override );
}

/**
 * Reads one line as a decision.
 *
 * @param string $line One line.
 * @return array{talk: string, because: array{by: string}}
 * @throws InvalidArgumentException Where it is none.
 */
function decision( string $line ): array {
	$value = decode( $line, true );
	if ( ! in_array( $value['talk'] ?? null, array( 'show', 'hide' ), true ) || ! is_string( $value['because']['by'] ?? null ) ) {
		throw new InvalidArgumentException( DECISION );
	}
	return $value;
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
	foreach ( ( new Settings\Validator( $tables ) )->findings( $settings, true ) as $finding ) {
		$reason     = Texts::format( $tables->table( 'texts' )[ $finding->text ], $finding->values );
		$problems[] = '' === $finding->field ? $reason : "{$finding->field}: $reason";
	}
	if ( $problems ) {
		throw new RuntimeException( implode( "\n", $problems ) );
	}
	return $settings;
}

/**
 * Answers one line that brings its own settings.
 *
 * @param string $line  One line.
 * @param string $asked `context` or `decision`.
 * @return array<string, mixed>|null
 * @throws InvalidArgumentException Where a part is missing.
 */
function answer_case( string $line, string $asked ): ?array {
	$case = decode( $line, false );
	if ( ! $case instanceof stdClass || ! isset( $case->$asked ) || ! Settings\Readable::is( $case->settings ?? null ) ) {
		throw new InvalidArgumentException( QUESTION );
	}
	$question = Json::to_store( $case->$asked );
	return 'context' === $asked
		? Visibility\Decide::decision( $case->settings, context( $question ) )
		: Front\Embed_Attributes::for_decision( $case->settings, decision( $question ) );
}

/**
 * Judges one line as settings.
 *
 * @param string    $line   One line.
 * @param Generated $tables The core's tables.
 * @return array{errors: array<int, array{field: string, code: string}>}
 */
function check_settings( string $line, Generated $tables ): array {
	$errors = array();
	foreach ( ( new Settings\Validator( $tables ) )->findings( decode( $line, false ), true ) as $finding ) {
		$errors[] = array(
			'field' => $finding->field,
			'code'  => $finding->code(),
		);
	}
	return array( 'errors' => $errors );
}

/**
 * Judges one line as a tracking key, a capture host or a script URL.
 *
 * @param string    $line   One line.
 * @param Generated $tables The core's tables.
 * @return array{code: string|null, known: bool}
 * @throws InvalidArgumentException Where the line does not say which.
 */
function check_host( string $line, Generated $tables ): array {
	$asked = decode( $line, true );
	$field = $asked['field'] ?? null;
	$value = $asked['value'] ?? null;
	if ( ! in_array( $field, array( 'trackingKey', 'captureHost', 'scriptUrl' ), true ) || ! is_string( $value ) ) {
		throw new InvalidArgumentException( ADDRESS );
	}
	if ( 'trackingKey' === $field ) {
		return array(
			'code'  => Connection\Key_Check::code( $value ),
			'known' => false,
		);
	}
	return array(
		'code'  => Connection\Host_Check::code( $field, $value, ! empty( $asked['local'] ) ),
		'known' => ( new Connection\Known_Hosts( $tables ) )->is_known( $field, $value ),
	);
}

/**
 * What answers the lines of a command.
 *
 * @param string[] $arguments Command and options.
 * @return callable(string): mixed
 * @throws RuntimeException With one line a problem.
 */
function answerer( array $arguments ): callable {
	$tables  = tables();
	$command = $arguments[1] ?? '';
	$checks  = array(
		'check-decide'   => static function ( string $line ): ?array {
			return answer_case( $line, 'context' );
		},
		'check-embed'    => static function ( string $line ): ?array {
			return answer_case( $line, 'decision' );
		},
		'check-settings' => static function ( string $line ) use ( $tables ): array {
			return check_settings( $line, $tables );
		},
		'check-hosts'    => static function ( string $line ) use ( $tables ): array {
			return check_host( $line, $tables );
		},
	);
	if ( isset( $checks[ $command ] ) ) {
		return $checks[ $command ];
	}
	if ( 'decide' !== $command && 'embed' !== $command ) {
		throw new RuntimeException( "unknown command: $command (decide, embed, " . implode( ', ', array_keys( $checks ) ) . ')' );
	}
	$option = array_search( '--settings', $arguments, true );
	if ( false === $option || ! isset( $arguments[ $option + 1 ] ) ) {
		throw new RuntimeException( "$command needs --settings FILE" );
	}
	$settings = settings( $arguments[ $option + 1 ], $tables );
	return 'decide' === $command
		? static function ( string $line ) use ( $settings ): array {
			return Visibility\Decide::decision( $settings, context( $line ) );
		}
		: static function ( string $line ) use ( $settings ): ?array {
			return Front\Embed_Attributes::for_decision( $settings, decision( $line ) );
		};
}

/**
 * Answers standard input line by line; blank lines are skipped.
 *
 * @param callable(string): mixed $answer Answers one line.
 * @return int Number of bad lines.
 */
function run( callable $answer ): int {
	$bad = 0;
	while ( false !== ( $line = fgets( STDIN ) ) ) { // phpcs:ignore Generic.CodeAnalysis.AssignmentInCondition
		$line = rtrim( $line, "\r\n" );
		if ( preg_match( '/^[\s\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]*$/u', $line ) ) {
			continue;
		}
		try {
			$result = $answer( $line );
		} catch ( InvalidArgumentException $error ) {
			$result = array( 'error' => $error->getMessage() );
			++$bad;
		}
		fwrite( STDOUT, json_encode( $result, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . "\n" );
	}
	return $bad;
}

try {
	exit( run( answerer( $argv ) ) > 0 ? 1 : 0 );
} catch ( RuntimeException $error ) {
	fwrite( STDERR, $error->getMessage() . "\n" );
	exit( 2 );
}

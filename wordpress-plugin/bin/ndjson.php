<?php
/**
 * The plugin's decisions on NDJSON, without WordPress, to be compared with the core's command line.
 *
 * Usage:
 *
 *     php ndjson.php decide --settings FILE   page contexts in, decisions out; with --explain, the reasons too
 *     php ndjson.php embed --settings FILE    decisions (or {"pending"}) in, the tag's attributes (or null) out
 *     php ndjson.php csp merge --settings FILE [--limit BYTES]   responses in, merged responses out
 *     php ndjson.php check-merge              {"account","csp","limit","input"} in, merged responses out
 *     php ndjson.php check-policy             a case of test/vectors/csp in, what it asks out
 *     php ndjson.php check-visibility         {"settings","context"} in, {"explanation","residual"} out, the latter
 *                                             also as `stored`, of rules as the option holds them
 *     php ndjson.php check-embed              {"settings","decision"} (or "pending") in, as `embed`
 *     php ndjson.php check-page               settings in, perhaps damaged; whether a page uses them out
 *     php ndjson.php check-option             the option's text as a JSON string in, what page and editor make of it out
 *     php ndjson.php check-filled-in          a file's settings in, {"settings","paths"} with what it lacked out
 *     php ndjson.php check-status             settings with facts in, the status of Talk out
 *     php ndjson.php check-settings           settings in, {"errors":[{"field","code","message"},…]} out
 *     php ndjson.php check-messenger          {"settings","host"} in, what browsers see of the messenger (or null) out
 *     php ndjson.php check-translatable       the same in, the texts of it that can be translated out
 *     php ndjson.php check-launcher           the same with "language" and "decision" (or "pending") in, {"tag","file"} (or null) out
 *     php ndjson.php check-schema             {"schema","value"} in, [{"field","code"},…] out
 *     php ndjson.php check-hosts              {"field","value","local"} in, {"code","known"} out
 *     php ndjson.php check-connect-code       {"text"} in, what the code says (or null) out
 *     php ndjson.php check-code-problem       {"text","connection"} in, {"code","values"} (or null) out
 *     php ndjson.php check-push-outcome       {"status","body","revision"} in, the outcome and whether to try again out
 *
 * Exits 0, 1 when a line was bad (it is answered by {"error"} and the rest go on) or had a blocker, 2 on bad settings or arguments,
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
require __DIR__ . '/reading.php';
require __DIR__ . '/csp.php';
require __DIR__ . '/pages.php';
require __DIR__ . '/server.php';
require __DIR__ . '/settings.php';

// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.Security.EscapeOutput -- A command line, without WordPress.

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
		'check-visibility'   => __NAMESPACE__ . '\check_visibility',
		'check-embed'        => __NAMESPACE__ . '\check_embed',
		'check-built-in'     => __NAMESPACE__ . '\check_built_in',
		'check-hint'         => __NAMESPACE__ . '\check_hint',
		'check-messenger'    => __NAMESPACE__ . '\check_messenger',
		'check-translatable' => __NAMESPACE__ . '\check_translatable',
		'check-schema'       => __NAMESPACE__ . '\check_schema',
		'check-page'         => __NAMESPACE__ . '\check_page',
		'check-connect-code' => __NAMESPACE__ . '\check_connect_code',
		'check-code-problem' => __NAMESPACE__ . '\check_code_problem',
		'check-push-outcome' => __NAMESPACE__ . '\check_push_outcome',
		'check-merge'        => merge_checker( $tables ),
		'check-policy'       => policy_checker( $tables ),
		'check-settings'     => static function ( string $line ) use ( $tables ): array {
			return check_settings( $line, $tables );
		},
		'check-launcher'     => static function ( string $line ) use ( $tables ): ?array {
			return check_launcher( $line, $tables );
		},
		'check-option'       => static function ( string $line ) use ( $tables ): array {
			return check_option( $line, $tables );
		},
		'check-status'       => static function ( string $line ): array {
			$case = with_settings( $line );
			// In the order of the method's parameters.
			return get_object_vars( Health\Status::of( $case->settings, ...array_values( get_object_vars( $case->facts ) ) ) );
		},
		'check-filled-in'    => static function ( string $line ) use ( $tables ): array {
			$given = decode( $line, false );
			if ( ! $given instanceof stdClass ) {
				throw new InvalidArgumentException( QUESTION );
			}
			return get_object_vars( new Settings\Filled_In( $given, $tables->defaults() ) );
		},
		'check-hosts'        => static function ( string $line ) use ( $tables ): array {
			return check_host( $line, $tables );
		},
	);
	if ( isset( $checks[ $command ] ) ) {
		options( array_slice( $arguments, 2 ), array() );
		return $checks[ $command ];
	}
	if ( 'csp' === $command ) {
		return csp_answerer( $arguments, $tables );
	}
	if ( 'decide' !== $command && 'embed' !== $command ) {
		throw new RuntimeException( "unknown command: $command (decide, embed, csp merge, " . implode( ', ', array_keys( $checks ) ) . ')' );
	}
	$given = options( array_slice( $arguments, 2 ), array( '--settings' => true ) + ( 'decide' === $command ? array( '--explain' => false ) : array() ) );
	if ( ! isset( $given['--settings'] ) ) {
		throw new RuntimeException( "$command needs --settings FILE" );
	}
	$settings = settings( $given['--settings'], $tables );
	if ( 'embed' === $command ) {
		return static function ( string $line ) use ( $settings ): ?array {
			return Front\Embed_Attributes::for_residual( $settings, residual( $line ) );
		};
	}
	$explain = isset( $given['--explain'] );
	return static function ( string $line ) use ( $settings, $explain ): array {
		return $explain ? Visibility\Explain::of( $settings, context( $line ) ) : Visibility\Decide::decision( $settings, context( $line ) );
	};
}

/**
 * Answers standard input line by line; blank lines are skipped.
 *
 * @param callable(string): mixed $answer Answers one line.
 * @return int Number of findings: bad lines, and responses that have a blocker.
 */
function run( callable $answer ): int {
	$findings = 0;
	while ( false !== ( $line = fgets( STDIN ) ) ) { // phpcs:ignore WordPress.CodeAnalysis.AssignmentInCondition, Generic.CodeAnalysis.AssignmentInCondition -- Line by line.
		$line = rtrim( $line, "\r\n" );
		if ( preg_match( '/^[\s\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]*$/u', $line ) ) {
			continue;
		}
		try {
			$result = $answer( $line );
		} catch ( InvalidArgumentException $error ) {
			$result = array( 'error' => $error->getMessage() );
		}
		$findings += isset( $result['error'] ) || ! empty( $result['blockers'] ) ? 1 : 0;
		fwrite( STDOUT, json_encode( $result, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . "\n" );
	}
	return $findings;
}

try {
	exit( run( answerer( $argv ) ) > 0 ? 1 : 0 );
} catch ( RuntimeException $error ) {
	fwrite( STDERR, $error->getMessage() . "\n" );
	exit( 2 );
}

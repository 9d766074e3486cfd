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
 *     php ndjson.php check-launcher           the same with "language" in, what the tag carries for it (or null) out
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

// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.Security.EscapeOutput -- A command line, without WordPress.

const ADDRESS  = 'the line is not a field with its value';
const QUESTION = 'the line is not settings with a question';

/**
 * The case of a line that brings its own settings.
 *
 * @param string $line One line.
 * @throws InvalidArgumentException Where there are none.
 */
function with_settings( string $line ): stdClass {
	$case = decode( $line, false );
	if ( ! $case instanceof stdClass || ! ( $case->settings ?? null ) instanceof stdClass ) {
		throw new InvalidArgumentException( QUESTION );
	}
	return $case;
}

/**
 * All that the engine says of one page.
 *
 * @param string $line One line.
 * @return array{explanation: array<string, mixed>, residual: array<string, mixed>, stored: array<string, mixed>}
 * @throws InvalidArgumentException Where a part is missing.
 */
function check_visibility( string $line ): array {
	$case    = with_settings( $line );
	$context = context( Json::to_store( $case->context ?? null ) );
	// As a page has them.
	$stored                    = Json::copy( $case->settings );
	$stored->visibility->rules = new Visibility\Rule_Lines( Visibility\Rule_Lines::text( $case->settings->visibility->rules ) );
	return array(
		'explanation' => Visibility\Explain::of( $case->settings, $context ),
		'residual'    => Visibility\Residual::decision( $case->settings, $context ),
		'stored'      => Visibility\Residual::decision( $stored, $context ),
	);
}

/**
 * The attributes of the tag.
 *
 * @param string $line One line.
 * @return array<string, string>|null
 * @throws InvalidArgumentException Where a part is missing.
 */
function check_embed( string $line ): ?array {
	$case     = with_settings( $line );
	$residual = isset( $case->pending ) ? $case : $case->decision ?? null;
	return Front\Embed_Attributes::for_residual( $case->settings, residual( Json::to_store( $residual ) ) );
}

/**
 * The script that browsers are to fetch with the loader.
 *
 * @param string $line One line.
 * @throws InvalidArgumentException Where a part is missing.
 */
function check_hint( string $line ): ?string {
	return Front\Embed_Attributes::hinted_script( check_embed( $line ) ?? array() );
}

/**
 * What a loader's file has built in, and what is left for its tag.
 *
 * @param string $line One line.
 * @return array{text: string|null, tag: array<string, string>|null}|null
 * @throws InvalidArgumentException Where a part is missing.
 */
function check_built_in( string $line ): ?array {
	$built_in   = Front\Built_In::attributes( with_settings( $line )->settings );
	$attributes = check_embed( $line );
	return null === $built_in ? null : array(
		'text' => Front\Built_In::fill( 'f(__TALK_BUILT_IN__);', $built_in ),
		'tag'  => null === $attributes ? null : (object) Front\Built_In::beside( $attributes, $built_in ),
	);
}

/**
 * Prints a page with settings as they may have been stored, if they can be used.
 *
 * @param string $line One line.
 * @return array{used: bool}
 */
function check_page( string $line ): array {
	$settings = decode( $line, false );
	if ( ! Settings\Readable::is( $settings ) ) {
		return array( 'used' => false );
	}
	$page = array(
		'url'    => '/a?q=a',
		'kind'   => 'cart',
		'terms'  => array( 'category:a' ),
		'locale' => 'de_AT',
	);
	Front\Embed_Attributes::for_residual( $settings, Visibility\Residual::decision( $settings, $page ) );
	Visibility\Explain::of( $settings, $page );
	return array( 'used' => true );
}

/**
 * Reads one line as the text of the plugin's option.
 *
 * @param string    $line   One line.
 * @param Generated $tables The core's tables.
 * @return array{page: stdClass, lines: bool, editor: stdClass, text: string} `lines`: whether the page decodes rules when they
 *                                                                           are asked; `text`: as it would be stored.
 */
function check_option( string $line, Generated $tables ): array {
	$raw    = decode( $line, false );
	$page   = Settings\Envelope::for_page( $raw, $tables );
	$editor = Settings\Envelope::for_editing( $raw, $tables );
	return array(
		'page'   => $page->settings,
		'lines'  => $page->settings->visibility->rules instanceof Visibility\Rule_Lines,
		'editor' => $editor->settings,
		'text'   => $editor->to_raw(),
	);
}

/**
 * Judges one line as settings.
 *
 * @param string    $line   One line.
 * @param Generated $tables The core's tables.
 * @return array{errors: array<int, array{field: string, code: string, message: string}>}
 */
function check_settings( string $line, Generated $tables ): array {
	$errors = array();
	foreach ( ( new Settings\Validate( $tables ) )->findings( decode( $line, false ), true ) as $finding ) {
		$errors[] = array(
			'field'   => $finding->field,
			'code'    => $finding->code(),
			'message' => $finding->message( $tables->table( 'texts' ) ),
		);
	}
	return array( 'errors' => $errors );
}

/**
 * What browsers see of the messenger.
 *
 * @param string $line One line.
 * @return array<string, mixed>|null
 */
function check_messenger( string $line ): ?array {
	return Messenger\Public_Messenger::of( with_settings( $line )->settings, decode( $line, true )['host'] );
}

/**
 * What the tag carries for the messenger.
 *
 * @param string    $line   One line.
 * @param Generated $tables The core's tables.
 * @return array<string, string>|null
 */
function check_launcher( string $line, Generated $tables ): ?array {
	$messenger = check_messenger( $line );
	return null === $messenger ? null : Messenger\Launcher_Tag::attributes( $messenger, decode( $line, true )['language'], $tables->table( 'messenger.launcher' ) );
}

/**
 * Judges a value by a schema of the line's own.
 *
 * @param string $line One line.
 * @return array<int, array{field: string, code: string}>
 */
function check_schema( string $line ): array {
	$schema = decode( $line, true )['schema'];
	return array_map(
		static fn ( Finding $finding ): array => array(
			'field' => $finding->field,
			'code'  => $finding->code(),
		),
		Settings\Schema_Findings::findings( $schema, decode( $line, false )->value )
	);
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
			'code'  => Connection\Connection_Key::code( $value ),
			'known' => false,
		);
	}
	return array(
		'code'  => Connection\Connection_Address::code( $field, $value, ! empty( $asked['local'] ) ),
		'known' => ( new Connection\Connection_Hosts( $tables ) )->is_known( $field, $value ),
	);
}

/**
 * Reads one line's text as a connect code.
 *
 * @param string $line One line.
 * @return array<string, string|null>|null
 */
function check_connect_code( string $line ): ?array {
	$code = Server\Connect_Code::read( decode( $line, true )['text'] );
	return null === $code ? null : array(
		'server'      => $code->server,
		'trackingKey' => $code->tracking_key,
		'settingsKey' => $code->settings_key,
		'sessionsKey' => $code->sessions_key,
	);
}

/**
 * Judges one line's text as a connect code for its connection.
 *
 * @param string $line One line.
 * @return array{code: string, values: object}|null
 */
function check_code_problem( string $line ): ?array {
	$case    = decode( $line, false );
	$problem = Server\Code_Problem::of( $case->text, $case->connection );
	return null === $problem ? null : array(
		'code'   => $problem->code(),
		'values' => (object) $problem->values,
	);
}

/**
 * Reads one line as a server's answer to a push.
 *
 * @param string $line One line.
 * @return array{outcome: array<string, string>, retry: bool}
 */
function check_push_outcome( string $line ): array {
	$case    = decode( $line, false );
	$outcome = Server\Push_Outcome::of( $case->status, $case->body, $case->revision );
	$members = array(
		Server\Push_Outcome::STALE => array( 'revision' => $outcome->detail ),
		Server\Push_Outcome::OWNED => array( 'owner' => $outcome->detail ),
	);
	if ( Server\Push_Outcome::FAILED === $outcome->kind ) {
		$members[ $outcome->kind ] = array(
			'why'   => $outcome->why,
			'field' => $outcome->detail,
		);
	}
	return array(
		'outcome' => array( 'kind' => $outcome->kind ) + ( $members[ $outcome->kind ] ?? array() ),
		'retry'   => $outcome->is_worth_retrying(),
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
		'check-visibility'   => __NAMESPACE__ . '\check_visibility',
		'check-embed'        => __NAMESPACE__ . '\check_embed',
		'check-built-in'     => __NAMESPACE__ . '\check_built_in',
		'check-hint'         => __NAMESPACE__ . '\check_hint',
		'check-messenger'    => __NAMESPACE__ . '\check_messenger',
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

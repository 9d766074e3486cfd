<?php
/**
 * What the plugin makes of a connect code and of a Talk server's answers, on one line of NDJSON.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

if ( 'cli' !== PHP_SAPI ) {
	exit;
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

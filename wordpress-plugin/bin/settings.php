<?php
/**
 * What the checks of settings say of one line of NDJSON.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use InvalidArgumentException;

if ( 'cli' !== PHP_SAPI ) {
	exit;
}

const ADDRESS = 'the line is not a field with its value';

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
		'code'  => Connection\Connection_Address::code( $field, $value, ! empty( $asked['local'] ), (string) ( $asked['service'] ?? 'ortto' ) ),
		'known' => ( new Connection\Connection_Hosts( $tables ) )->is_known( $field, $value ),
	);
}

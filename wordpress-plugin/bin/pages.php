<?php
/**
 * What a page makes of settings, on one line of NDJSON.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use InvalidArgumentException;
use stdClass;

if ( 'cli' !== PHP_SAPI ) {
	exit;
}

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
	$case = with_settings( $line );
	return Front\Embed_Attributes::for_residual( $case->settings, residual_of( $case ) );
}

/**
 * What a case says is decided, or pending.
 *
 * @param stdClass $case The case.
 * @return array<string, mixed>
 * @throws InvalidArgumentException Where it says neither.
 */
function residual_of( stdClass $case ): array {
	return residual( Json::to_store( isset( $case->pending ) ? $case : $case->decision ?? null ) );
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
		'tag'  => null === $attributes ? null : (object) Front\Built_In::tag_without( $attributes, $built_in ),
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
 * What browsers see of the messenger.
 *
 * @param string $line One line.
 * @return array<string, mixed>|null
 */
function check_messenger( string $line ): ?array {
	return Messenger\Public_Messenger::of( with_settings( $line )->settings, decode( $line, true )['host'] );
}

/**
 * The messenger's texts that can be translated.
 *
 * @param string $line One line.
 * @return string[]
 */
function check_translatable( string $line ): array {
	return array_column( Messenger\Public_Texts::translatable( with_settings( $line )->settings ), 'text' );
}

/**
 * The tag of a site with the messenger, the settings in it, and the loader's file that runs it.
 *
 * @param string    $line   One line.
 * @param Generated $tables The core's tables.
 * @return array{tag: array<string, string>, file: string}|null
 * @throws InvalidArgumentException Where a part is missing.
 */
function check_launcher( string $line, Generated $tables ): ?array {
	$case = with_settings( $line );
	$tag  = check_embed( $line );
	if ( null === $tag ) {
		return null;
	}
	$messenger = Messenger\Launcher_Tag::is_wanted( $case->settings, residual_of( $case ) ) ? check_messenger( $line ) : null;
	if ( null !== $messenger ) {
		$tag += Messenger\Launcher_Tag::attributes( $messenger, $case->language, $tables->table( 'messenger.launcher' ) );
	}
	return array(
		'tag'  => $tag,
		'file' => Front\Embed_Attributes::script( $tag ),
	);
}

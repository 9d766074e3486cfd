<?php
/**
 * How the option's text is laid out.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Json;
use TalkMessenger\Visibility\Rule_Lines;

/**
 * The option is JSON that anything can read, written so that a page needs little of it: each rule has a line of its
 * own, and a check sum of these lines says whether they still are as they were written. A text of another layout is as
 * good; it only takes longer to read.
 */
final class Laid_Out {

	/** What is around the lines. Inside a text of JSON there is no line feed, so nothing else looks like it. */
	private const BEFORE = '"rules":[' . "\n";
	private const AFTER  = "\n]";

	/** Member of the option that holds the check sum. */
	private const SUM = 'rulesSum';

	/**
	 * An option's members as text.
	 *
	 * @param array<string, mixed> $members The member `settings` holds valid settings.
	 */
	public static function text( array $members ): string {
		$settings   = $members['settings'];
		$visibility = get_object_vars( $settings->visibility );
		$lines      = Rule_Lines::text( $settings->visibility->rules );
		if ( '' === $lines ) {
			return Json::to_store( $members );
		}
		$visibility = self::members( $visibility, 'rules', '[' . "\n$lines\n" . ']' );
		$settings   = self::members( get_object_vars( $settings ), 'visibility', $visibility );
		return self::members( array( self::SUM => self::sum( $lines ) ) + $members, 'settings', $settings );
	}

	/**
	 * The option decoded, except its rules; null where they are not in lines or are not as they were written.
	 *
	 * @param mixed $raw The option's value.
	 */
	public static function read( $raw ): ?stdClass {
		$from = is_string( $raw ) ? strpos( $raw, self::BEFORE ) : false;
		$to   = false === $from ? false : strrpos( $raw, self::AFTER );
		if ( false === $to ) {
			return null;
		}
		$begin  = $from + strlen( self::BEFORE );
		$lines  = substr( $raw, $begin, max( 0, $to - $begin ) );
		$stored = Json::object( substr( $raw, 0, $from ) . '"rules":null' . substr( $raw, $to + strlen( self::AFTER ) ) );
		if ( null === $stored
			|| self::sum( $lines ) !== ( $stored->{self::SUM} ?? null )
			|| ! ( $stored->settings->visibility ?? null ) instanceof stdClass
			|| ! property_exists( $stored->settings->visibility, 'rules' )
			|| null !== $stored->settings->visibility->rules ) {
			return null;
		}
		$stored->settings->visibility->rules = new Rule_Lines( $lines );
		return $stored;
	}

	/**
	 * The check sum of lines.
	 *
	 * @param string $lines The lines.
	 */
	private static function sum( string $lines ): string {
		return hash( 'crc32b', $lines );
	}

	/**
	 * JSON of an object of which one member is JSON already.
	 *
	 * @param array<string, mixed> $members All members; of the one only its place counts.
	 * @param string               $known   Its name.
	 * @param string               $text    Its JSON.
	 */
	private static function members( array $members, string $known, string $text ): string {
		$texts = array();
		foreach ( $members as $name => $value ) {
			$texts[] = Json::to_store( (string) $name ) . ':' . ( $name === $known ? $text : Json::to_store( $value ) );
		}
		return '{' . implode( ',', $texts ) . '}';
	}
}

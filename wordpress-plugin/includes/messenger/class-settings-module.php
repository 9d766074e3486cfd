<?php
/**
 * The messenger's settings as a file.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

/**
 * A module that the front imports from its own folder: its address is that folder and a hash, which core/messenger/front
 * takes in no other form. No function of WordPress is used here.
 */
final class Settings_Module {

	/** Hexadecimal digits of a hash, as the core's own files have them. */
	private const DIGITS = 20;

	/**
	 * Its bytes: in ASCII and without `<`, so that no text of an owner is anything else in whatever reads it.
	 *
	 * @param array<string, mixed> $messenger From `Public_Messenger::of()`.
	 */
	public static function content( array $messenger ): string {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode -- No function of WordPress is used here.
		return 'export default ' . json_encode( $messenger, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) . ";\n";
	}

	/**
	 * The hash in a file's name.
	 *
	 * @param string $content Its bytes.
	 */
	public static function hash( string $content ): string {
		return substr( hash( 'sha256', $content ), 0, self::DIGITS );
	}

	/**
	 * Its name.
	 *
	 * @param string $hash The hash of its content.
	 */
	public static function name( string $hash ): string {
		return "messenger-$hash.js";
	}
}

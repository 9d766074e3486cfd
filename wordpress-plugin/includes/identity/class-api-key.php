<?php
/**
 * The account's API key.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Security\Sealed_Option;

/**
 * What lets the site ask Ortto's API for verified sessions: of a constant in wp-config.php, else of the database, encrypted.
 * Nothing prints it.
 */
final class Api_Key {

	public const CONSTANT = 'TALK_MESSENGER_ORTTO_API_KEY';

	/** Characters that a key has at least. */
	public const SHORTEST = 16;

	/** What may go into a header as it is; how Ortto's keys look beyond that is not known. */
	private const POSSIBLE = '/\A[\x21-\x7e]{' . self::SHORTEST . ',200}\z/';

	/** Where the key comes from: `constant`, `stored`, `unreadable`, or `none`. */
	public static function source(): string {
		if ( defined( self::CONSTANT ) ) {
			return null === self::of_constant() ? 'unreadable' : 'constant';
		}
		if ( ! self::option()->has() ) {
			return 'none';
		}
		return null === self::option()->read() ? 'unreadable' : 'stored';
	}

	/** The key, or null. The constant decides, also where it holds nothing that can be one. */
	public static function read(): ?string {
		return defined( self::CONSTANT ) ? self::of_constant() : self::option()->read();
	}

	/**
	 * Whether a text can be a key.
	 *
	 * @param string $text What was typed.
	 */
	public static function is_possible( string $text ): bool {
		return 1 === preg_match( self::POSSIBLE, $text );
	}

	/**
	 * Stores a key.
	 *
	 * @param string $key A key that is possible.
	 * @return bool Whether it is stored.
	 */
	public static function write( string $key ): bool {
		return self::option()->write( $key );
	}

	/** Forgets the stored key. */
	public static function forget(): void {
		self::option()->forget();
	}

	/** The constant's key, or null. */
	private static function of_constant(): ?string {
		$constant = constant( self::CONSTANT );
		return is_string( $constant ) && self::is_possible( $constant ) ? $constant : null;
	}

	/** Where the stored one is. */
	private static function option(): Sealed_Option {
		return new Sealed_Option( 'talk_messenger_api_key', 'talk-messenger API key' );
	}
}

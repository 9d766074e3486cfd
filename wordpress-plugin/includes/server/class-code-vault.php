<?php
/**
 * Where the connect code is kept.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use TalkMessenger\Security\Sealed_Option;

/**
 * The connect code, which lets the site push settings and vouch for people.
 */
final class Code_Vault {

	public const OPTION = 'talk_messenger_connect_code';

	/** Whether a code is stored, readable or not. */
	public static function has(): bool {
		return self::option()->has();
	}

	/** The code; null where none is stored, or it cannot be read. */
	public static function read(): ?Connect_Code {
		$text = self::option()->read();
		return null === $text ? null : Connect_Code::read( $text );
	}

	/**
	 * Stores a code.
	 *
	 * @param string $text A code that was judged.
	 * @return bool Whether it is stored.
	 */
	public static function write( string $text ): bool {
		return self::option()->write( $text );
	}

	/** Forgets the code. */
	public static function forget(): void {
		self::option()->forget();
	}

	/** Where it is. */
	private static function option(): Sealed_Option {
		return new Sealed_Option( self::OPTION, 'talk-messenger connect code' );
	}
}

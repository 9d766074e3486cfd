<?php
/**
 * Where the connect code is kept.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

/**
 * An option of its own that no page loads, encrypted and authenticated (XSalsa20-Poly1305; WordPress brings libsodium's
 * functions where PHP has none). The key follows from the site's secret keys, which are in wp-config.php: a copy of the
 * database alone reads nothing. It is in no export, no answer and no page; only the plugin reads it.
 */
final class Code_Vault {

	public const OPTION = 'talk_messenger_connect_code';

	/** What the key is for. */
	private const PURPOSE = 'talk-messenger connect code';

	/** Whether a code is stored, readable or not. */
	public static function has(): bool {
		return is_string( get_option( self::OPTION ) );
	}

	/** The code; null where none is stored, or it cannot be decrypted: the secret keys have changed, or it was altered. */
	public static function read(): ?Connect_Code {
		$stored = get_option( self::OPTION );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- Bytes, in a text column.
		$bytes = is_string( $stored ) ? base64_decode( $stored, true ) : false;
		if ( false === $bytes || strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES + SODIUM_CRYPTO_SECRETBOX_MACBYTES ) {
			return null;
		}
		list( $nonce, $box ) = array( substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) );
		$text                = sodium_crypto_secretbox_open( $box, $nonce, self::key() );
		return false === $text ? null : Connect_Code::read( $text );
	}

	/**
	 * Stores a code.
	 *
	 * @param string $text A code that was judged.
	 * @return bool Whether it is stored.
	 */
	public static function write( string $text ): bool {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Bytes, in a text column.
		return update_option( self::OPTION, base64_encode( $nonce . sodium_crypto_secretbox( $text, $nonce, self::key() ) ), false );
	}

	/** Forgets the code. */
	public static function forget(): void {
		delete_option( self::OPTION );
	}

	/** The key: of a constant, for sites whose secret keys change, else of the site's secret keys. */
	private static function key(): string {
		$constant = defined( 'TALK_MESSENGER_SECRET' ) ? constant( 'TALK_MESSENGER_SECRET' ) : null;
		$secret   = is_string( $constant ) && strlen( $constant ) >= 32 ? $constant : wp_salt( 'secure_auth' );
		return hash_hkdf( 'sha256', $secret, SODIUM_CRYPTO_SECRETBOX_KEYBYTES, self::PURPOSE );
	}
}

<?php
/**
 * A secret in the database.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

/**
 * An option of its own that no page loads, encrypted and authenticated (XSalsa20-Poly1305; WordPress brings libsodium's
 * functions where PHP has none). The key follows from the site's secret keys, which are in wp-config.php: a copy of the
 * database alone reads nothing. It is in no export, no answer and no page; only the plugin reads it.
 */
final class Sealed_Option {

	/**
	 * Name of the option.
	 *
	 * @var string
	 */
	private string $option;

	/**
	 * What the key is for: each secret has its own.
	 *
	 * @var string
	 */
	private string $purpose;

	/**
	 * Names a secret.
	 *
	 * @param string $option  Name of the option.
	 * @param string $purpose What the key is for.
	 */
	public function __construct( string $option, string $purpose ) {
		$this->option  = $option;
		$this->purpose = $purpose;
	}

	/** Whether one is stored, readable or not. */
	public function has(): bool {
		return is_string( get_option( $this->option ) );
	}

	/** The secret; null where none is stored, or it cannot be decrypted: the secret keys have changed, or it was altered. */
	public function read(): ?string {
		$stored = get_option( $this->option );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- Bytes, in a text column.
		$bytes = is_string( $stored ) ? base64_decode( $stored, true ) : false;
		if ( false === $bytes || strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES + SODIUM_CRYPTO_SECRETBOX_MACBYTES ) {
			return null;
		}
		list( $nonce, $box ) = array( substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) );
		$text                = sodium_crypto_secretbox_open( $box, $nonce, $this->key() );
		return false === $text ? null : $text;
	}

	/**
	 * Stores a secret.
	 *
	 * @param string $text The secret.
	 * @return bool Whether it is stored.
	 */
	public function write( string $text ): bool {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Bytes, in a text column.
		return update_option( $this->option, base64_encode( $nonce . sodium_crypto_secretbox( $text, $nonce, $this->key() ) ), false );
	}

	/** Forgets the secret. */
	public function forget(): void {
		delete_option( $this->option );
	}

	/** The key: of a constant, for sites whose secret keys change, else of the site's secret keys. */
	private function key(): string {
		$constant = defined( 'TALK_MESSENGER_SECRET' ) ? constant( 'TALK_MESSENGER_SECRET' ) : null;
		$secret   = is_string( $constant ) && strlen( $constant ) >= 32 ? $constant : wp_salt( 'secure_auth' );
		return hash_hkdf( 'sha256', $secret, SODIUM_CRYPTO_SECRETBOX_KEYBYTES, $this->purpose );
	}
}

<?php
/**
 * The field for the account's API key.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Identity\Api_Key;
use TalkMessenger\Identity\Session_Outcome;
use TalkMessenger\Identity\Verified_Sessions;
use TalkMessenger\Texts;

/**
 * Takes a key and never shows one; says what has become of the sessions that it is for.
 */
final class Api_Key_Field {

	private const NAME   = 'api_key';
	private const FORGET = 'forget_api_key';

	/**
	 * What the key is for.
	 *
	 * @var Verified_Sessions
	 */
	private Verified_Sessions $sessions;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Verified_Sessions $sessions What the key is for.
	 * @param Texts             $texts    The plugin's words.
	 */
	public function __construct( Verified_Sessions $sessions, Texts $texts ) {
		$this->sessions = $sessions;
		$this->texts    = $texts;
	}

	/**
	 * Prints it, set in below the switch that it belongs to.
	 *
	 * @param string $refusal The id of what says that the key just typed cannot be one; nothing where it can.
	 */
	public function show( string $refusal ): void {
		echo '<div style="margin-block-end:16px;margin-inline-start:24px">';
		if ( defined( Api_Key::CONSTANT ) ) {
			echo '<p>' . esc_html( $this->text( 'constant' ) ) . '</p>';
		} else {
			$this->show_input( $refusal );
		}
		$state = $this->sessions->state();
		if ( null !== $state ) {
			// Site Health says where the field is; here it is.
			$advice = 'noKey' === $state ? $this->text( 'missing' ) : $this->texts->get( "wordpress.health.verified.$state.text" );
			printf( '<p style="margin-block-start:8px"><strong>%1$s</strong><br>%2$s</p>', esc_html( $this->texts->get( "wordpress.health.verified.$state" ) ), esc_html( $advice ) );
		}
		echo '</div>';
	}

	/**
	 * Prints where a key is typed, and what forgets the one that is stored.
	 *
	 * @param string $refusal As for `show`.
	 */
	private function show_input( string $refusal ): void {
		$source = Api_Key::source();
		printf(
			'<p><label for="talk-messenger-api-key">%1$s</label><br><input type="password" id="talk-messenger-api-key" name="%2$s" value="" class="regular-text" minlength="%3$d" autocomplete="off" spellcheck="false" aria-invalid="%4$s"%6$s aria-describedby="%7$s"></p><p class="description" id="talk-messenger-api-key-help">%5$s</p>',
			esc_html( $this->texts->get( 'wordpress.site.api_key' ) ),
			esc_attr( self::NAME ),
			(int) Api_Key::SHORTEST,
			esc_attr( '' === $refusal ? 'false' : 'true' ),
			esc_html( $this->text( 'stored' === $source ? 'stored' : 'help' ) ),
			esc_attr( '' === $refusal ? '' : ' autofocus' ),
			esc_attr( trim( "$refusal talk-messenger-api-key-help" ) )
		);
		if ( 'none' !== $source ) {
			// phpcs:ignore WordPress.Security.NonceVerification -- Ticks again what was ticked in a form that is not saved.
			printf( '<p style="margin-block-start:8px"><label><input type="checkbox" name="%1$s" value="1"%2$s> %3$s</label></p>', esc_attr( self::FORGET ), checked( isset( $_POST[ self::FORGET ] ), true, false ), esc_html( $this->text( 'forget' ) ) );
		}
	}

	/**
	 * Words about the key.
	 *
	 * @param string $text The end of their key.
	 */
	private function text( string $text ): string {
		return $this->texts->get( "wordpress.site.api_key.$text", array( 'constant' => Api_Key::CONSTANT ) );
	}

	/**
	 * The key of the form, which was checked to come from its owner: null where none was typed, false for what cannot be one.
	 *
	 * @return string|false|null
	 */
	public static function sent() {
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- Checked by the form; a secret is taken as it is, or not at all.
		$typed = isset( $_POST[ self::NAME ] ) && is_string( $_POST[ self::NAME ] ) ? trim( wp_unslash( $_POST[ self::NAME ] ) ) : '';
		if ( '' === $typed || defined( Api_Key::CONSTANT ) ) {
			return null;
		}
		return Api_Key::is_possible( $typed ) ? $typed : false;
	}

	/**
	 * Stores what was sent; whatever was known of the sessions is of other choices.
	 *
	 * @param string|null $key The key, if one was typed.
	 * @return bool Whether it is stored.
	 */
	public static function save( ?string $key ): bool {
		Session_Outcome::forget();
		if ( null !== $key ) {
			return Api_Key::write( $key );
		}
		// phpcs:ignore WordPress.Security.NonceVerification -- Checked by the form.
		if ( isset( $_POST[ self::FORGET ] ) ) {
			Api_Key::forget();
		}
		return true;
	}
}

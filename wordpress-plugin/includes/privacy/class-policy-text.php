<?php
/**
 * What a site's privacy policy may say about Talk.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Privacy;

use TalkMessenger\Identity\Verified_Sessions;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Suggests a text to WordPress's guide for privacy policies, which follows what the site has switched on. What the plugin
 * itself holds of a visitor, `Personal_Data` exports and erases; the text says who holds the rest.
 */
final class Policy_Text {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Store $store The site's settings.
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Store $store, Texts $texts ) {
		$this->store = $store;
		$this->texts = $texts;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'admin_init', array( $this, 'suggest' ) );
	}

	/** Hands the text to WordPress. */
	public function suggest(): void {
		if ( ! function_exists( 'wp_add_privacy_policy_content' ) || ! $this->store->exists() ) {
			return;
		}
		$envelope   = $this->store->read();
		$connection = $envelope->settings->connection;
		$parts      = array( 'talk' );
		// Where a shop's messages take product and cart along: core/messenger/front/context.
		if ( 'talk-server' === ( $connection->service ?? '' ) && function_exists( 'wc_get_page_id' ) ) {
			$parts[] = 'shop';
		}
		$parts[] = 'cookies';
		if ( 'consent' === $envelope->settings->loading->strategy ) {
			$parts[] = 'consent';
		}
		if ( $envelope->host->privacy_control ) {
			$parts[] = 'gpc';
		}
		if ( $envelope->host->identity ) {
			$parts[] = 'identity';
		}
		if ( Verified_Sessions::are_on( $envelope ) ) {
			$parts[] = 'verified';
		}
		$host = (string) wp_parse_url( (string) ( $connection->captureHost ?? '' ), PHP_URL_HOST );
		$html = '<p class="privacy-policy-tutorial">' . esc_html( $this->texts->get( 'wordpress.privacy.note' ) ) . '</p>';
		foreach ( array_merge( $parts, array( 'rights' ) ) as $part ) {
			$key   = $this->texts->key_for( "wordpress.privacy.$part", $connection );
			$html .= '<p>' . esc_html( $this->texts->get( $key, array( 'host' => '' === $host ? 'Ortto' : $host ) ) ) . '</p>';
		}
		wp_add_privacy_policy_content( $this->texts->get( 'wordpress.menu' ), wp_kses_post( $html ) );
	}
}

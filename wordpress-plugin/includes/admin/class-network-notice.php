<?php
/**
 * What the network means for this site's settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Connection\Write_Check;
use TalkMessenger\Network\Distribution;
use TalkMessenger\Network\Lock;
use TalkMessenger\Settings\Save_Result;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use WP_Screen;

/**
 * On Talk's screens of a network's site: whether it follows the network's defaults, the way back to them, and whether the
 * settings are locked. It needs no script.
 */
final class Network_Notice {

	private const ACTION = 'talk_messenger_follow';

	/** What is said after the way back, by the status of `Store::follow()`. */
	private const SAID = array(
		Save_Result::SAVED     => 'wordpress.network.followed',
		Save_Result::TOO_LARGE => 'wordpress.network.tooLarge',
		Save_Result::STALE     => 'wordpress.error.failed',
		Save_Result::FAILED    => 'wordpress.error.failed',
	);

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Brings the network's defaults to its sites.
	 *
	 * @var Distribution
	 */
	private Distribution $distribution;

	/**
	 * Whether sites may change their settings.
	 *
	 * @var Lock
	 */
	private Lock $lock;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Store        $store        The site's settings.
	 * @param Distribution $distribution Brings the network's defaults to its sites.
	 * @param Lock         $lock         Whether sites may change their settings.
	 * @param Texts        $texts        The plugin's words.
	 */
	public function __construct( Store $store, Distribution $distribution, Lock $lock, Texts $texts ) {
		$this->store        = $store;
		$this->distribution = $distribution;
		$this->lock         = $lock;
		$this->texts        = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'admin_notices', array( $this, 'show' ) );
		add_action( 'admin_post_' . self::ACTION, array( $this, 'follow' ) );
	}

	/** Says what is the case, on Talk's screens only. */
	public function show(): void {
		$screen = get_current_screen();
		if ( ! $screen instanceof WP_Screen || false === strpos( $screen->id, Screen::SLUG ) || ! current_user_can( 'manage_options' ) ) {
			return;
		}
		// phpcs:ignore WordPress.Security.NonceVerification -- Says only what was done.
		$done = isset( $_GET[ self::ACTION ] ) && is_string( $_GET[ self::ACTION ] ) ? sanitize_text_field( wp_unslash( $_GET[ self::ACTION ] ) ) : '';
		if ( isset( self::SAID[ $done ] ) ) {
			printf(
				'<div class="notice notice-%s is-dismissible" role="status"><p>%s</p></div>',
				esc_attr( Save_Result::SAVED === $done ? 'success' : 'error' ),
				esc_html( $this->texts->get( self::SAID[ $done ], array( 'limit' => (string) Store::MAX_BYTES ) ) )
			);
		}
		$own     = $this->store->read()->own;
		$follows = Write_Check::lacks_room_for_network() ? 'waits' : 'follows';
		$state   = $own ? 'own' : $follows;
		$kind    = 'waits' === $state ? 'warning' : 'info';
		echo '<div class="notice notice-' . esc_attr( $kind ) . '"><p>' . esc_html( $this->texts->get( "wordpress.network.$state", array( 'limit' => (string) Store::MAX_BYTES ) ) ) . '</p>';
		if ( $this->lock->is_locked() ) {
			$may = current_user_can( Lock::CHANGE ) ? 'may' : 'mayNot';
			echo '<p>' . esc_html( $this->texts->get( "wordpress.network.locked.$may" ) ) . '</p>';
		}
		if ( $own && current_user_can( Lock::CHANGE ) && $this->distribution->has_defaults() ) {
			$this->show_way_back();
		}
		echo '</div>';
	}

	/** Takes over the network's defaults, and leads back. */
	public function follow(): void {
		if ( ! current_user_can( Lock::CHANGE ) ) {
			wp_die( esc_html( $this->texts->get( 'wordpress.error.forbidden' ) ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::ACTION );
		$done = $this->distribution->bring_back();
		wp_safe_redirect( admin_url( 'admin.php?page=' . Screen::SLUG . '&' . self::ACTION . "=$done" ) );
		exit;
	}

	/** Prints the way back to the network's defaults, which replaces what this site has: so it is asked twice. */
	private function show_way_back(): void {
		echo '<details><summary>' . esc_html( $this->texts->get( 'wordpress.network.follow' ) ) . '</summary><form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="' . esc_attr( self::ACTION ) . '">';
		wp_nonce_field( self::ACTION );
		printf(
			'<p>%s</p><p><button type="submit" class="button">%s</button></p></form></details>',
			esc_html( $this->texts->get( 'wordpress.network.follow.text' ) ),
			esc_html( $this->texts->get( 'wordpress.network.follow.button' ) )
		);
	}
}

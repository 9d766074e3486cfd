<?php
/**
 * The way to the first connection.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use WP_Screen;

/**
 * One notice on Plugins and Dashboard while the site is not connected. Who does not want it puts it away for good.
 */
final class Connect_Notice {

	/** Mark of a user who put it away. */
	public const META = 'talk_messenger_no_connect_notice';

	private const ACTION = 'talk_messenger_no_connect_notice';

	private const SCREENS = array( 'dashboard', 'plugins' );

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

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'admin_notices', array( $this, 'show' ) );
		add_action( 'admin_post_' . self::ACTION, array( $this, 'put_away' ) );
	}

	/** Prints the notice where it belongs. */
	public function show(): void {
		$screen = get_current_screen();
		if ( ! $screen instanceof WP_Screen || ! in_array( $screen->id, self::SCREENS, true ) || ! current_user_can( 'manage_options' )
			|| get_user_meta( get_current_user_id(), self::META, true ) || $this->store->read()->is_connected() ) {
			return;
		}
		$away = wp_nonce_url( admin_url( 'admin-post.php?action=' . self::ACTION ), self::ACTION );
		printf(
			'<div class="notice notice-info" id="talk-messenger-connect"><p><strong>%1$s</strong> %2$s</p><p><a class="button button-primary" href="%3$s">%4$s</a> <a class="button-link" href="%5$s">%6$s</a></p></div>',
			esc_html( $this->texts->get( 'wordpress.connect.title' ) ),
			esc_html( $this->texts->get( 'wordpress.connect.text' ) ),
			esc_url( admin_url( 'admin.php?page=' . Screen::SLUG ) ),
			esc_html( $this->texts->get( 'wordpress.connect.button' ) ),
			esc_url( $away ),
			esc_html( $this->texts->get( 'wordpress.connect.dismiss' ) )
		);
	}

	/** Puts the notice away for this user, and leads back. */
	public function put_away(): void {
		check_admin_referer( self::ACTION );
		update_user_meta( get_current_user_id(), self::META, 1 );
		$back = wp_get_referer();
		wp_safe_redirect( false === $back ? admin_url() : $back );
		exit;
	}
}

<?php
/**
 * Asks what Talk should do at a new address.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Staging\Moved_Site;
use TalkMessenger\Texts;
use WP_Screen;

/**
 * Shown to those who manage the site, on the dashboard, in the list of plugins and on Talk's own screens, until one of
 * them has chosen. It needs no script.
 */
final class Moved_Notice {

	private const ACTION = 'talk_messenger_moved';

	/** Screens of WordPress on which it is shown. */
	private const SCREENS = array( 'dashboard', 'plugins' );

	/**
	 * A site whose address is no longer the one it had.
	 *
	 * @var Moved_Site
	 */
	private Moved_Site $moved;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Moved_Site $moved A site whose address is no longer the one it had.
	 * @param Texts      $texts The plugin's words.
	 */
	public function __construct( Moved_Site $moved, Texts $texts ) {
		$this->moved = $moved;
		$this->texts = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'admin_notices', array( $this, 'show' ) );
		add_action( 'admin_post_' . self::ACTION, array( $this, 'choose' ) );
	}

	/** Asks, or says what was done; on Talk's own screens also that it is off here. */
	public function show(): void {
		$screen = get_current_screen();
		if ( ! $screen instanceof WP_Screen || $screen->in_admin( 'network' ) || ! current_user_can( 'manage_options' ) ) {
			return;
		}
		$own = false !== strpos( $screen->id, Screen::SLUG );
		if ( ! $own && ! in_array( $screen->id, self::SCREENS, true ) ) {
			return;
		}
		// phpcs:ignore WordPress.Security.NonceVerification -- Says only what was done.
		$done = isset( $_GET[ self::ACTION ] ) && is_string( $_GET[ self::ACTION ] ) ? sanitize_key( $_GET[ self::ACTION ] ) : '';
		$from = $this->moved->asks();
		if ( null !== $from ) {
			$this->ask( $from, 'failed' === $done );
		} elseif ( $this->moved->is_off() ) {
			$this->say_off( $own, Moved_Site::OFF === $done );
		} elseif ( Moved_Site::KEEP === $done ) {
			printf( '<div class="notice notice-success is-dismissible" role="status"><p>%s</p></div>', esc_html( $this->texts->get( 'wordpress.moved.done.keep' ) ) );
		}
	}

	/** Does what was chosen, and leads back. */
	public function choose(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html( $this->texts->get( 'wordpress.error.forbidden' ) ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::ACTION );
		$choice = isset( $_POST['choice'] ) && is_string( $_POST['choice'] ) ? sanitize_key( $_POST['choice'] ) : '';
		if ( in_array( $choice, Moved_Site::CHOICES, true ) ) {
			$back = wp_get_referer();
			wp_safe_redirect( add_query_arg( self::ACTION, $this->moved->choose( $choice ) ? $choice : 'failed', false === $back ? admin_url() : $back ) );
			exit;
		}
		wp_safe_redirect( admin_url() );
		exit;
	}

	/**
	 * Prints the question.
	 *
	 * @param string $from   The address before.
	 * @param bool   $failed Whether the last answer could not be stored.
	 */
	private function ask( string $from, bool $failed ): void {
		echo '<div class="notice notice-warning" role="region" aria-labelledby="talk-messenger-moved"><p id="talk-messenger-moved"><strong>' . esc_html( $this->texts->get( 'wordpress.moved.title' ) ) . '</strong></p>';
		if ( $failed ) {
			echo '<p role="alert">' . esc_html( $this->texts->get( 'wordpress.error.failed' ) ) . '</p>';
		}
		$values = array(
			'before' => $from,
			'now'    => Moved_Site::address(),
		);
		echo '<p>' . esc_html( $this->texts->get( 'wordpress.moved.text', $values ) ) . '</p>';
		$this->show_buttons(
			array(
				Moved_Site::OFF  => 'wordpress.moved.off',
				Moved_Site::KEEP => 'wordpress.moved.keep',
			)
		);
		echo '</div>';
	}

	/**
	 * Says that Talk is off at this address, with the way back.
	 *
	 * @param bool $own  Whether on a screen of Talk's own.
	 * @param bool $done Whether it was just switched off.
	 */
	private function say_off( bool $own, bool $done ): void {
		if ( ! $own && ! $done ) {
			return;
		}
		printf( '<div class="notice notice-%s" role="%s"><p>%s</p>', esc_attr( $done ? 'success' : 'info' ), esc_attr( $done ? 'status' : 'region' ), esc_html( $this->texts->get( 'wordpress.guard.copy' ) ) );
		$this->show_buttons( array( Moved_Site::KEEP => 'wordpress.moved.on' ) );
		echo '</div>';
	}

	/**
	 * Prints a form with a button for each choice.
	 *
	 * @param array<string, string> $choices Keys of their words.
	 */
	private function show_buttons( array $choices ): void {
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="' . esc_attr( self::ACTION ) . '">';
		wp_nonce_field( self::ACTION );
		echo '<p>';
		foreach ( $choices as $choice => $text ) {
			printf( '<button type="submit" class="button" name="choice" value="%s">%s</button> ', esc_attr( $choice ), esc_html( $this->texts->get( $text ) ) );
		}
		echo '</p></form>';
	}
}

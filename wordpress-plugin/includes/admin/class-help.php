<?php
/**
 * WordPress's own help, at the top of the screens.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Compatibility\Consent_Banner;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Post_Setting;
use WP_Screen;

/**
 * Fills the Help tab of Talk's screens, and adds one sheet to those of lists that have the column.
 */
final class Help {

	/** Sheets of the settings screens, in order. */
	private const SHEETS = array( 'overview', 'decides', 'messenger', 'consent', 'missing' );

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
		add_action( 'current_screen', array( $this, 'add' ) );
	}

	/**
	 * Adds what there is for a screen.
	 *
	 * @param mixed $screen The screen.
	 */
	public function add( $screen ): void {
		if ( ! $screen instanceof WP_Screen ) {
			return;
		}
		$of_list = 'edit' === $screen->base && Post_Setting::is_supported( $screen->post_type ) && $this->store->read()->is_connected();
		if ( $of_list ) {
			$this->add_sheet( $screen, 'list', $this->texts->get( 'editor.title' ) );
		} elseif ( false !== strpos( $screen->id, Screen::SLUG ) ) {
			$this->add_own( $screen );
		}
	}

	/**
	 * Adds the sheets of a screen of Talk's, and where to look further.
	 *
	 * @param WP_Screen $screen The screen.
	 */
	private function add_own( WP_Screen $screen ): void {
		if ( false !== strpos( $screen->id, Site_Screen::SLUG ) ) {
			$this->add_sheet( $screen, 'visitors', $this->texts->get( 'wordpress.help.overview' ) );
		} elseif ( $screen->in_admin( 'network' ) ) {
			$this->add_sheet( $screen, 'network', $this->texts->get( 'wordpress.help.overview' ) );
		} else {
			foreach ( self::SHEETS as $sheet ) {
				$this->add_sheet( $screen, $sheet, $this->texts->get( "wordpress.help.$sheet" ) );
			}
		}
		$screen->set_help_sidebar( $this->sidebar() );
	}

	/**
	 * Adds one sheet.
	 *
	 * @param WP_Screen $screen The screen.
	 * @param string    $sheet  End of the key of its words.
	 * @param string    $title  What it is called.
	 */
	private function add_sheet( WP_Screen $screen, string $sheet, string $title ): void {
		$screen->add_help_tab(
			array(
				'id'      => "talk-messenger-$sheet",
				'title'   => esc_html( $title ),
				'content' => '<p>' . esc_html( $this->texts->get( "wordpress.help.$sheet.text" ) ) . '</p>' . ( 'consent' === $sheet ? $this->recipes() : '' ),
			)
		);
	}

	/** What to do with each consent banner, as a list. */
	private function recipes(): string {
		$html = '';
		foreach ( Consent_Banner::RECIPES as $name => $banner ) {
			$banner = '' === $banner ? $this->texts->get( 'wordpress.consent.other' ) : $banner;
			$recipe = $this->texts->get( "wordpress.consent.recipe.$name" );
			$html  .= '<li><strong>' . esc_html( $banner ) . '</strong>: ' . esc_html( $recipe ) . '</li>';
		}
		return "<ul>$html</ul>";
	}

	/** Where to look further; only what the user may open. */
	private function sidebar(): string {
		$links = array(
			'health'  => array( 'view_site_health_checks', 'site-health.php' ),
			'privacy' => array( 'manage_privacy_options', 'options-privacy.php?tab=policyguide' ),
		);
		$html  = '<p><strong>' . esc_html( $this->texts->get( 'wordpress.help.more' ) ) . '</strong></p>';
		foreach ( $links as $name => list( $capability, $path ) ) {
			if ( current_user_can( $capability ) ) {
				$html .= '<p><a href="' . esc_url( admin_url( $path ) ) . '">' . esc_html( $this->texts->get( "wordpress.help.$name" ) ) . '</a></p>';
			}
		}
		return $html . '<p>' . esc_html( $this->texts->get( 'wordpress.help.cli' ) ) . '</p>';
	}
}

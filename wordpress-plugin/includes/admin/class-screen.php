<?php
/**
 * The settings screen.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Compatibility\String_Registry;
use TalkMessenger\Messenger\Public_Host;
use TalkMessenger\Rest\Answers;
use TalkMessenger\Site;
use TalkMessenger\Texts;

/**
 * A menu entry of its own, for the site and for a network. The screen itself is a script.
 */
final class Screen {

	public const SLUG = 'talk-messenger';

	/** Fragment of an address that opens WordPress's help on the screen. */
	private const HELP = 'talk-help';

	/** What the script asks first. */
	private const FIRST = array(
		'site'    => array( '/settings', '/status' ),
		'network' => array( '/network/settings', '/status' ),
	);

	/** A speech bubble, in the colour of WordPress's own icons. */
	private const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path fill="#a7aaad" d="M4 3h12a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-5l-4.3 3.4A.4.4 0 0 1 6 17v-3H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm2 4v1.5h8V7zm0 3v1.5h5V10z"/></svg>';

	/**
	 * Scripts and styles.
	 *
	 * @var Assets
	 */
	private Assets $assets;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Assets $assets Scripts and styles.
	 * @param Texts  $texts  The plugin's words.
	 */
	public function __construct( Assets $assets, Texts $texts ) {
		$this->assets = $assets;
		$this->texts  = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'admin_menu', array( $this, 'add_to_site' ) );
		$file = plugin_basename( TALK_MESSENGER_FILE );
		add_filter( "plugin_action_links_$file", array( $this, 'add_link' ) );
		add_filter( 'plugin_row_meta', array( $this, 'add_guide' ), 10, 2 );
		if ( Site::is_network_active() ) {
			add_action( 'network_admin_menu', array( $this, 'add_to_network' ) );
			add_filter( "network_admin_plugin_action_links_$file", array( $this, 'add_network_link' ) );
		}
	}

	/** Adds the site's menu entry. */
	public function add_to_site(): void {
		$this->add( 'manage_options', 'site', 81 );
	}

	/** Adds the network's menu entry. */
	public function add_to_network(): void {
		$this->add( 'manage_network_options', 'network', 26 );
	}

	/**
	 * Adds a link to the list of plugins.
	 *
	 * @param mixed $links Links of the plugin.
	 * @return mixed
	 */
	public function add_link( $links ) {
		return $this->with_link( $links, admin_url( 'admin.php?page=' . self::SLUG ) );
	}

	/**
	 * Adds a link to the network's list of plugins.
	 *
	 * @param mixed $links Links of the plugin.
	 * @return mixed
	 */
	public function add_network_link( $links ) {
		return $this->with_link( $links, network_admin_url( 'admin.php?page=' . self::SLUG ) );
	}

	/**
	 * Adds the way to the guide to the plugin's row: WordPress's own help, open.
	 *
	 * @param mixed $links Links below the description.
	 * @param mixed $file  Whose row it is.
	 * @return mixed
	 */
	public function add_guide( $links, $file ) {
		if ( ! is_array( $links ) || plugin_basename( TALK_MESSENGER_FILE ) !== $file || ! current_user_can( 'manage_options' ) ) {
			return $links;
		}
		$url     = admin_url( 'admin.php?page=' . self::SLUG . '#' . self::HELP );
		$links[] = sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html( $this->texts->get( 'wordpress.guide' ) ) );
		return $links;
	}

	/** Prints the place of the screen, with words for the time until it is there. */
	public function show(): void {
		?>
		<div class="wrap" id="talk-messenger-root">
			<h1><?php echo esc_html( $this->texts->get( 'wordpress.menu' ) ); ?></h1>
			<p class="hide-if-no-js"><?php echo esc_html( $this->texts->get( 'wordpress.loading' ) ); ?></p>
			<p class="hide-if-js"><?php echo esc_html( $this->texts->get( 'wordpress.noScript' ) ); ?></p>
		</div>
		<?php
	}

	/**
	 * Adds a menu entry and the screen's script.
	 *
	 * @param string $capability Who may see it.
	 * @param string $page       site or network.
	 * @param int    $position   Place in the menu.
	 */
	private function add( string $capability, string $page, int $position ): void {
		$title = $this->texts->get( 'wordpress.menu' );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- The form in which WordPress takes an icon.
		$icon = 'data:image/svg+xml;base64,' . base64_encode( self::ICON );
		$hook = add_menu_page( $title, $title, $capability, self::SLUG, array( $this, 'show' ), $icon, $position );
		add_action(
			'admin_enqueue_scripts',
			function ( $screen ) use ( $hook, $page ): void {
				if ( $screen === $hook && $this->assets->enqueue( 'talk-messenger-settings', 'settings', $this->data( $page ) ) ) {
					// Pictures of the messenger.
					wp_enqueue_media();
					$this->assets->preload( preg_filter( '/^/', '/' . Answers::SPACE, self::FIRST[ $page ] ) );
				}
			}
		);
	}

	/**
	 * What the screen needs at once, without asking for it again.
	 *
	 * @param string $page site or network.
	 * @return array<string, mixed>
	 */
	private function data( string $page ): array {
		return array(
			'page'    => $page,
			'siteUrl' => home_url( '/' ),
			'local'   => Site::is_local(),
			'login'   => wp_login_url(),
			'locale'  => get_user_locale(),
			'site'    => Public_Host::of_site(),
			'strings' => self::strings(),
			'preview' => plugins_url( 'assets/preview.html', TALK_MESSENGER_FILE ),
		);
	}

	/**
	 * The plugin that has the messenger's texts on its list, and where that is; null without one.
	 *
	 * @return array{plugin: string, url: string}|null
	 */
	private static function strings(): ?array {
		$plugin = String_Registry::plugin();
		return null === $plugin ? null : array(
			'plugin' => $plugin,
			'url'    => (string) String_Registry::address(),
		);
	}

	/**
	 * Puts the link to the settings first.
	 *
	 * @param mixed  $links Links of the plugin.
	 * @param string $url   Where the settings are.
	 * @return mixed
	 */
	private function with_link( $links, string $url ) {
		$link = sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html( $this->texts->get( 'wordpress.settings' ) ) );
		return is_array( $links ) ? array_merge( array( 'settings' => $link ), $links ) : $links;
	}
}

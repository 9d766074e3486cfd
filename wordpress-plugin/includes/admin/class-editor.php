<?php
/**
 * The panel in the block editor.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Settings\Store;
use TalkMessenger\Visibility\Post_Setting;
use WP_Screen;

/**
 * Adds the panel to the document's sidebar. It saves the meta with the post, which WordPress allows only for types
 * with custom fields; the others have the box.
 */
final class Editor {

	/**
	 * Scripts and styles.
	 *
	 * @var Assets
	 */
	private Assets $assets;

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Takes what it needs.
	 *
	 * @param Assets $assets Scripts and styles.
	 * @param Store  $store  The site's settings.
	 */
	public function __construct( Assets $assets, Store $store ) {
		$this->assets = $assets;
		$this->store  = $store;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'enqueue_block_editor_assets', array( $this, 'enqueue' ) );
	}

	/**
	 * Whether a type has the panel in the block editor.
	 *
	 * @param string $post_type Name of the type.
	 */
	public static function has_panel( string $post_type ): bool {
		return Post_Setting::is_supported( $post_type ) && post_type_supports( $post_type, 'custom-fields' );
	}

	/** Adds the panel's script where posts are edited; widgets have such an editor too. */
	public function enqueue(): void {
		$screen = get_current_screen();
		if ( $screen instanceof WP_Screen && self::edits_pages( $screen ) ) {
			$this->assets->enqueue( 'talk-messenger-editor', 'editor', $this->data(), 'editor' );
		}
	}

	/**
	 * Whether posts with a panel are edited on a screen. The site editor edits pages besides templates; there the
	 * panel itself looks what is open.
	 *
	 * @param WP_Screen $screen The screen.
	 */
	private static function edits_pages( WP_Screen $screen ): bool {
		return 'site-editor' === $screen->base || ( 'post' === $screen->base && self::has_panel( $screen->post_type ) );
	}

	/**
	 * What the panel needs besides the words.
	 *
	 * @return array<string, mixed>
	 */
	private function data(): array {
		return array(
			'connected'   => $this->store->read()->is_connected(),
			'settingsUrl' => current_user_can( 'manage_options' ) ? admin_url( 'admin.php?page=' . Screen::SLUG ) : null,
		);
	}
}

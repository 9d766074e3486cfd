<?php
/**
 * Pages whose meta is not at hand where they are shown.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use TalkMessenger\Settings\Store;

/**
 * The posts page and WooCommerce's shop page list other posts, so WordPress does not load their own meta. Their
 * setting is mirrored in the autoloaded option, which saves those pages a query.
 */
final class Special_Pages {

	public const POSTS = 'posts-page';
	public const SHOP  = 'shop-page';

	/** The options that name the pages. */
	private const OPTIONS = array(
		self::POSTS => 'page_for_posts',
		self::SHOP  => 'woocommerce_shop_page_id',
	);

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 */
	public function __construct( Store $store ) {
		$this->store = $store;
	}

	/** Adds the hooks. */
	public function register(): void {
		// An option that was damaged or created anew gets back what the pages say.
		add_action( 'talk_messenger_settings_saved', array( $this, 'mirror' ), 10, 0 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $hook ) {
			add_action( $hook, array( $this, 'meta_changed' ), 10, 3 );
		}
		foreach ( self::OPTIONS as $option ) {
			foreach ( array( 'add_option_', 'update_option_', 'delete_option_' ) as $hook ) {
				add_action( $hook . $option, array( $this, 'mirror' ), 10, 0 );
			}
		}
	}

	/** Brings the mirrored settings up to date. */
	public function mirror(): void {
		foreach ( self::OPTIONS as $slot => $option ) {
			$page = (int) get_option( $option );
			$this->store->set_override( $slot, $page > 0 ? Post_Setting::of( $page ) : null );
		}
	}

	/**
	 * Follows a page's own setting.
	 *
	 * @param mixed $meta_id Ignored.
	 * @param mixed $post_id Post.
	 * @param mixed $key     Key of the meta.
	 */
	public function meta_changed( $meta_id, $post_id, $key ): void {
		if ( Post_Setting::KEY !== $key ) {
			return;
		}
		foreach ( self::OPTIONS as $option ) {
			if ( (int) $post_id === (int) get_option( $option ) ) {
				$this->mirror();
				return;
			}
		}
	}
}

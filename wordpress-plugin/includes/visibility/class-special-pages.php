<?php
/**
 * Pages whose meta is not at hand where they are shown.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use TalkMessenger\Settings\Store;

/**
 * The posts page, WooCommerce's shop page and the archives of terms list posts, so WordPress does not load their own
 * meta. Their setting is mirrored in the autoloaded option, which saves those pages a query.
 */
final class Special_Pages {

	public const POSTS = 'posts-page';
	public const SHOP  = 'shop-page';

	/** Goes before the number of a term. */
	private const TERM = 'term-';

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
	private Store $store;

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
		add_action( 'talk_messenger_settings_saved', array( $this, 'mirror_terms' ), 10, 0 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $hook ) {
			add_action( $hook, array( $this, 'meta_changed' ), 10, 3 );
		}
		foreach ( array( 'added_term_meta', 'updated_term_meta', 'deleted_term_meta' ) as $hook ) {
			add_action( $hook, array( $this, 'term_meta_changed' ), 10, 3 );
		}
		foreach ( self::OPTIONS as $option ) {
			foreach ( array( 'add_option_', 'update_option_', 'delete_option_' ) as $hook ) {
				add_action( $hook . $option, array( $this, 'mirror' ), 10, 0 );
			}
		}
	}

	/**
	 * Where the setting of a term is mirrored.
	 *
	 * @param int $term_id Term.
	 */
	public static function of_term( int $term_id ): string {
		return self::TERM . $term_id;
	}

	/** Brings the mirrored settings of pages up to date. */
	public function mirror(): void {
		foreach ( self::OPTIONS as $slot => $option ) {
			$page = (int) get_option( $option );
			$this->store->set_override( $slot, $page > 0 ? Post_Setting::of( $page ) : null );
		}
	}

	/** Brings the mirrored settings of terms up to date. */
	public function mirror_terms(): void {
		$terms = get_terms(
			array(
				'meta_key'               => Term_Setting::KEY, // phpcs:ignore WordPress.DB.SlowDBQuery -- Once at a save of the settings.
				'hide_empty'             => false,
				'fields'                 => 'ids',
				'update_term_meta_cache' => true,
			)
		);
		$slots = array();
		foreach ( is_array( $terms ) ? $terms : array() as $term_id ) {
			$slots[ self::of_term( (int) $term_id ) ] = Term_Setting::of( (int) $term_id );
		}
		foreach ( array_keys( $this->store->read()->overrides ) as $slot ) {
			if ( 0 === strpos( $slot, self::TERM ) ) {
				$slots += array( $slot => null );
			}
		}
		foreach ( $slots as $slot => $value ) {
			$this->store->set_override( $slot, $value );
		}
	}

	/**
	 * Follows a term's own setting.
	 *
	 * @param mixed $meta_id Ignored.
	 * @param mixed $term_id Term.
	 * @param mixed $key     Key of the meta.
	 */
	public function term_meta_changed( $meta_id, $term_id, $key ): void {
		if ( Term_Setting::KEY === $key ) {
			$this->store->set_override( self::of_term( (int) $term_id ), Term_Setting::of( (int) $term_id ) );
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
			if ( (int) get_option( $option ) === (int) $post_id ) {
				$this->mirror();
				return;
			}
		}
	}
}

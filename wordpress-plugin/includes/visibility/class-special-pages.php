<?php
/**
 * Pages whose meta is not at hand where they are shown.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use TalkMessenger\Settings\Save_Result;
use TalkMessenger\Settings\Store;

/**
 * The posts page, WooCommerce's shop page and the archives of terms list posts, so WordPress does not load their own
 * meta. Their setting is mirrored in the autoloaded option, which saves those pages a query. The two pages always fit;
 * of terms there may be thousands, so a term's setting is stored where it fits, and nowhere else either.
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
	 * Says that the setting of a term was not stored.
	 *
	 * @var Term_Refusal
	 */
	private Term_Refusal $refusal;

	/**
	 * Whether a term's setting is being stored.
	 *
	 * @var bool
	 */
	private bool $is_storing = false;

	/**
	 * Whether a page is the posts page or the shop page.
	 *
	 * @param int $post_id The page.
	 */
	public static function lists_posts( int $post_id ): bool {
		return in_array( $post_id, array_map( 'intval', array_map( 'get_option', self::OPTIONS ) ), true );
	}

	/**
	 * Reads nothing yet.
	 *
	 * @param Store        $store   The site's settings.
	 * @param Term_Refusal $refusal Says that the setting of a term was not stored.
	 */
	public function __construct( Store $store, Term_Refusal $refusal ) {
		$this->store   = $store;
		$this->refusal = $refusal;
	}

	/** Adds the hooks. */
	public function register(): void {
		// An option that was damaged or created anew gets back what the pages say.
		add_action( 'talk_messenger_settings_saved', array( $this, 'mirror' ), 10, 0 );
		add_action( 'talk_messenger_settings_saved', array( $this, 'mirror_terms' ), 10, 0 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $hook ) {
			add_action( $hook, array( $this, 'meta_changed' ), 10, 3 );
		}
		// Behind those who store it elsewhere, or not at all.
		add_filter( 'add_term_metadata', array( $this, 'store_with_mirror' ), PHP_INT_MAX, 5 );
		add_filter( 'update_term_metadata', array( $this, 'store_with_mirror' ), PHP_INT_MAX, 5 );
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
		$slots = array();
		foreach ( self::OPTIONS as $slot => $option ) {
			$page           = (int) get_option( $option );
			$slots[ $slot ] = $page > 0 ? Post_Setting::of( $page ) : null;
		}
		$this->store->set_overrides( $slots );
	}

	/**
	 * Brings the mirrored settings of terms up to date. They had room when they were made, so none is left out here: a
	 * term that says hide would show Talk.
	 */
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
		$this->store->set_overrides( $slots );
	}

	/**
	 * Stores a term's setting as its meta and in the mirror: both or neither.
	 *
	 * @param mixed $done    Not null where another filter has done the work.
	 * @param mixed $term_id Term.
	 * @param mixed $key     Key of the meta.
	 * @param mixed $value   Sanitized value.
	 * @param mixed $more    Whether the meta shall be the only one, or the value to replace.
	 * @return mixed
	 */
	public function store_with_mirror( $done, $term_id, $key, $value, $more ) {
		if ( $this->is_storing || null !== $done || Term_Setting::KEY !== $key || ! in_array( $value, Post_Setting::VALUES, true ) ) {
			return $done;
		}
		$term_id = (int) $term_id;
		$status  = $this->store->set_overrides( array( self::of_term( $term_id ) => $value ), Store::MAX_BYTES );
		if ( Save_Result::SAVED !== $status ) {
			$this->refusal->tell( $term_id, $status );
			return false;
		}
		$this->is_storing = true;
		$stored           = 'add_term_metadata' === current_filter()
			? add_metadata( 'term', $term_id, $key, $value, (bool) $more )
			: update_metadata( 'term', $term_id, $key, $value, $more );
		$this->is_storing = false;
		if ( ! $stored ) {
			$this->mirror_term( $term_id );
		}
		return $stored;
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
			$this->mirror_term( (int) $term_id );
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
		if ( Post_Setting::KEY === $key && self::lists_posts( (int) $post_id ) ) {
			$this->mirror();
		}
	}

	/**
	 * Brings the mirrored setting of a term up to date.
	 *
	 * @param int $term_id Term.
	 */
	private function mirror_term( int $term_id ): void {
		$this->store->set_overrides( array( self::of_term( $term_id ) => Term_Setting::of( $term_id ) ) );
	}
}

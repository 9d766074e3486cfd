<?php
/**
 * Kinds of pages.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use WP_Post;
use WP_Query;
use WP_Term;

/**
 * The kinds of core/visibility/kinds.ts. Of a list of kinds that fit a page, the first in the core's order is its kind.
 * WooCommerce is asked through its documented functions, where they are.
 */
final class Page_Kind {

	/** The kinds of pages in the order in which they are looked for; build/core-constants.ts writes them. */
	private const KINDS = array( '404', 'search', 'front', 'cart', 'checkout', 'account', 'shop', 'product', 'collection', 'blog', 'post', 'page', 'entry', 'archive', 'other' );

	/** WooCommerce's names of its pages, by kind. */
	private const SHOP_PAGES = array(
		'cart'     => 'cart',
		'checkout' => 'checkout',
		'account'  => 'myaccount',
		'shop'     => 'shop',
	);

	/** WooCommerce's conditional functions, by the kind that each stands for. */
	private const SHOP_REQUESTS = array(
		'cart'       => 'is_cart',
		'checkout'   => 'is_checkout',
		'account'    => 'is_account_page',
		'shop'       => 'is_shop',
		'product'    => 'is_product',
		'collection' => 'is_product_taxonomy',
	);

	/** WordPress's and WooCommerce's conditional functions. A singular page is of the kind of its post type. */
	private const REQUESTS = self::SHOP_REQUESTS + array(
		'404'     => 'is_404',
		'search'  => 'is_search',
		'front'   => 'is_front_page',
		'blog'    => 'is_home',
		'post'    => 'is_singular',
		'archive' => 'is_archive',
	);

	/**
	 * The kinds of pages that something on this site makes.
	 *
	 * @return string[]
	 */
	public static function possible(): array {
		return array_values(
			array_filter( self::KINDS, static fn( $kind ) => function_exists( self::SHOP_REQUESTS[ $kind ] ?? 'is_home' ) )
		);
	}

	/** The kind of the page that is being rendered. */
	public static function of_request(): string {
		foreach ( self::KINDS as $kind ) {
			$is = self::REQUESTS[ $kind ] ?? null;
			if ( null !== $is && function_exists( $is ) && $is() ) {
				return 'is_singular' === $is ? self::of_type( (string) get_post_type( get_queried_object_id() ) ) : $kind;
			}
		}
		return 'other';
	}

	/**
	 * The kind of a post's own page.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function of_post( WP_Post $post ): string {
		if ( 'page' === $post->post_type ) {
			if ( 'page' === get_option( 'show_on_front' ) && (int) get_option( 'page_on_front' ) === $post->ID ) {
				return 'front';
			}
			foreach ( self::KINDS as $kind ) {
				if ( isset( self::SHOP_PAGES[ $kind ] ) && self::shop_page( self::SHOP_PAGES[ $kind ] ) === $post->ID ) {
					return $kind;
				}
			}
			if ( 'page' === get_option( 'show_on_front' ) && (int) get_option( 'page_for_posts' ) === $post->ID ) {
				return 'blog';
			}
		}
		if ( 'product' === $post->post_type && function_exists( 'is_product' ) ) {
			return 'product';
		}
		return self::of_content( $post ) ?? self::of_type( $post->post_type );
	}

	/**
	 * The kind of a term's archive.
	 *
	 * @param WP_Term $term The term.
	 */
	public static function of_term( WP_Term $term ): string {
		return function_exists( 'is_product_taxonomy' ) && is_object_in_taxonomy( 'product', $term->taxonomy ) ? 'collection' : 'archive';
	}

	/**
	 * One of WooCommerce's pages; 0 where there is none.
	 *
	 * @param string $page WooCommerce's name of it.
	 */
	public static function shop_page( string $page ): int {
		return function_exists( 'wc_get_page_id' ) ? max( 0, (int) wc_get_page_id( $page ) ) : 0;
	}

	/**
	 * The kind that a post has by what is in it: a cart, checkout or account may be on any page, as a shortcode or a block.
	 * WooCommerce is asked as it would be on that page, so that lists say what visitors get.
	 *
	 * @param WP_Post $post The post.
	 */
	private static function of_content( WP_Post $post ): ?string {
		// What WooCommerce puts into pages bears its name.
		if ( ! function_exists( 'is_cart' ) || false === strpos( $post->post_content, 'woocommerce' ) ) {
			return null;
		}
		$query = new WP_Query();

		$query->is_singular       = true;
		$query->is_page           = 'page' === $post->post_type;
		$query->is_single         = ! $query->is_page;
		$query->queried_object    = $post;
		$query->queried_object_id = $post->ID;
		$query->post              = $post;
		$query->posts             = array( $post );
		$query->post_count        = 1;

		$before = array(
			'wp_query' => $GLOBALS['wp_query'] ?? null,
			'post'     => $GLOBALS['post'] ?? null,
		);
		try {
			$GLOBALS['wp_query'] = $query; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- Put back below.
			$GLOBALS['post']     = $post; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- Put back below.
			foreach ( array( 'cart', 'checkout', 'account' ) as $kind ) {
				$is = self::SHOP_REQUESTS[ $kind ];
				if ( function_exists( $is ) && $is() ) {
					return $kind;
				}
			}
			return null;
		} finally {
			foreach ( $before as $name => $value ) {
				$GLOBALS[ $name ] = $value; // phpcs:ignore WordPress.WP.GlobalVariablesOverride, WordPress.NamingConventions.PrefixAllGlobals -- As it was.
			}
		}
	}

	/**
	 * The kind of an entry that is nothing special.
	 *
	 * @param string $type Post type.
	 */
	private static function of_type( string $type ): string {
		return 'post' === $type || 'page' === $type ? $type : 'entry';
	}
}

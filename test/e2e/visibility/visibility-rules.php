<?php
/**
 * Plugin Name: A shop, and what is known of its pages (tests)
 * Description: WooCommerce's post type, taxonomy and documented functions, without WooCommerce; a further post type;
 * and at the foot of every page what the plugin knew about it.
 *
 * @package TalkMessenger\Tests
 */

add_action(
	'init',
	static function () {
		register_post_type( 'product', array( 'public' => true, 'has_archive' => 'shop', 'rewrite' => array( 'slug' => 'product' ) ) );
		register_taxonomy( 'product_cat', 'product', array( 'public' => true, 'rewrite' => array( 'slug' => 'product-category' ) ) );
		register_taxonomy( 'talk_internal', array( 'post', 'product' ), array( 'public' => false ) );
		register_post_type( 'talk_event', array( 'public' => true, 'has_archive' => 'events', 'rewrite' => array( 'slug' => 'event' ) ) );
	}
);

function wc_get_page_id( $page ) {
	return (int) get_option( "woocommerce_{$page}_page_id", -1 );
}
function is_cart() {
	return is_page( wc_get_page_id( 'cart' ) );
}
function is_checkout() {
	return is_page( wc_get_page_id( 'checkout' ) );
}
function is_account_page() {
	return is_page( wc_get_page_id( 'myaccount' ) );
}
function is_shop() {
	return is_post_type_archive( 'product' ) || is_page( wc_get_page_id( 'shop' ) );
}
function is_product() {
	return is_singular( 'product' );
}
function is_product_taxonomy() {
	return is_tax( get_object_taxonomies( 'product' ) );
}

add_filter(
	'talk_messenger_page_context',
	static function ( $context ) {
		$GLOBALS['talk_test_context'] = $context;
		return $context;
	},
	99
);
add_action(
	'wp_footer',
	static function () {
		// phpcs:ignore WordPress.Security.EscapeOutput -- Escaped for HTML by its flags.
		echo '<script type="application/json" id="talk-test-context">', wp_json_encode( $GLOBALS['talk_test_context'] ?? null, JSON_HEX_TAG | JSON_HEX_AMP ), '</script>';
	}
);

<?php
/**
 * Plugin Name: Stand-in for a shop
 * Description: WooCommerce's functions about pages, with the cookie `talk_test_shop`: a page is the cart where it is the assigned
 * one, or where its content has the shortcode, as `wc_post_content_has_shortcode()` looks (WooCommerce 10.5.2).
 *
 * @package TalkMessenger\Tests
 */

if ( isset( $_COOKIE['talk_test_shop'] ) ) {
	foreach ( array( 'woocommerce_cart', 'woocommerce_checkout', 'woocommerce_my_account' ) as $talk_test_shortcode ) {
		add_shortcode( $talk_test_shortcode, '__return_empty_string' );
	}
	function wc_get_page_id( $page ) {
		return (int) get_option( "woocommerce_{$page}_page_id", -1 );
	}
	function wc_post_content_has_shortcode( $tag = '' ) {
		global $post;
		return is_singular() && is_a( $post, 'WP_Post' ) && has_shortcode( $post->post_content, $tag );
	}
	function is_cart() {
		return is_page( wc_get_page_id( 'cart' ) ) || wc_post_content_has_shortcode( 'woocommerce_cart' );
	}
	function is_checkout() {
		return is_page( wc_get_page_id( 'checkout' ) ) || wc_post_content_has_shortcode( 'woocommerce_checkout' ) || apply_filters( 'woocommerce_is_checkout', false );
	}
	function is_account_page() {
		return is_page( wc_get_page_id( 'myaccount' ) ) || wc_post_content_has_shortcode( 'woocommerce_my_account' ) || apply_filters( 'woocommerce_is_account_page', false );
	}
}

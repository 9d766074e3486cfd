<?php
/**
 * Plugin Name: A site that wants the loader's file (tests)
 * Description: As the constant TALK_MESSENGER_BUILT_IN_LOADER does, and away again by a cookie.
 *
 * @package TalkMessenger\Tests
 */

add_filter( 'talk_messenger_built_in_loader', '__return_true' );

if ( isset( $_COOKIE['talk_test_own_key'] ) ) {
	add_filter(
		'talk_messenger_attributes',
		static function ( $attributes ) {
			return array( 'data-key' => 'YW5vdGhlcmtleW90aGVya2V5' ) + $attributes;
		}
	);
}

<?php
/**
 * Plugin Name: Stand-ins for what breaks a tag
 * Description: By the option `talk_test_breaks`, for everybody: `changed` takes the attributes off (Breeze's Delay All JS, Jetpack
 * Boost's Concatenate JS), `delayed` makes it no script (WP Rocket's Delay JavaScript), `missing` takes it away (a bundle).
 *
 * @package TalkMessenger\Tests
 */

add_filter(
	'script_loader_tag',
	static function ( $tag, $handle, $src ) {
		if ( 'talk-messenger' !== $handle ) {
			return $tag;
		}
		switch ( get_option( 'talk_test_breaks' ) ) {
			case 'changed':
				return "<script type='application/javascript' src='$src'></script>";
			case 'delayed':
				return str_replace( array( '<script ', ' src=' ), array( '<script type="rocketlazyloadscript" ', ' data-rocket-src=' ), $tag );
			case 'missing':
				return '';
			default:
				return $tag;
		}
	},
	PHP_INT_MAX,
	3
);

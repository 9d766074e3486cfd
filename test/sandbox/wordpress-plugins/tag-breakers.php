<?php
/**
 * Plugin Name: Stand-ins for what breaks a tag
 * Description: By the option `talk_test_breaks`, for everybody: `changed` takes the attributes off (Breeze's Delay All JS, Jetpack
 * Boost's Concatenate JS), `bundled` merges its file with another one (Boost, with more than one script), `delayed` makes it no
 * script (WP Rocket's Delay JavaScript), `missing` takes it away (a bundle elsewhere on the page).
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
			case 'bundled':
				$file = ABSPATH . ltrim( str_replace( home_url(), '', strtok( $src, '?' ) ), '/' );
				file_put_contents( ABSPATH . 'talk-test-bundle.js', "window.another = 1;\n" . file_get_contents( $file ) );
				return "<script data-handles='another,talk-messenger' type='text/javascript' src='" . home_url( '/talk-test-bundle.js' ) . "'></script>";
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

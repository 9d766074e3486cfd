<?php
/**
 * Plugin Name: Variants of a page (benchmark)
 * Description: Serves one page in four ways, told by the cookie talk_bench: with the plugin, with it but without its
 * messenger, without it, and without it but with the vendor's own snippet in the head.
 *
 * @package TalkMessenger\Tests
 */

$talk_bench_variant = $_COOKIE['talk_bench'] ?? 'plugin';

if ( 'embed' === $talk_bench_variant ) {
	add_filter(
		'option_talk_messenger',
		static function ( $stored ) {
			return str_replace( '"messenger":{"mode":"on"', '"messenger":{"mode":"off"', $stored );
		}
	);
} elseif ( 'plugin' !== $talk_bench_variant ) {
	add_filter(
		'option_active_plugins',
		static function ( $plugins ) {
			return array_values( array_diff( (array) $plugins, array( 'talk-messenger-for-ortto/talk-messenger-for-ortto.php' ) ) );
		}
	);
}

if ( 'snippet' === $talk_bench_variant ) {
	add_action(
		'wp_head',
		static function () {
			echo get_option( 'talk_bench_snippet' ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	);
}

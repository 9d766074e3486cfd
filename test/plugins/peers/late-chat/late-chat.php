<?php
/**
 * Plugin Name: Late Chat
 * Description: A peer that waits for a visitor's first movement, and asks the database on each page.
 * Version: 2.0
 *
 * @package TalkMessenger\Tests
 */

add_action(
	'wp_footer',
	static function () {
		global $wpdb;
		$wpdb->get_var( 'SELECT 1' );
		$wpdb->get_var( 'SELECT 2' );
		echo '<script>addEventListener( "pointermove", () => document.head.append( Object.assign( document.createElement( "script" ), { src: "/wp-content/plugins/late-chat/chat.js" } ) ), { once: true } );</script>';
	}
);

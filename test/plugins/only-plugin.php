<?php
/**
 * Plugin Name: One plugin at a time
 * Description: With the cookie `talk_test_plugin`, a request runs the active plugin of that name alone; with `none`, no plugin.
 *
 * @package TalkMessenger\Tests
 */

if ( isset( $_COOKIE['talk_test_plugin'] ) ) {
	add_filter(
		'option_active_plugins',
		static function ( $plugins ) {
			return array_values( array_intersect( (array) $plugins, array( $_COOKIE['talk_test_plugin'] ) ) );
		}
	);
}

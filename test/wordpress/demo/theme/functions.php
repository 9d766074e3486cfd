<?php
/**
 * The demo shop's theme.
 *
 * @package TalkMessenger\Demo
 */

add_action(
	'wp_enqueue_scripts',
	static function () {
		wp_enqueue_style( 'larkmoor', get_stylesheet_uri(), array(), '1.0' );
	}
);

add_action(
	'after_setup_theme',
	static function () {
		add_editor_style( 'style.css' );
	}
);

<?php
/**
 * Plugin Name: A mark of each rendering
 * Description: Two answers with the same mark are one rendering, which a page cache has kept.
 *
 * @package TalkMessenger\Tests
 */

add_action(
	'wp_head',
	static function () {
		printf( '<meta name="talk-test-render" content="%s">', esc_attr( wp_generate_password( 20, false ) ) );
	}
);

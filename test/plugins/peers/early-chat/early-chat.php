<?php
/**
 * Plugin Name: Early Chat
 * Description: A peer as many are: an inline script, and one that is loaded with the page and loads another.
 * Version: 1.0
 *
 * @package TalkMessenger\Tests
 */

add_action(
	'wp_footer',
	static function () {
		echo '<script>window.earlyChat = {};</script><script async src="/wp-content/plugins/early-chat/chat.js"></script>';
	}
);

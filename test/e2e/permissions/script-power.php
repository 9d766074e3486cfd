<?php
/**
 * Plugin Name: Secret keys (tests)
 * Description: Changes the site's secret keys by the option `talk_test_keys`.
 *
 * @package TalkMessenger\Tests
 */

add_filter(
	'salt',
	static function ( $salt ) {
		return get_option( 'talk_test_keys', '' ) . $salt;
	}
);

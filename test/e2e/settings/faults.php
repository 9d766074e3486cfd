<?php
/**
 * Plugin Name: Faults
 * Description: By the option `talk_test_fault`: `cut` ends the database's connection right before each write of the settings;
 * `stale` answers options as an object cache does that has missed every change; `loopback` lets no request of the server out;
 * `rest` closes the REST interface, as some security plugins do.
 *
 * @package TalkMessenger\Tests
 */

$talk_test_fault = $GLOBALS['wpdb']->get_var( "SELECT option_value FROM {$GLOBALS['wpdb']->options} WHERE option_name = 'talk_test_fault'" );

if ( 'cut' === $talk_test_fault ) {
	add_filter(
		'query',
		static function ( $query ) {
			global $wpdb;
			static $done = false;
			if ( ! $done && 0 === strpos( $query, 'UPDATE' ) && false !== strpos( $query, "'talk_messenger'" ) ) {
				$done = true;
				try {
					mysqli_query( $wpdb->dbh, 'KILL ' . mysqli_thread_id( $wpdb->dbh ) );
				} catch ( mysqli_sql_exception $gone ) {
					unset( $gone );
				}
			}
			return $query;
		}
	);
}

if ( 'stale' === $talk_test_fault ) {
	add_filter(
		'pre_option_talk_messenger',
		static function () {
			return get_option( 'talk_test_stale' );
		}
	);
}

if ( 'loopback' === $talk_test_fault ) {
	add_filter(
		'pre_http_request',
		static function () {
			return new WP_Error( 'http_request_failed', 'cURL error 28: Connection timed out' );
		}
	);
}

if ( 'rest' === $talk_test_fault ) {
	add_filter(
		'rest_authentication_errors',
		static function () {
			return new WP_Error( 'rest_cannot_access', 'Only authenticated users can access the REST API.', array( 'status' => 401 ) );
		}
	);
}

<?php
/**
 * Plugin Name: Ortto's API (tests)
 * Description: Leads requests for Ortto's API to its stand-in, and plays an API that is out of order, by options.
 *
 * @package TalkMessenger\Tests
 */

add_filter(
	'pre_http_request',
	static function ( $nothing, $args, $url ) {
		$api = 'https://api.eu.ap3api.com/';
		if ( 0 !== strpos( $url, $api ) ) {
			return $nothing;
		}
		$plays = get_option( 'talk_test_api', '' );
		update_option( 'talk_test_api_asked', 1 + (int) get_option( 'talk_test_api_asked', 0 ), false );
		if ( 'away' === $plays ) {
			return new WP_Error( 'http_request_failed', 'Operation timed out' );
		}
		if ( is_array( $plays ) ) {
			return array(
				'headers'  => array(),
				'body'     => $plays['body'],
				'response' => array(
					'code'    => $plays['status'],
					'message' => '',
				),
				'cookies'  => array(),
				'filename' => null,
			);
		}
		$args['reject_unsafe_urls'] = false;
		return wp_remote_request( get_option( 'talk_test_ortto' ) . '/' . substr( $url, strlen( $api ) ), $args );
	},
	10,
	3
);

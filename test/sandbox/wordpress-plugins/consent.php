<?php
/**
 * Plugin Name: Stand-ins for consent plugins
 * Description: By the cookie, or the option, `talk_test_consent`: `api` is the WP Consent API 1.0.7 alone, `banner` the same with a banner that
 * tells it what it asks for, `policy` is Cookies and Content Security Policy 2.26 – its functions, and its header as it is sent.
 *
 * @package TalkMessenger\Tests
 */

$talk_test_consent = (string) ( $_COOKIE['talk_test_consent'] ?? get_option( 'talk_test_consent', '' ) );

if ( in_array( $talk_test_consent, array( 'api', 'banner' ), true ) ) {
	function wp_get_consent_type() {
		return apply_filters( 'wp_get_consent_type', false );
	}
	function wp_has_consent( $category, $requested_by = false ) {
		return ! wp_get_consent_type();
	}
}

if ( 'banner' === $talk_test_consent ) {
	add_filter(
		'wp_get_consent_type',
		static function () {
			return 'optin';
		}
	);
}

if ( 'policy' === $talk_test_consent ) {
	function cacsp_option_actived() {
		return true;
	}
	add_action(
		'send_headers',
		static function () {
			if ( ! is_admin() && cacsp_option_actived() ) {
				header( "Content-Security-Policy: script-src 'self' 'unsafe-inline' 'unsafe-eval' ; img-src 'self' data: ; object-src 'self' data: ; frame-src 'self' data: ; " );
			}
		},
		10,
		0
	);
}

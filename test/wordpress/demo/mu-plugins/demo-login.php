<?php
/**
 * Plugin Name: Demo login link
 * Description: Signs in the person who opens the link that `npm start` printed; every start makes a new one.
 *
 * Part of the demo site only. Everybody else stays a visitor.
 *
 * @package TalkMessenger\Demo
 */

add_action(
	'init',
	static function () {
		$token = (string) get_option( 'talk_demo_login' );
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- The token is the proof.
		$given = isset( $_GET['demo-login'] ) && is_string( $_GET['demo-login'] ) ? $_GET['demo-login'] : '';
		if ( '' === $token || ! hash_equals( $token, $given ) ) {
			return;
		}
		wp_set_auth_cookie( 1, true );
		wp_safe_redirect( admin_url( 'admin.php?page=talk-messenger' ) );
		exit;
	},
	1
);

<?php
/**
 * Plugin Name: Another plugin's policies (tests)
 * Description: Sends what the option `talk_test_site` says: policies, a meta element, a redirect. All scripts have a nonce.
 *
 * @package TalkMessenger\Tests
 */

/** The nonce of this response. */
function talk_test_nonce(): string {
	static $nonce = null;
	$nonce = $nonce ?? base64_encode( random_bytes( 16 ) );
	return $nonce;
}

/** The option, as an array. */
function talk_test_site(): array {
	return (array) json_decode( (string) get_option( 'talk_test_site', '{}' ), true );
}

add_action(
	'template_redirect',
	static function () {
		$site = talk_test_site();
		foreach ( $site['headers'] ?? array() as $line ) {
			header( str_replace( '{nonce}', talk_test_nonce(), $line ), false );
		}
		if ( isset( $site['redirect'] ) && ! isset( $_GET['talk_test_end'] ) ) {
			header( 'Location: ' . $site['redirect'], true, 302 );
			exit;
		}
	}
);

add_action(
	'send_headers',
	static function () {
		array_map( 'header', talk_test_site()['early'] ?? array() );
		if ( ! empty( talk_test_site()['encrypted'] ) ) {
			$_SERVER['HTTPS'] = 'on';
		}
	}
);

add_action(
	'init',
	static function () {
		$late = talk_test_site()['late'] ?? array();
		if ( $late ) {
			header_register_callback(
				static function () use ( $late ) {
					array_map( 'header', $late );
				}
			);
		}
	}
);

add_action(
	'wp_head',
	static function () {
		$meta = talk_test_site()['meta'] ?? '';
		if ( '' !== $meta ) {
			echo '<template><meta http-equiv="Content-Security-Policy" content="img-src \'none\'"></template>';
			echo '<meta http-equiv="content-security-policy" content="' . esc_attr( $meta ) . '">';
		}
	},
	0
);

foreach ( array( 'wp_script_attributes', 'wp_inline_script_attributes' ) as $filter ) {
	add_filter(
		$filter,
		static function ( $attributes ) {
			return array( 'nonce' => talk_test_nonce() ) + $attributes;
		}
	);
}

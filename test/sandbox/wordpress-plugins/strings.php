<?php
/**
 * Plugin Name: Stand-ins for lists of strings
 * Description: By the file `wp-content/talk-test-strings`: `polylang` has Polylang 3.6.4's functions, whose list lasts for one
 * request of the administration; `wpml` has the hooks that WPML documents, whose list is stored. Both have English and
 * Austrian German. `X-Test-Translated` says that a request asked for a translation; `/wp-admin/?talk_test_strings` prints the list; what is posted there is stored as translations of what is on it.
 *
 * @package TalkMessenger\Tests
 */

$talk_test_strings = @file_get_contents( WP_CONTENT_DIR . '/talk-test-strings' );

function talk_test_translation( $string, $language ) {
	headers_sent() || header( 'X-Test-Translated: yes' );
	return get_option( 'talk_test_translated', array() )[ $language ][ md5( $string ) ] ?? $string;
}

function talk_test_store( $saved ) {
	$strings    = apply_filters( 'talk_test_strings', array() );
	$translated = get_option( 'talk_test_translated', array() );
	$posted     = json_decode( file_get_contents( 'php://input' ), true );
	foreach ( $posted as $language => $translations ) {
		foreach ( $translations as $string => $as ) {
			if ( in_array( $string, array_column( $strings, 'string' ), true ) ) {
				$translated[ $language ][ md5( $string ) ] = $as;
				update_option( 'talk_test_translated', $translated );
				'each' === $saved && do_action( 'wpml_st_add_string_translation', 1, array( 'value' => $as ), $language, 1 );
			}
		}
	}
	'once' === $saved && do_action( 'pll_save_strings_translations' );
}

if ( 'polylang' === $talk_test_strings ) {
	function pll_languages_list( $args = array() ) {
		return 'locale' === ( $args['fields'] ?? 'slug' ) ? array( 'en_US', 'de_AT' ) : array( 'en', 'de' );
	}
	function pll_register_string( $name, $string, $context = 'Polylang', $multiline = false ) {
		if ( is_admin() && ! wp_doing_ajax() && $string && is_scalar( $string ) ) {
			add_filter(
				'talk_test_strings',
				static function ( $strings ) use ( $name, $string, $context, $multiline ) {
					return array( md5( $string ) => compact( 'name', 'string', 'context', 'multiline' ) ) + $strings;
				}
			);
		}
	}
	function pll_translate_string( $string, $language ) {
		return talk_test_translation( $string, $language );
	}
}

if ( 'wpml' === $talk_test_strings ) {
	add_filter(
		'wpml_active_languages',
		static function () {
			return array(
				'en' => array(
					'code'           => 'en',
					'default_locale' => 'en_US',
				),
				'de' => array(
					'code'           => 'de',
					'default_locale' => 'de_AT',
				),
			);
		}
	);
	add_action(
		'wpml_register_single_string',
		static function ( $context, $name, $string ) {
			update_option( 'talk_test_registered', array( "$context/$name" => compact( 'name', 'string', 'context' ) ) + get_option( 'talk_test_registered', array() ) );
		},
		10,
		3
	);
	add_filter(
		'talk_test_strings',
		static function () {
			return get_option( 'talk_test_registered', array() );
		}
	);
	add_filter(
		'wpml_translate_single_string',
		static function ( $string, $context, $name, $language ) {
			return isset( get_option( 'talk_test_registered', array() )[ "$context/$name" ] ) ? talk_test_translation( $string, $language ) : $string;
		},
		10,
		4
	);
}

if ( isset( $_GET['talk_test_strings'] ) ) {
	add_action(
		'admin_init',
		static function () use ( $talk_test_strings ) {
			if ( 'POST' === $_SERVER['REQUEST_METHOD'] ) {
				talk_test_store( 'polylang' === $talk_test_strings ? 'once' : 'each' );
			}
			wp_send_json( array_values( apply_filters( 'talk_test_strings', array() ) ) );
		},
		PHP_INT_MAX
	);
}

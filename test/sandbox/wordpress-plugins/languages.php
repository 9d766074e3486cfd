<?php
/**
 * Plugin Name: Stand-ins for multilingual plugins
 * Description: By the cookie `talk_test_language`: `polylang` offers Polylang 3.6.4's functions, by which a post in `/de/` is
 * German; `translatepress` is TranslatePress 2.8.8, whose option is `trp_settings` and which shows every page below `/de/` too.
 * Both tell the page's locale where a visitor asks for it, and know nothing of it in a REST request.
 *
 * @package TalkMessenger\Tests
 */

$talk_test_language = (string) ( $_COOKIE['talk_test_language'] ?? '' );
$talk_test_german   = 0 === strpos( $_SERVER['REQUEST_URI'] ?? '', '/de/' );

if ( '' !== $talk_test_language && $talk_test_german ) {
	// Polylang and WPML have a translation of the site's name, too.
	add_filter(
		'option_blogname',
		static function () {
			return 'Die Test-Website';
		}
	);
	add_filter(
		'locale',
		static function () {
			return 'de_AT';
		}
	);
}

if ( 'polylang' === $talk_test_language ) {
	function pll_languages_list( $args = array() ) {
		return 'locale' === ( $args['fields'] ?? 'slug' ) ? array( 'en_US', 'de_AT' ) : array( 'en', 'de' );
	}
	function pll_get_post_language( $post_id, $field = 'slug' ) {
		$is_german = 0 === strpos( (string) wp_parse_url( (string) get_permalink( $post_id ), PHP_URL_PATH ), '/de/' );
		return pll_languages_list( array( 'fields' => $field ) )[ $is_german ? 1 : 0 ];
	}
	function pll_get_term_language( $term_id, $field = 'slug' ) {
		return pll_languages_list( array( 'fields' => $field ) )[ 'neues' === get_term( $term_id )->slug ? 1 : 0 ];
	}
	add_filter(
		'query_vars',
		static function ( $names ) {
			return array_merge( $names, array( 'lang' ) );
		}
	);
}

if ( 'translatepress' === $talk_test_language ) {
	class TRP_Translate_Press {}
	if ( $talk_test_german ) {
		// So WordPress takes the language's folder for the site's own.
		add_filter(
			'home_url',
			static function ( $url ) {
				$parts = wp_parse_url( $url );
				$path  = $parts['path'] ?? '/';
				return 0 === strpos( $path, '/de/' ) ? $url : str_replace( "{$parts['port']}", "{$parts['port']}/de", $url );
			}
		);
	}
}

<?php
/**
 * Plugin Name: Stand-in for page caches
 * Description: Keeps guests' pages on disk and serves them before any plugin runs, until one of the actions comes by which
 * Jetpack Boost 4.0.0 and Super Page Cache 5.0.5 are emptied. `X-Test-Cache` says hit or miss.
 *
 * @package TalkMessenger\Tests
 */

$talk_test_cache = WP_CONTENT_DIR . '/page-cache-stand-in';

$talk_test_empty = static function () use ( $talk_test_cache ) {
	array_map( 'unlink', glob( "$talk_test_cache/*.html" ) );
};
$talk_test_file_of = static function ( $uri ) use ( $talk_test_cache ) {
	return "$talk_test_cache/" . md5( $uri ) . '.html';
};
$talk_test_empty_address = static function ( $url ) use ( $talk_test_file_of ) {
	$file = $talk_test_file_of( wp_parse_url( $url, PHP_URL_PATH ) );
	is_file( $file ) && unlink( $file );
};
add_action( 'jetpack_boost_clear_page_cache_all', $talk_test_empty );
add_action(
	'jetpack_boost_clear_page_cache_post',
	static function ( $post_id ) use ( $talk_test_empty_address ) {
		$talk_test_empty_address( get_permalink( $post_id ) );
	}
);
add_action(
	'swcfpc_purge_cache',
	static function ( $urls ) use ( $talk_test_empty, $talk_test_empty_address ) {
		// A list is of addresses; anything else means all of them.
		if ( is_array( $urls ) && $urls ) {
			array_map( $talk_test_empty_address, $urls );
			return;
		}
		file_put_contents( WP_CONTENT_DIR . '/swcfpc-purged', 'all' );
		$talk_test_empty();
	},
	PHP_INT_MAX,
	1
);

$talk_test_is_page = 'GET' === ( $_SERVER['REQUEST_METHOD'] ?? '' )
	&& ! array_filter(
		array_keys( $_COOKIE ),
		static function ( $name ) {
			return 0 === strpos( $name, 'wordpress_' );
		}
	)
	&& ! defined( 'TALK_TEST_NO_COUNTERS' )
	&& ! preg_match( '#^/(wp-|\?rest_route)#', $_SERVER['REQUEST_URI'] );

if ( $talk_test_is_page ) {
	$talk_test_file = $talk_test_file_of( $_SERVER['REQUEST_URI'] );
	if ( is_file( $talk_test_file ) ) {
		header( 'X-Test-Cache: hit' );
		readfile( $talk_test_file );
		exit;
	}
	header( 'X-Test-Cache: miss' );
	ob_start(
		static function ( $page ) use ( $talk_test_file ) {
			if ( 200 === http_response_code() ) {
				wp_mkdir_p( dirname( $talk_test_file ) );
				file_put_contents( $talk_test_file, $page );
			}
			return $page;
		}
	);
}

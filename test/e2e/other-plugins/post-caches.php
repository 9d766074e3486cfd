<?php
/**
 * Plugin Name: Page caches (tests)
 * Description: Stand-ins for every page cache that the plugin empties, each with the functions or actions that were read in its
 * code. Writes down what they are asked for.
 *
 * @package TalkMessenger\Tests
 */

namespace {
	/** Writes down a call. */
	function talk_test_asked( string $what ): void {
		update_option( 'talk_test_asked', array_merge( (array) get_option( 'talk_test_asked', array() ), array( $what ) ) );
	}

	function wp_cache_clear_cache( $blog_id = 0 ) {
		talk_test_asked( 'super all' );
	}
	function wpsc_delete_post_cache( $id ) {
		talk_test_asked( "super post $id" );
	}

	function w3tc_flush_posts( $extras = null ) {
		talk_test_asked( 'w3tc all' );
	}
	function w3tc_flush_post( $post_id, $force = false, $extras = null ) {
		talk_test_asked( "w3tc post $post_id" );
	}

	function wpfc_clear_all_cache( $minified = false ) {
		talk_test_asked( 'fastest all' );
	}
	function wpfc_clear_post_cache_by_id( $post_id = false ) {
		talk_test_asked( "fastest post $post_id" );
	}

	function wpo_cache_flush() {
		talk_test_asked( 'optimize all' );
	}
	class WPO_Page_Cache {
		public static function delete_single_post_cache( $post_id ) {
			talk_test_asked( "optimize post $post_id" );
		}
	}

	function rocket_clean_domain( $lang = '' ) {
		talk_test_asked( 'rocket all' );
	}
	function rocket_clean_post( $post_id ) {
		talk_test_asked( "rocket post $post_id" );
	}

	function sg_cachepress_purge_cache( $url = false ) {
		talk_test_asked( 'siteground ' . ( false === $url ? 'all' : "page $url" ) );
	}

	function pantheon_clear_edge_all() {
		talk_test_asked( 'pantheon all' );
	}
	function pantheon_clear_edge_paths( $paths = array() ) {
		talk_test_asked( 'pantheon page ' . implode( ' ', $paths ) );
	}

	/** As the purgers of Nginx Helper, which it keeps in a global. */
	class FastCGI_Purger {
		public function purge_url( $url, $feed = true ) {
			talk_test_asked( "nginx page $url" );
		}
	}
	$GLOBALS['nginx_purger'] = new FastCGI_Purger();

	add_action(
		'swcfpc_purge_cache',
		static function ( $urls ) {
			talk_test_asked( 'super page ' . ( is_array( $urls ) && $urls ? 'page ' . implode( ' ', $urls ) : 'all' ) );
		},
		PHP_INT_MAX,
		1
	);

	function fvm_purge_all() {
		talk_test_asked( 'velocity all' );
	}

	$talk_test_actions = array(
		'litespeed_purge_all'                    => 'litespeed all',
		'breeze_clear_all_cache'                 => 'breeze all',
		'cache_enabler_clear_site_cache'         => 'enabler all',
		'jetpack_boost_clear_page_cache_all'     => 'boost all',
		'rt_nginx_helper_purge_all'              => 'nginx all',
		'litespeed_purge_post'                   => 'litespeed post',
		'jetpack_boost_clear_page_cache_post'    => 'boost post',
		'cache_enabler_clear_page_cache_by_post' => 'enabler post',
		'wphb_clear_page_cache'                  => 'hummingbird',
	);
	foreach ( $talk_test_actions as $talk_test_action => $talk_test_what ) {
		add_action(
			$talk_test_action,
			static function ( $post = '' ) use ( $talk_test_what ) {
				talk_test_asked( trim( "$talk_test_what $post" ) );
			}
		);
	}
}

namespace Surge {
	function expire( $flag ) {
		\talk_test_asked( "surge $flag" );
	}
}

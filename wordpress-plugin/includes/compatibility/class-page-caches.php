<?php
/**
 * Page caches of other plugins.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * Empties page caches after a save, so that the change is seen at once.
 */
final class Page_Caches {

	/** Functions that empty a whole cache. */
	private const FUNCTIONS = array(
		'rocket_clean_domain',              // WP Rocket.
		'w3tc_flush_posts',                 // W3 Total Cache.
		'wp_cache_clear_cache',             // WP Super Cache.
		'sg_cachepress_purge_cache',        // Speed Optimizer by SiteGround.
		'wpfc_clear_all_cache',             // WP Fastest Cache.
		'wpo_cache_flush',                  // WP-Optimize.
		'fvm_purge_all',                    // Fast Velocity Minify.
		'pantheon_clear_edge_all',          // Pantheon.
	);

	/** Actions that ask a cache to empty itself. */
	private const ACTIONS = array(
		'litespeed_purge_all',              // LiteSpeed Cache.
		'breeze_clear_all_cache',           // Breeze.
		'cache_enabler_clear_site_cache',   // Cache Enabler.
		'wphb_clear_page_cache',            // Hummingbird.
		'rt_nginx_helper_purge_all',        // Nginx Helper.
		'surge_flush',                      // Surge.
	);

	/** Adds the hook. */
	public function register(): void {
		add_action( 'talk_messenger_settings_saved', array( $this, 'purge' ), 10, 0 );
	}

	/** Empties what there is. */
	public function purge(): void {
		foreach ( self::FUNCTIONS as $function ) {
			if ( function_exists( $function ) ) {
				$function();
			}
		}
		foreach ( self::ACTIONS as $action ) {
			do_action( $action ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- Names of the caches' own.
		}
	}
}

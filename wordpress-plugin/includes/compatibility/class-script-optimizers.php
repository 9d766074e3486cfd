<?php
/**
 * Script optimizers of other plugins.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * Keeps the loader out of combined and delayed scripts: it reads the attributes of its own tag, and it waits for its
 * moment by itself.
 */
final class Script_Optimizers {

	/** A part of the loader's address that no other script has. */
	private const LOADER = 'talk-messenger-for-ortto/assets/loader';

	/** Filters of lists of addresses or parts of them. */
	private const LISTS = array(
		'rocket_exclude_js',                    // WP Rocket.
		'rocket_exclude_defer_js',
		'rocket_delay_js_exclusions',
		'litespeed_optimize_js_excludes',       // LiteSpeed Cache.
		'litespeed_optm_js_defer_exc',
		'litespeed_optm_gm_js_exc',
		'wp-optimize-minify-default-exclusions', // WP-Optimize.
		'perfmatters_delay_js_exclusions',      // Perfmatters.
	);

	/** Filters of lists of script handles. */
	private const HANDLES = array(
		'sgo_javascript_combine_exclude',       // Speed Optimizer by SiteGround.
		'sgo_js_async_exclude',
		'sgo_js_minify_exclude',
	);

	/** Adds the hooks. */
	public function register(): void {
		foreach ( self::LISTS as $filter ) {
			add_filter( $filter, array( $this, 'add_address' ) );
		}
		foreach ( self::HANDLES as $filter ) {
			add_filter( $filter, array( $this, 'add_handle' ) );
		}
		add_filter( 'autoptimize_filter_js_exclude', array( $this, 'add_to_text' ) );
	}

	/**
	 * Adds the loader's address.
	 *
	 * @param mixed $excluded A list, unless another plugin has broken it.
	 * @return mixed
	 */
	public function add_address( $excluded ) {
		return is_array( $excluded ) ? array_merge( $excluded, array( self::LOADER ) ) : $excluded;
	}

	/**
	 * Adds the loader's handle.
	 *
	 * @param mixed $excluded A list, unless another plugin has broken it.
	 * @return mixed
	 */
	public function add_handle( $excluded ) {
		return is_array( $excluded ) ? array_merge( $excluded, array( 'talk-messenger' ) ) : $excluded;
	}

	/**
	 * Adds the loader's address to a text with commas.
	 *
	 * @param mixed $excluded A text, unless another plugin has broken it.
	 * @return mixed
	 */
	public function add_to_text( $excluded ) {
		return is_string( $excluded ) ? ltrim( $excluded . ', ' . self::LOADER, ', ' ) : $excluded;
	}
}

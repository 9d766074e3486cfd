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

	/**
	 * A part of the loader's address that no other script has: in the plugin's folder, with the settings built in, and with
	 * the messenger.
	 */
	private const LOADERS = array(
		'talk-messenger-for-ortto/assets/loader',
		'talk-messenger-for-ortto/talk-suite.',
		'talk-messenger-for-ortto/loader-messenger-',
	);

	private const HANDLE = 'talk-messenger';

	/**
	 * Optimizers and the filters that let a script out, by the method that answers them; `version`, `date` and `seen` as in
	 * `Page_Caches::CACHES`, where `documented` means that the vendor says so. The guide's table is held to this one by a test.
	 */
	public const OPTIMIZERS = array(
		array(
			'plugin'  => 'Autoptimize',
			'version' => '3.1.13',
			'date'    => '2026-11-29',
			'seen'    => 'run',
			'filters' => array( 'autoptimize_filter_js_exclude' => 'add_to_text' ),
		),
		array(
			'plugin'  => 'LiteSpeed Cache',
			'version' => '7.1',
			'date'    => '2026-11-30',
			'seen'    => 'run',
			'filters' => array(
				'litespeed_optimize_js_excludes' => 'add_address',
				'litespeed_optm_js_defer_exc'    => 'add_address',
				'litespeed_optm_gm_js_exc'       => 'add_address',
			),
		),
		array(
			'plugin'  => 'WP-Optimize',
			'version' => '4.2.1',
			'date'    => '2026-11-29',
			'seen'    => 'run',
			'filters' => array( 'wp-optimize-minify-default-exclusions' => 'add_address' ),
		),
		array(
			'plugin'  => 'Speed Optimizer',
			'version' => '7.6.8',
			'date'    => '2026-11-29',
			'seen'    => 'run',
			'filters' => array(
				'sgo_javascript_combine_exclude' => 'add_handle',
				'sgo_js_async_exclude'           => 'add_handle',
				'sgo_js_minify_exclude'          => 'add_handle',
			),
		),
		array(
			'plugin'  => 'W3 Total Cache',
			'version' => '2.8.8',
			'date'    => '2026-11-29',
			'seen'    => 'run',
			'filters' => array( 'w3tc_minify_js_do_tag_minification' => 'unless_loader_tag' ),
		),
		array(
			'plugin'  => 'Jetpack Boost',
			'version' => '4.0.0',
			'date'    => '2026-11-29',
			'seen'    => 'run',
			'filters' => array( 'js_do_concat' => 'unless_handle' ),
		),
		array(
			'plugin'  => 'Breeze',
			'version' => '2.2.10',
			'date'    => '2026-11-30',
			'seen'    => 'run',
			'filters' => array(
				'breeze_js_dontmove'               => 'add_address',
				// Breeze's own slip of the pen; it is asked before all scripts are delayed.
				'default_scripts_gnore_from_delay' => 'add_address',
				// What is minified and grouped has no other way out than its own settings.
				'option_breeze_file_settings'      => 'add_to_breeze',
				'site_option_breeze_file_settings' => 'add_to_breeze',
			),
		),
		array(
			'plugin'  => 'WP Rocket',
			'version' => '3.17.1',
			'date'    => '2026-11-29',
			'seen'    => 'read',
			'filters' => array(
				'rocket_exclude_js'          => 'add_address',
				'rocket_exclude_defer_js'    => 'add_address',
				'rocket_delay_js_exclusions' => 'add_address',
			),
		),
		array(
			'plugin'  => 'Perfmatters',
			'version' => '',
			'date'    => '2026-11-29',
			'seen'    => 'documented',
			'filters' => array( 'perfmatters_delay_js_exclusions' => 'add_address' ),
		),
	);

	/**
	 * Whether a text holds the loader's address.
	 *
	 * @param string $text Attributes of a tag, or the tag.
	 */
	public static function is_loader( string $text ): bool {
		foreach ( self::LOADERS as $loader ) {
			if ( false !== strpos( $text, $loader ) ) {
				return true;
			}
		}
		return false;
	}

	/** Adds the hooks. */
	public function register(): void {
		foreach ( self::OPTIMIZERS as $optimizer ) {
			foreach ( $optimizer['filters'] as $filter => $method ) {
				add_filter( $filter, array( $this, $method ), 10, 3 );
			}
		}
	}

	/**
	 * Adds the loader's address.
	 *
	 * @param mixed $excluded A list, unless another plugin has broken it.
	 * @return mixed
	 */
	public function add_address( $excluded ) {
		return is_array( $excluded ) ? array_merge( $excluded, self::LOADERS ) : $excluded;
	}

	/**
	 * Adds the loader's address to the files that Breeze neither minifies nor groups, on pages only. Read in Breeze 2.2.10:
	 * `(.*)` stands for anything.
	 *
	 * @param mixed $settings Settings, unless another plugin has broken them.
	 * @return mixed
	 */
	public function add_to_breeze( $settings ) {
		if ( ! is_array( $settings ) ) {
			return $settings;
		}
		$excluded = $settings['breeze-exclude-js'] ?? array();
		foreach ( self::LOADERS as $address ) {
			$excluded = is_array( $excluded ) ? array_merge( $excluded, array( "(.*)$address(.*)" ) ) : $excluded;
		}
		$settings['breeze-exclude-js'] = $excluded;
		return $settings;
	}

	/**
	 * Adds the loader's handle.
	 *
	 * @param mixed $excluded A list, unless another plugin has broken it.
	 * @return mixed
	 */
	public function add_handle( $excluded ) {
		return is_array( $excluded ) ? array_merge( $excluded, array( self::HANDLE ) ) : $excluded;
	}

	/**
	 * Adds the loader's address to a text with commas.
	 *
	 * @param mixed $excluded A text, unless another plugin has broken it.
	 * @return mixed
	 */
	public function add_to_text( $excluded ) {
		return is_string( $excluded ) ? ltrim( $excluded . ', ' . implode( ', ', self::LOADERS ), ', ' ) : $excluded;
	}

	/**
	 * Says no for the loader's tag.
	 *
	 * @param mixed $wanted Whether a script is merged into others.
	 * @param mixed $tag    Its tag.
	 * @return mixed
	 */
	public function unless_loader_tag( $wanted, $tag = '' ) {
		return is_string( $tag ) && self::is_loader( $tag ) ? false : $wanted;
	}

	/**
	 * Says no for the loader's handle.
	 *
	 * @param mixed $wanted Whether a script is merged into others.
	 * @param mixed $handle Its handle.
	 * @return mixed
	 */
	public function unless_handle( $wanted, $handle = '' ) {
		return self::HANDLE === $handle ? false : $wanted;
	}
}

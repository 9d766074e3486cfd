<?php
/**
 * Plugin Name: Stand-ins for script optimizers
 * Description: Does to script tags what optimizers do, with the filters that each of them asks first. The cookie
 * `talk_test_optimizer` says which: `w3tc` (W3 Total Cache 2.8.8, Minify auto), `boost` (Jetpack Boost 4.0.0, Concatenate JS),
 * `breeze` and `breeze-delay` (Breeze 2.2.10, Minify JS and Delay All JS), or one of the tables below. Each was read in the
 * version that `Script_Optimizers` names; Perfmatters is as its vendor documents it.
 *
 * @package TalkMessenger\Tests
 */

$talk_test_optimizer = (string) ( $_COOKIE['talk_test_optimizer'] ?? '' );

// Something to merge.
add_action(
	'wp_enqueue_scripts',
	static function () {
		wp_enqueue_script( 'talk-test-other', '/other.js', array(), '1', true );
	}
);

/** The address of a script tag, or an empty text. */
function talk_test_src( string $tag ): string {
	return preg_match( '/\ssrc=["\']([^"\']+)/', $tag, $match ) ? $match[1] : '';
}

/** Every script with an address, unless it is kept out, becomes part of one bundle. */
function talk_test_bundle( string $page, callable $merges ): string {
	$page = preg_replace_callback(
		'#<script\b[^>]*></script>#',
		static function ( array $tag ) use ( $merges ) {
			$src = talk_test_src( $tag[0] );
			return '' !== $src && $merges( $tag[0], $src ) ? '<!-- merged -->' : $tag[0];
		},
		$page
	);
	return str_replace( '</body>', '<script src="/bundle.js"></script></body>', $page );
}

if ( 'w3tc' === $talk_test_optimizer ) {
	ob_start(
		static function ( $page ) {
			return talk_test_bundle(
				$page,
				static function ( $tag, $src ) {
					// The address without its query, as a path from the site's root.
					$file = ltrim( (string) wp_parse_url( $src, PHP_URL_PATH ), '/' );
					return (bool) apply_filters( 'w3tc_minify_js_do_tag_minification', true, $tag, $file );
				}
			);
		}
	);
}

/** Whether a text holds one of these; `(.*)` in them stands for anything. */
function talk_test_holds( string $text, $parts ): bool {
	foreach ( is_array( $parts ) ? $parts : array() as $part ) {
		$found = false !== strpos( $part, '(.*)' )
			? preg_match( '/' . str_replace( 'ANYTHING', '(.*)', preg_quote( str_replace( '(.*)', 'ANYTHING', $part ), '/' ) ) . '/', $text )
			: false !== strpos( $text, $part );
		if ( $found ) {
			return true;
		}
	}
	return false;
}

// Minifying and grouping heed what is excluded in the settings, and nothing else: whatever must not be moved is merged.
if ( 'breeze' === $talk_test_optimizer ) {
	ob_start(
		static function ( $page ) {
			$settings = apply_filters( 'option_breeze_file_settings', array( 'breeze-exclude-js' => array() ), 'breeze_file_settings' );
			apply_filters( 'breeze_js_dontmove', array( 'document.write', 'html5.js' ) );
			return talk_test_bundle(
				$page,
				static fn( $tag, $src ) => ! talk_test_holds( strtok( $src, '?' ), $settings['breeze-exclude-js'] )
			);
		}
	);
}

// Delay All JS takes all attributes off a tag, also off one that is excluded in the settings; what is ignored it leaves alone.
if ( 'breeze-delay' === $talk_test_optimizer ) {
	ob_start(
		static function ( $page ) {
			$ignored = apply_filters( 'default_scripts_gnore_from_delay', array( 'gtag(' ) );
			return preg_replace_callback(
				'#<script\b[^>]*></script>#',
				static function ( array $tag ) use ( $ignored ) {
					$src = talk_test_src( $tag[0] );
					return '' === $src || talk_test_holds( $tag[0], $ignored ) ? $tag[0] : "<!-- merged --><script type='application/javascript' src='$src'></script>";
				},
				$page
			);
		}
	);
}

// Those that ask for a list of parts of addresses, or for a text with commas, and merge or hold back everything else.
$talk_test_lists = array(
	'autoptimize'      => array( 'autoptimize_filter_js_exclude' ),
	'litespeed'        => array( 'litespeed_optimize_js_excludes' ),
	'litespeed-defer'  => array( 'litespeed_optm_js_defer_exc' ),
	'litespeed-guest'  => array( 'litespeed_optm_gm_js_exc' ),
	'wp-optimize'      => array( 'wp-optimize-minify-default-exclusions' ),
	'rocket'           => array( 'rocket_exclude_js' ),
	'rocket-defer'     => array( 'rocket_exclude_defer_js' ),
	'rocket-delay'     => array( 'rocket_delay_js_exclusions' ),
	'perfmatters'      => array( 'perfmatters_delay_js_exclusions' ),
);
if ( isset( $talk_test_lists[ $talk_test_optimizer ] ) ) {
	ob_start(
		static function ( $page ) use ( $talk_test_lists, $talk_test_optimizer ) {
			$filter = $talk_test_lists[ $talk_test_optimizer ][0];
			// Autoptimize has a text of these.
			$kept = 'autoptimize' === $talk_test_optimizer
				? array_filter( array_map( 'trim', explode( ',', apply_filters( $filter, 's_sid, WAU_', $page ) ) ) )
				: apply_filters( $filter, array() );
			return talk_test_bundle( $page, static fn( $tag ) => ! talk_test_holds( $tag, $kept ) );
		}
	);
}

// Speed Optimizer asks for handles, one filter for each of its three switches.
$talk_test_handles = array(
	'sgo-combine' => 'sgo_javascript_combine_exclude',
	'sgo-async'   => 'sgo_js_async_exclude',
	'sgo-minify'  => 'sgo_js_minify_exclude',
);
if ( isset( $talk_test_handles[ $talk_test_optimizer ] ) ) {
	add_filter(
		'script_loader_tag',
		static function ( $tag, $handle, $src ) use ( $talk_test_handles, $talk_test_optimizer ) {
			$kept = apply_filters( $talk_test_handles[ $talk_test_optimizer ], array( 'jquery' ) );
			return in_array( $handle, $kept, true ) ? $tag : "<!-- merged --><script src='$src'></script>";
		},
		PHP_INT_MAX,
		3
	);
}

if ( 'boost' === $talk_test_optimizer ) {
	add_filter(
		'script_loader_tag',
		static function ( $tag, $handle, $src ) {
			return apply_filters( 'js_do_concat', true, $handle )
				? "<script data-handles='$handle' type='text/javascript' src='$src'></script>"
				: $tag;
		},
		PHP_INT_MAX,
		3
	);
}

<?php
/**
 * Plugin Name: Stand-ins for script optimizers
 * Description: Does to script tags what three optimizers do, with the filters that each of them asks first. The cookie
 * `talk_test_optimizer` says which: `w3tc` (W3 Total Cache 2.8.8, Minify auto), `boost` (Jetpack Boost 4.0.0, Concatenate JS)
 * or `breeze` (Breeze 2.2.10, Minify JS).
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

if ( 'breeze' === $talk_test_optimizer ) {
	ob_start(
		static function ( $page ) {
			$stay = apply_filters( 'breeze_js_dontmove', array( 'document.write', 'html5.js' ) );
			return talk_test_bundle(
				$page,
				static function ( $tag ) use ( $stay ) {
					foreach ( $stay as $part ) {
						if ( false !== strpos( $tag, $part ) ) {
							return false;
						}
					}
					return true;
				}
			);
		}
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

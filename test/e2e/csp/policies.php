<?php
/**
 * Plugin Name: Policies (tests)
 * Description: Sends policies from wherever a site may send them, told by the address: ?place=…
 *
 * @package TalkMessenger\Tests
 */

// phpcs:disable WordPress.Security, WordPress.WP.GlobalVariablesOverride -- For tests only.

const TALK_TEST_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'none'; object-src 'none'";

$talk_test_place = (string) ( $_GET['place'] ?? '' );

/** Sends a policy next to those that are there. */
$talk_test_send = static function ( string $policy = TALK_TEST_POLICY, string $name = 'Content-Security-Policy' ): void {
	header( "$name: $policy", false );
};

if ( isset( $_GET['limit'] ) ) {
	define( 'TALK_MESSENGER_HEADER_LIMIT', $_GET['limit'] );
}

if ( isset( $_GET['off'] ) ) {
	add_filter(
		'option_talk_messenger',
		static function ( $stored ) {
			return str_replace( '"mode":"merge"', '"mode":"off"', $stored );
		}
	);
}

/** What each place does, as soon as must-use plugins are loaded. */
$talk_test_places = array(
	'early'           => $talk_test_send,
	'wp_headers'      => static function () {
		add_filter(
			'wp_headers',
			static function ( $headers ) {
				return array( 'Content-Security-Policy' => TALK_TEST_POLICY ) + $headers;
			}
		);
	},
	'send_headers'    => static function () use ( $talk_test_send ) {
		add_action( 'send_headers', $talk_test_send, 10, 0 );
	},
	'send_last'       => static function () use ( $talk_test_send ) {
		// Added after the plugin's own, so that it comes after it.
		add_action(
			'init',
			static function () use ( $talk_test_send ) {
				add_action( 'send_headers', $talk_test_send, PHP_INT_MAX, 0 );
			}
		);
	},
	'redirect_hook'   => static function () use ( $talk_test_send ) {
		add_action( 'template_redirect', $talk_test_send, 10, 0 );
	},
	'output_buffer'   => static function () use ( $talk_test_send ) {
		add_action(
			'template_redirect',
			static function () use ( $talk_test_send ) {
				ob_start(
					static function ( $page ) use ( $talk_test_send ) {
						$talk_test_send();
						return $page;
					}
				);
			}
		);
	},
	'finalized'       => static function () use ( $talk_test_send ) {
		add_filter( 'wp_should_output_buffer_template_for_enhancement', '__return_true' );
		add_action( 'wp_finalized_template_enhancement_output_buffer', $talk_test_send, 10, 0 );
	},
	'several'         => static function () use ( $talk_test_send ) {
		$talk_test_send();
		$talk_test_send( "connect-src 'none'; report-uri /reports , img-src 'self' data:, ", 'content-security-policy' );
		$talk_test_send( "script-src 'self'", 'Content-Security-Policy-Report-Only' );
		$talk_test_send( TALK_TEST_POLICY );
	},
	'hostile'         => static function () use ( $talk_test_send ) {
		$talk_test_send( "default-src 'self' 'unsafe-inline' data:; frame-src ‘self’; ;; SCRIPT-src\t'self' 'unsafe-inline'; script-src 'none',, ,; \xff\xfe" );
		$talk_test_send( '' );
		// PHP refuses it.
		@header( "Content-Security-Policy: img-src 'none'\r\nX-Injected: 1", false );
	},
	'nonce'           => static function () {
		$nonce  = base64_encode( random_bytes( 18 ) );
		$filter = static function ( $attributes ) use ( $nonce ) {
			return array( 'nonce' => $nonce ) + $attributes;
		};
		add_filter( 'wp_script_attributes', $filter );
		add_filter( 'wp_inline_script_attributes', $filter );
		add_filter(
			'wp_headers',
			static function ( $headers ) use ( $nonce ) {
				return array( 'Content-Security-Policy' => "default-src 'self'; script-src 'nonce-$nonce' 'strict-dynamic' 'unsafe-inline' https:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'" ) + $headers;
			}
		);
	},
	'inline_nonce'    => static function () {
		$nonce = base64_encode( random_bytes( 18 ) );
		add_filter(
			'wp_inline_script_attributes',
			static function ( $attributes ) use ( $nonce ) {
				return array( 'nonce' => $nonce ) + $attributes;
			}
		);
		add_action(
			'template_redirect',
			static function () use ( $nonce ) {
				header( "Content-Security-Policy: script-src 'nonce-$nonce' 'strict-dynamic'" );
			}
		);
	},
	'no_nonce'        => static function () use ( $talk_test_send ) {
		$talk_test_send( "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'strict-dynamic'; connect-src 'self'" );
	},
	'meta'            => static function () {
		add_action(
			'wp_head',
			static function () {
				printf( "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", esc_attr( TALK_TEST_POLICY ) );
			},
			1
		);
	},
	'long'            => static function () use ( $talk_test_send ) {
		$talk_test_send( "default-src 'self' 'unsafe-inline' data: " . implode( ' ', array_map( static function ( $number ) {
			return "https://cdn$number.example.com";
		}, range( 1, 60 ) ) ) );
	},
	'lost'            => static function () use ( $talk_test_send ) {
		add_action(
			'init',
			static function () use ( $talk_test_send ) {
				header_register_callback(
					static function () use ( $talk_test_send ) {
						$talk_test_send();
						if ( isset( $_GET['hand_over'] ) ) {
							do_action( 'talk_messenger_merge_policies' );
						}
					}
				);
			}
		);
	},
	'moved'           => static function () use ( $talk_test_send ) {
		$talk_test_send();
		add_action(
			'template_redirect',
			static function () {
				wp_safe_redirect( home_url( '/' ) );
				exit;
			}
		);
	},
	'message'         => static function () use ( $talk_test_send ) {
		$talk_test_send();
		add_action(
			'template_redirect',
			static function () {
				wp_die( 'Not for you.', '', 403 );
			}
		);
	},
	'data'            => static function () use ( $talk_test_send ) {
		$talk_test_send();
		add_action(
			'template_redirect',
			static function () {
				wp_send_json( array( 'data' => true ) );
			}
		);
	},
	'without_loader'  => static function () use ( $talk_test_send ) {
		$talk_test_send();
		$talk_test_send( "script-src 'self'", 'Content-Security-Policy-Report-Only' );
		add_action(
			'template_redirect',
			static function () {
				add_filter( 'talk_messenger_print', '__return_false' );
			}
		);
	},
	'recorded'        => static function () use ( $talk_test_send ) {
		add_action( 'send_headers', $talk_test_send, 10, 0 );
		add_action(
			'template_redirect',
			static function () {
				ob_start(
					static function ( $page ) {
						// As page caches on disk do.
						update_option( 'talk_test_recorded', preg_grep( '/^content-security-policy/i', headers_list() ), false );
						return $page;
					}
				);
			}
		);
	},
	'unbuffered'      => static function () use ( $talk_test_send ) {
		add_action( 'wp', $talk_test_send, 20, 0 );
		add_action(
			'template_redirect',
			static function () {
				while ( ob_get_level() ) {
					ob_end_flush();
				}
				// Sends the headers ahead of the head.
				echo '<!-- first -->';
				flush();
			}
		);
	},
	'broken_filters'  => static function () use ( $talk_test_send ) {
		$talk_test_send();
		foreach ( array( 'wp_inline_script_attributes', 'talk_messenger_header_limit' ) as $talk_test_filter ) {
			add_filter(
				$talk_test_filter,
				static function () {
					return 'garbage';
				}
			);
		}
	},
);

if ( isset( $talk_test_places[ $talk_test_place ] ) ) {
	$talk_test_places[ $talk_test_place ]();
}

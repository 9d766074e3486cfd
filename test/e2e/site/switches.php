<?php
/**
 * Plugin Name: Switches (tests)
 * Description: Lets a request play another environment, another editor, a constant for the loader's file, or a site with broken
 * filters, by cookies.
 *
 * @package TalkMessenger\Tests
 */

$talk_test_switch = static function ( string $name ): string {
	return (string) ( $_COOKIE[ "talk_test_$name" ] ?? '' );
};

if ( '' !== $talk_test_switch( 'environment' ) ) {
	putenv( 'WP_ENVIRONMENT_TYPE=' . $talk_test_switch( 'environment' ) );
}

if ( '' !== $talk_test_switch( 'classic' ) ) {
	add_filter( 'use_block_editor_for_post', '__return_false' );
}

if ( '' !== $talk_test_switch( 'built_in' ) ) {
	define( 'TALK_MESSENGER_BUILT_IN_LOADER', 'on' === $talk_test_switch( 'built_in' ) );
}

if ( '' !== $talk_test_switch( 'home' ) ) {
	add_filter(
		'home_url',
		static function ( $url ) use ( $talk_test_switch ) {
			return preg_replace( '~^https?://[^/]+~', $talk_test_switch( 'home' ), $url );
		}
	);
}

$talk_test_garbage = array(
	'object'  => new stdClass(),
	'text'    => 'garbage',
	'number'  => 7,
	'null'    => null,
	'list'    => array( 'show', array(), new stdClass() ),
	'decision' => array(
		'talk'    => 'maybe',
		'because' => new stdClass(),
	),
	'names'   => array(
		'onclick'   => 'alert(1)',
		'data-key'  => array(),
		'data-x y'  => '1',
		'data-fine' => '"><script>alert(1)</script>&amp;',
	),
);
if ( array_key_exists( $talk_test_switch( 'garbage' ), $talk_test_garbage ) ) {
	foreach ( array( 'guards', 'page_context', 'decision', 'attributes', 'allowed_hosts' ) as $talk_test_filter ) {
		add_filter(
			"talk_messenger_$talk_test_filter",
			static function () use ( $talk_test_garbage, $talk_test_switch ) {
				return $talk_test_garbage[ $talk_test_switch( 'garbage' ) ];
			}
		);
	}
}

add_action(
	'init',
	static function () {
		register_post_type( 'talk_plain', array( 'public' => true, 'show_in_rest' => true, 'supports' => array( 'title', 'editor' ) ) );
		register_post_type( 'talk_secret', array( 'public' => false, 'show_ui' => true ) );
	}
);

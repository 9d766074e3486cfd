<?php
/**
 * Plugin Name: Page caches (tests)
 * Description: Writes down what page caches are asked for: one that knows single pages, one that does not, and actions.
 *
 * @package TalkMessenger\Tests
 */

/** Writes down a call. */
function talk_test_asked( string $what ): void {
	update_option( 'talk_test_asked', array_merge( (array) get_option( 'talk_test_asked', array() ), array( $what ) ) );
}

function rocket_clean_domain(): void {
	talk_test_asked( 'rocket all' );
}

function rocket_clean_post( $post ): void {
	talk_test_asked( "rocket post $post" );
}

add_action(
	'litespeed_purge_all',
	static function () {
		talk_test_asked( 'litespeed all' );
	}
);
add_action(
	'litespeed_purge_post',
	static function ( $post ) {
		talk_test_asked( "litespeed post $post" );
	}
);
add_action(
	'breeze_clear_all_cache',
	static function () {
		talk_test_asked( 'breeze all' );
	}
);

<?php
/**
 * Plugin Name: Request counters (tests)
 * Description: Says in two response headers what a request cost: X-Test-Queries and X-Test-Server-Ms.
 *
 * The numbers are read when the page is complete; the page is held back until then, so that they can still
 * go into a header. SAVEQUERIES stays off: it would itself cost time.
 *
 * @package TalkMessenger\Tests
 */

if ( ! defined( 'TALK_TEST_NO_COUNTERS' ) ) {
	ob_start(
		static function ( $page ) {
			if ( ! headers_sent() && isset( $GLOBALS['wpdb'] ) ) {
				header( 'X-Test-Queries: ' . get_num_queries() );
				header( 'X-Test-Server-Ms: ' . round( 1000 * ( microtime( true ) - $GLOBALS['timestart'] ), 3 ) );
			}
			return $page;
		}
	);
}

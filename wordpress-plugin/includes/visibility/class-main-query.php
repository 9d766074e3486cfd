<?php
/**
 * The main query of any address of the site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use WP;
use WP_Query;

/**
 * Runs what WordPress would run for a guest who asks for an address, without requesting it: its rewrite rules, the
 * query and the judgement whether the page exists. While a callback looks at the result, conditional functions such
 * as is_singular() speak of that page; afterwards everything is as it was.
 */
final class Main_Query {

	/** Globals that a request sets and this one must not lose. */
	private const GLOBALS = array( 'wp', 'wp_query', 'wp_the_query', 'post', 'authordata', '_SERVER', '_GET', '_POST', '_REQUEST' );

	/**
	 * Asks for an address and looks at the page.
	 *
	 * @param string   $address Absolute address below home_url(), ASCII.
	 * @param callable $look    Called while the page is the current one; its result is returned.
	 * @return mixed
	 */
	public static function during( string $address, callable $look ) {
		$before = array();
		foreach ( self::GLOBALS as $name ) {
			// Missing on a command line, for example.
			$before[ $name ] = $GLOBALS[ $name ] ?? null;
		}
		$hooks  = $GLOBALS['wp_filter']['parse_request'] ?? null;
		$status = http_response_code();
		$user   = get_current_user_id();
		try {
			wp_set_current_user( 0 );
			self::pretend( $address );
			self::run();
			return $look();
		} finally {
			foreach ( $before as $name => $value ) {
				$GLOBALS[ $name ] = $value; // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- As it was.
			}
			if ( null !== $hooks ) {
				$GLOBALS['wp_filter']['parse_request'] = $hooks; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- As it was.
			}
			if ( is_int( $status ) && ! headers_sent() ) {
				// Not http_response_code(): it does nothing after the status line that WordPress sent for the address.
				status_header( $status );
			}
			wp_set_current_user( $user );
		}
	}

	/**
	 * Lets WordPress believe that the address was requested.
	 *
	 * @param string $address Absolute address.
	 */
	private static function pretend( string $address ): void {
		$path  = (string) wp_parse_url( $address, PHP_URL_PATH );
		$query = (string) wp_parse_url( $address, PHP_URL_QUERY );
		wp_parse_str( $query, $values );
		$slashed = wp_slash( $values );

		$_SERVER['REQUEST_METHOD'] = 'GET';
		$_SERVER['REQUEST_URI']    = ( '' === $path ? '/' : $path ) . ( '' === $query ? '' : "?$query" );
		$_SERVER['QUERY_STRING']   = $query;
		$_SERVER['PHP_SELF']       = '/index.php';
		unset( $_SERVER['PATH_INFO'] );
		$_GET     = $slashed;
		$_POST    = array();
		$_REQUEST = $slashed;
		// What hooks in here serves the request at once and ends it, as REST and the webhooks of shops do.
		unset( $GLOBALS['wp_filter']['parse_request'] );
	}

	/** Runs the query, as WP::main() does. */
	private static function run(): void {
		// phpcs:disable WordPress.WP.GlobalVariablesOverride -- What a request's query is kept in; the caller puts back what was there.
		$wp    = new WP();
		$query = new WP_Query();
		// The variables that types, taxonomies and plugins have added; all else is of the request that is running.
		$wp->public_query_vars = $GLOBALS['wp']->public_query_vars;

		$GLOBALS['wp']       = $wp;
		$GLOBALS['wp_query'] = $query;
		if ( ! $wp->parse_request() ) {
			return;
		}
		// WordPress knows no posts page in the main query of a REST request, so the query becomes the main one only after
		// its flags are set and before anything that other plugins do to main queries.
		$become_main = static function ( $parsed ) use ( $query ): void {
			if ( $parsed === $query ) {
				$GLOBALS['wp_the_query'] = $query;
			}
		};
		add_action( 'parse_query', $become_main, PHP_INT_MIN );
		$query->query( $wp->query_vars );
		remove_action( 'parse_query', $become_main, PHP_INT_MIN );
		$wp->handle_404();
		// What names of archives are made from.
		$GLOBALS['post']       = $query->post ?? null;
		$GLOBALS['authordata'] = $query->is_author() ? get_userdata( $query->get_queried_object_id() ) : null;
		// phpcs:enable WordPress.WP.GlobalVariablesOverride
	}
}

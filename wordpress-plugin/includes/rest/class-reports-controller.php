<?php
/**
 * Where browsers report to.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Generated;
use TalkMessenger\Security\Observation;
use TalkMessenger\Security\Observed;
use TalkMessenger\Security\Reports;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * POST `/reports/<id>`: open to everybody while pages are observed, since browsers of visitors report. What is too
 * large, late or too frequent is turned away before anything is written; what is stored is bounded (see `Observed`).
 */
final class Reports_Controller {

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated $generated The core's tables.
	 */
	public function __construct( Generated $generated ) {
		$this->generated = $generated;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'add_routes' ) );
	}

	/** Adds the route. */
	public function add_routes(): void {
		register_rest_route(
			Answers::SPACE,
			'/reports/(?P<id>[0-9a-f]{16})',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'take' ),
				'permission_callback' => '__return_true',
			)
		);
	}

	/**
	 * Takes reports. 204 taken, 410 nobody asked (any more), 413 too large, 429 too many.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function take( WP_REST_Request $request ): WP_REST_Response {
		if ( Observation::id() !== $request['id'] ) {
			return new WP_REST_Response( null, 410 );
		}
		$body = $request->get_body();
		if ( strlen( $body ) > Reports::MAX_BYTES ) {
			return new WP_REST_Response( null, 413 );
		}
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Hashed, and read as an address or not at all.
		$address = isset( $_SERVER['REMOTE_ADDR'] ) ? (string) wp_unslash( $_SERVER['REMOTE_ADDR'] ) : '';
		$reports = new Reports( $this->generated->table( 'csp.tables' )['observation'] );
		return new WP_REST_Response( null, Observed::add( $reports->read( $body ), $address ) ? 204 : 429 );
	}
}

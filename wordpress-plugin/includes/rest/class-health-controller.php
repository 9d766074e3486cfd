<?php
/**
 * The test of Site Health over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Health\Checks;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET `/health/CHECK`: one of the checks that make requests, asked by WordPress's own screen.
 */
final class Health_Controller extends Controller {

	/**
	 * The checks.
	 *
	 * @var Checks
	 */
	private Checks $checks;

	/**
	 * Takes what it needs.
	 *
	 * @param Checks  $checks  The checks.
	 * @param Answers $answers Errors.
	 */
	public function __construct( Checks $checks, Answers $answers ) {
		parent::__construct( $answers );
		$this->checks = $checks;
	}

	/** Adds the route. */
	public function add_routes(): void {
		$this->add_route( Checks::ROUTE . '(?P<check>[a-z]+)', $this->endpoint( WP_REST_Server::READABLE, 'run' ) );
	}

	/**
	 * Answers a check's result.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function run( WP_REST_Request $request ) {
		$check = $this->checks->named( (string) $request['check'] );
		return null === $check
			? new WP_Error( 'rest_no_route', $this->answers->text( 'wordpress.error.noCheck' ), array( 'status' => 404 ) )
			: new WP_REST_Response( $this->checks->present( $check ) );
	}

	/**
	 * Whether the user may see Site Health and manages the site.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	protected function is_allowed( WP_REST_Request $request ): bool {
		return current_user_can( 'view_site_health_checks' ) && parent::is_allowed( $request );
	}
}

<?php
/**
 * The test of Site Health over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Security\Site_Health;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET `/security/health`: asked by WordPress's own screen.
 */
final class Health_Controller extends Controller {

	/**
	 * The test.
	 *
	 * @var Site_Health
	 */
	private Site_Health $health;

	/**
	 * Takes what it needs.
	 *
	 * @param Site_Health $health  The test.
	 * @param Answers     $answers Errors.
	 */
	public function __construct( Site_Health $health, Answers $answers ) {
		parent::__construct( $answers );
		$this->health = $health;
	}

	/** Adds the route. */
	public function add_routes(): void {
		$this->add_route( '/security/health', $this->endpoint( WP_REST_Server::READABLE, 'test' ) );
	}

	/** Answers the test's result. */
	public function test(): WP_REST_Response {
		return new WP_REST_Response( $this->health->test() );
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

<?php
/**
 * The test of Site Health over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Security\Site_Health;
use WP_Error;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET `/security/health`: asked by WordPress's own screen.
 */
final class Health_Controller {

	/**
	 * The test.
	 *
	 * @var Site_Health
	 */
	private $health;

	/**
	 * Errors.
	 *
	 * @var Answers
	 */
	private $answers;

	/**
	 * Takes what it needs.
	 *
	 * @param Site_Health $health  The test.
	 * @param Answers     $answers Errors.
	 */
	public function __construct( Site_Health $health, Answers $answers ) {
		$this->health  = $health;
		$this->answers = $answers;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'add_routes' ) );
	}

	/** Adds the route. */
	public function add_routes(): void {
		register_rest_route(
			Answers::SPACE,
			'/security/health',
			array(
				'methods'             => WP_REST_Server::READABLE,
				'callback'            => array( $this, 'test' ),
				'permission_callback' => array( $this, 'may' ),
			)
		);
	}

	/**
	 * Whether the user may see Site Health and manages the site.
	 *
	 * @return true|WP_Error
	 */
	public function may() {
		return $this->answers->permission( current_user_can( 'view_site_health_checks' ) && current_user_can( 'manage_options' ) );
	}

	/** Answers the test's result. */
	public function test(): WP_REST_Response {
		return new WP_REST_Response( $this->health->test() );
	}
}

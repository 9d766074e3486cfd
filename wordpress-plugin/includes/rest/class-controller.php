<?php
/**
 * What the endpoints have in common.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use WP_Error;
use WP_REST_Request;

/**
 * Endpoints below the plugin's namespace, for those who manage the site unless a controller says otherwise.
 */
abstract class Controller {

	/**
	 * Errors.
	 *
	 * @var Answers
	 */
	protected Answers $answers;

	/**
	 * Takes what it needs.
	 *
	 * @param Answers $answers Errors.
	 */
	public function __construct( Answers $answers ) {
		$this->answers = $answers;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'add_routes' ) );
	}

	/** Adds the routes, by `add_route()`. */
	abstract public function add_routes(): void;

	/**
	 * Lets a request through, or says why not.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 */
	public function may( WP_REST_Request $request ) {
		return $this->answers->permission( $this->is_allowed( $request ) );
	}

	/**
	 * Whether the user may make a request.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	protected function is_allowed( WP_REST_Request $request ): bool {
		return current_user_can( 'manage_options' );
	}

	/**
	 * Adds a route.
	 *
	 * @param non-falsy-string         $path      Path below the namespace.
	 * @param array<int|string, mixed> $endpoints One endpoint, or several in a list; a schema may be next to them.
	 */
	protected function add_route( string $path, array $endpoints ): void {
		register_rest_route( Answers::SPACE, $path, $endpoints );
	}

	/**
	 * One endpoint of a route.
	 *
	 * @param string               $methods  HTTP methods, as WP_REST_Server names them.
	 * @param string               $callback The controller's method that answers.
	 * @param array<string, mixed> $args     Parameters, as WordPress describes them.
	 * @return array<string, mixed>
	 */
	protected function endpoint( string $methods, string $callback, array $args = array() ): array {
		return array(
			'methods'             => $methods,
			'callback'            => array( $this, $callback ),
			'permission_callback' => array( $this, 'may' ),
			'args'                => $args,
		);
	}
}

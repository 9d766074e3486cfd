<?php
/**
 * The settings at the Talk server over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Finding;
use TalkMessenger\Json;
use TalkMessenger\Server\Server_Settings;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * PUT and DELETE `/server/code`, POST `/server/push`; each answers where the settings are. No answer holds the code.
 */
final class Server_Controller extends Controller {

	/**
	 * What keeps the server up to date.
	 *
	 * @var Server_Settings
	 */
	private Server_Settings $server;

	/**
	 * Takes what it needs.
	 *
	 * @param Server_Settings $server  What keeps the server up to date.
	 * @param Answers         $answers Errors.
	 */
	public function __construct( Server_Settings $server, Answers $answers ) {
		parent::__construct( $answers );
		$this->server = $server;
	}

	/** Adds the routes. */
	public function add_routes(): void {
		$this->add_route(
			'/server/code',
			array(
				$this->endpoint( 'PUT', 'connect' ),
				$this->endpoint( WP_REST_Server::DELETABLE, 'forget' ),
			)
		);
		$this->add_route( '/server/push', $this->endpoint( WP_REST_Server::CREATABLE, 'push' ) );
	}

	/**
	 * Stores a connect code and pushes.
	 *
	 * @param WP_REST_Request $request The request, with `code`.
	 * @return WP_REST_Response|WP_Error
	 */
	public function connect( WP_REST_Request $request ) {
		$code    = Json::object( $request->get_body() )->code ?? null;
		$problem = is_string( $code ) ? $this->server->connect( $code ) : new Finding( 'code', 'settings.error.missing' );
		return null === $problem ? $this->state() : $this->answers->invalid( array( $problem ) );
	}

	/** Forgets the code. */
	public function forget(): WP_REST_Response {
		$this->server->forget();
		return $this->state();
	}

	/**
	 * Pushes now.
	 *
	 * @param WP_REST_Request $request The request; with `takeOver`, another host's settings are replaced.
	 */
	public function push( WP_REST_Request $request ): WP_REST_Response {
		$body = (array) Json::object( $request->get_body() );
		$this->server->push( true === ( $body['takeOver'] ?? null ) );
		return $this->state();
	}

	/** Where the settings are. */
	private function state(): WP_REST_Response {
		return new WP_REST_Response( array( 'server' => $this->server->state() ) );
	}
}

<?php
/**
 * The site's settings over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use stdClass;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Finding;
use TalkMessenger\Generated;
use TalkMessenger\Network\Lock;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Settings\Last_Save;
use TalkMessenger\Settings\Save_Result;
use TalkMessenger\Settings\Schema_Findings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Settings\Too_Large;
use TalkMessenger\Settings\Validate;
use TalkMessenger\Site;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET and PUT `/settings`: the settings as a whole, with the revision that a save is checked against. POST
 * `/settings/confirm`: somebody with the power over scripts confirms the connection that is stored.
 */
final class Settings_Controller extends Controller {

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Judges settings.
	 *
	 * @var Validate
	 */
	private Validate $validator;

	/**
	 * Who may save which hosts.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * Takes what it needs.
	 *
	 * @param Generated   $generated The core's tables.
	 * @param Store       $store     The site's settings.
	 * @param Validate    $validator Judges settings.
	 * @param Host_Policy $policy    Who may save which hosts.
	 * @param Answers     $answers   Errors.
	 */
	public function __construct( Generated $generated, Store $store, Validate $validator, Host_Policy $policy, Answers $answers ) {
		parent::__construct( $answers );
		$this->generated = $generated;
		$this->store     = $store;
		$this->validator = $validator;
		$this->policy    = $policy;
	}

	/** Adds the routes. */
	public function add_routes(): void {
		$this->add_route(
			'/settings',
			array(
				$this->endpoint( WP_REST_Server::READABLE, 'read' ),
				$this->endpoint( WP_REST_Server::EDITABLE, 'save', $this->arguments() ),
				'schema' => array( $this, 'schema' ),
			)
		);
		$this->add_route( '/settings/confirm', $this->endpoint( WP_REST_Server::CREATABLE, 'confirm' ) );
	}

	/** Answers the settings. */
	public function read(): WP_REST_Response {
		return new WP_REST_Response( self::present( $this->store->current() ) );
	}

	/**
	 * Saves the settings, or says what keeps them from being saved.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function save( WP_REST_Request $request ) {
		if ( ! current_user_can( Lock::CHANGE ) ) {
			return $this->answers->locked();
		}
		$body     = new Body( $request );
		$findings = $body->findings( array( 'settings' ) );
		$findings = $findings ? $findings : $this->validator->findings( $body->get( 'settings' ), Site::is_local() );
		if ( $findings ) {
			return $this->answers->invalid( $findings );
		}
		$current = $this->store->current();
		if ( $current->revision !== $body->revision() ) {
			return $this->stale( $current );
		}
		$settings = $body->get( 'settings' );
		// Of the very revision that the save replaces: what somebody else stores meanwhile makes the save stale.
		$forbidden = $this->policy->findings( $settings->connection, $current->settings->connection );
		if ( $forbidden ) {
			return $this->answers->forbidden_hosts( $forbidden );
		}
		$result = $this->store->save( $settings, $body->revision() );
		if ( Save_Result::STALE === $result->status ) {
			return $this->stale( $result->current );
		}
		if ( Save_Result::TOO_LARGE === $result->status ) {
			return $this->answers->invalid( array( Too_Large::of( $settings, $current->overrides ) ) );
		}
		return Save_Result::SAVED === $result->status
			? new WP_REST_Response( self::present( $result->current ) )
			: $this->answers->failed();
	}

	/**
	 * Marks the connection that the client shows, so that pages use it. What is stored by then must still be that one.
	 *
	 * @param WP_REST_Request $request The request, with `revision` and `connection`.
	 * @return WP_REST_Response|WP_Error
	 */
	public function confirm( WP_REST_Request $request ) {
		if ( ! $this->policy->can_use_any() ) {
			return $this->answers->forbidden();
		}
		$body     = new Body( $request );
		$findings = $body->findings( array( 'connection' ) );
		if ( ! $findings && ! $body->get( 'connection' ) instanceof stdClass ) {
			$findings = array( new Finding( 'connection', 'settings.error.wrongType', array( 'expected' => Schema_Findings::expected( array( 'object' ) ) ) ) );
		}
		if ( $findings ) {
			return $this->answers->invalid( $findings );
		}
		$status = $this->store->mark_all( $body->get( 'connection' ) );
		if ( Save_Result::FAILED === $status ) {
			return $this->answers->failed();
		}
		$current = self::present( $this->store->current() );
		return Save_Result::STALE === $status ? $this->answers->stale( $current ) : new WP_REST_Response( $current );
	}

	/**
	 * Schema of the answers.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'talk-messenger-settings',
			'type'       => 'object',
			'properties' => $this->properties(),
		);
	}

	/**
	 * As the endpoint answers it.
	 *
	 * @param Envelope $envelope What is stored.
	 * @return array{revision: int, settings: stdClass, network?: array{own: bool}}
	 */
	public static function present( Envelope $envelope ): array {
		$presented = array(
			'revision' => $envelope->revision,
			'settings' => $envelope->settings,
		);
		return Site::is_network_active() ? $presented + array( 'network' => array( 'own' => $envelope->own ) ) : $presented;
	}

	/**
	 * Says that somebody else saved meanwhile, and who.
	 *
	 * @param Envelope $current What is stored now.
	 */
	private function stale( Envelope $current ): WP_Error {
		$by = Last_Save::of( $current->revision );
		return $this->answers->stale( self::present( $current ) + ( null === $by ? array() : array( 'by' => $by ) ) );
	}

	/**
	 * Arguments of a save, for readers of the routes. They are judged by save(), which answers with every field at
	 * once; WordPress would stop at the first and take "1" for true.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private function arguments(): array {
		$arguments = array();
		foreach ( $this->properties() as $name => $schema ) {
			$arguments[ $name ] = $schema + array( 'sanitize_callback' => null );
		}
		return $arguments;
	}

	/**
	 * Members of a request and an answer.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private function properties(): array {
		return array(
			'revision' => array(
				'type'    => 'integer',
				'minimum' => 0,
			),
			'settings' => $this->generated->table( 'settings.schema' ),
		);
	}
}

<?php
/**
 * The observation of pages over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Security\Observation;
use TalkMessenger\Security\Observed;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * `/security/observation`: GET what was learned, POST starts over for some hours, DELETE stops.
 */
final class Observation_Controller extends Controller {

	/** As long as pages may be observed. */
	private const MAX_HOURS = Observation::LONGEST / HOUR_IN_SECONDS;

	/**
	 * What observes.
	 *
	 * @var Observation
	 */
	private Observation $observation;

	/**
	 * Takes what it needs.
	 *
	 * @param Observation $observation What observes.
	 * @param Answers     $answers     Errors.
	 */
	public function __construct( Observation $observation, Answers $answers ) {
		parent::__construct( $answers );
		$this->observation = $observation;
	}

	/** Adds the routes. */
	public function add_routes(): void {
		$hours = array(
			'type'     => 'integer',
			'minimum'  => 1,
			'maximum'  => self::MAX_HOURS,
			'required' => true,
		);
		$this->add_route(
			'/security/observation',
			array(
				$this->endpoint( WP_REST_Server::READABLE, 'read' ),
				$this->endpoint( WP_REST_Server::CREATABLE, 'start', array( 'hours' => $hours ) ),
				$this->endpoint( WP_REST_Server::DELETABLE, 'stop' ),
			)
		);
	}

	/** Answers what was learned, and how many seconds are left. */
	public function read(): WP_REST_Response {
		$until = Observation::until();
		$rows  = Observed::rows();
		return new WP_REST_Response(
			array(
				'secondsLeft' => null === $until ? null : $until - time(),
				'rows'        => $rows,
				'more'        => Observed::MAX_VISITORS,
				'full'        => count( $rows ) >= Observed::MAX_PAIRS,
			)
		);
	}

	/**
	 * Starts over.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function start( WP_REST_Request $request ): WP_REST_Response {
		Observed::forget();
		$this->observation->start( (int) $request['hours'] * HOUR_IN_SECONDS );
		return $this->read();
	}

	/** Stops. */
	public function stop(): WP_REST_Response {
		$this->observation->stop();
		return $this->read();
	}
}

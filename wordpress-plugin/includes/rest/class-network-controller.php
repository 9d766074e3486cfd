<?php
/**
 * The network's settings over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Connection\Host_Check;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Finding;
use TalkMessenger\Network\Distribution;
use TalkMessenger\Network\Network_Store;
use TalkMessenger\Settings\Validator;
use TalkMessenger\Site;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET and PUT `/network/settings`: defaults of sites that saved nothing themselves, and hosts that any site may use.
 */
final class Network_Controller extends Controller {

	private const MAX_HOSTS = 100;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private $network;

	/**
	 * Brings them to the sites.
	 *
	 * @var Distribution
	 */
	private $distribution;

	/**
	 * Judges settings.
	 *
	 * @var Validator
	 */
	private $validator;

	/**
	 * Who may save which hosts.
	 *
	 * @var Host_Policy
	 */
	private $policy;

	/**
	 * Takes what it needs.
	 *
	 * @param Network_Store $network      The network's settings.
	 * @param Distribution  $distribution Brings them to the sites.
	 * @param Validator     $validator    Judges settings.
	 * @param Host_Policy   $policy       Who may save which hosts.
	 * @param Answers       $answers      Errors.
	 */
	public function __construct( Network_Store $network, Distribution $distribution, Validator $validator, Host_Policy $policy, Answers $answers ) {
		parent::__construct( $answers );
		$this->network      = $network;
		$this->distribution = $distribution;
		$this->validator    = $validator;
		$this->policy       = $policy;
	}

	/** Adds the hook, where the plugin is the network's. */
	public function register(): void {
		if ( Site::is_network_active() ) {
			parent::register();
		}
	}

	/** Adds the routes. */
	public function add_routes(): void {
		$this->add_route(
			'/network/settings',
			array(
				$this->endpoint( WP_REST_Server::READABLE, 'read' ),
				$this->endpoint( WP_REST_Server::EDITABLE, 'save' ),
			)
		);
	}

	/** Answers the network's settings. */
	public function read(): WP_REST_Response {
		return new WP_REST_Response( $this->network->current() );
	}

	/**
	 * Saves the network's settings and brings them to the sites, or says what keeps them from being saved.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function save( WP_REST_Request $request ) {
		$body     = new Body( $request );
		$findings = $body->findings( array( 'defaults', 'allowedHosts' ) );
		$findings = $findings ? $findings : array_merge(
			self::of_defaults( $this->validator->findings( $body->get( 'defaults' ), Site::is_local() ) ),
			self::host_findings( $body->get( 'allowedHosts' ) )
		);
		if ( $findings ) {
			return $this->answers->invalid( $findings );
		}
		$current = $this->network->current();
		if ( $current['revision'] !== $body->revision() ) {
			return $this->answers->stale( $current );
		}
		$defaults  = $body->get( 'defaults' );
		$hosts     = $body->get( 'allowedHosts' );
		$forbidden = $this->policy->findings( $defaults->connection, $current['defaults']->connection, $hosts );
		if ( $forbidden ) {
			return $this->answers->forbidden_hosts( self::of_defaults( $forbidden ) );
		}
		if ( ! $this->network->save( $defaults, $hosts, $body->revision() ) ) {
			$current = $this->network->current();
			return $current['revision'] === $body->revision() ? $this->answers->failed() : $this->answers->stale( $current );
		}
		$this->distribution->run();
		return new WP_REST_Response( $this->network->current() );
	}

	/**
	 * Whether the user manages the network.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	protected function is_allowed( WP_REST_Request $request ): bool {
		return current_user_can( 'manage_network_options' );
	}

	/**
	 * Findings with their place in the body.
	 *
	 * @param Finding[] $findings Findings about settings.
	 * @return Finding[]
	 */
	private static function of_defaults( array $findings ): array {
		return array_map(
			static function ( Finding $finding ): Finding {
				return $finding->under( 'defaults' );
			},
			$findings
		);
	}

	/**
	 * What is wrong with a list of hosts.
	 *
	 * @param mixed $hosts Anything.
	 * @return Finding[]
	 */
	private static function host_findings( $hosts ): array {
		if ( ! is_array( $hosts ) ) {
			return array( new Finding( 'allowedHosts', 'settings.error.wrongType', array( 'expected' => 'a list' ) ) );
		}
		if ( count( $hosts ) > self::MAX_HOSTS ) {
			return array( new Finding( 'allowedHosts', 'settings.error.tooMany', array( 'limit' => (string) self::MAX_HOSTS ) ) );
		}
		$findings = array();
		foreach ( $hosts as $index => $host ) {
			if ( ! is_string( $host ) ) {
				$findings[] = new Finding( "allowedHosts.$index", 'settings.error.wrongType', array( 'expected' => 'a string' ) );
				continue;
			}
			$code = Host_Check::code( Host_Check::CAPTURE_HOST, "https://$host/", Site::is_local() );
			if ( null !== $code ) {
				$findings[] = new Finding( "allowedHosts.$index", "connection.error.$code", array( 'value' => $host ) );
			}
		}
		return $findings;
	}
}

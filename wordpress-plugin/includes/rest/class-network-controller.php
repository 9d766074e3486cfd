<?php
/**
 * The network's settings over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Connection\Connection_Address;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Connection_Key;
use TalkMessenger\Connection\Marks;
use TalkMessenger\Finding;
use TalkMessenger\Json;
use TalkMessenger\Network\Distribution;
use TalkMessenger\Network\Network_Store;
use TalkMessenger\Settings\Schema_Findings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Settings\Validate;
use TalkMessenger\Site;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET and PUT `/network/settings`: defaults of sites that saved nothing themselves, and hosts and tracking keys that
 * any site may use. POST `/network/settings/confirm`: the network's administrator confirms what is stored.
 */
final class Network_Controller extends Controller {

	/** Member that says whether sites may change nothing. */
	private const LOCKED = 'locked';

	/** Of each list. */
	private const MAX_ENTRIES = 100;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private Network_Store $network;

	/**
	 * Brings them to the sites.
	 *
	 * @var Distribution
	 */
	private Distribution $distribution;

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
	 * @param Network_Store $network      The network's settings.
	 * @param Distribution  $distribution Brings them to the sites.
	 * @param Validate      $validator    Judges settings.
	 * @param Host_Policy   $policy       Who may save which hosts.
	 * @param Answers       $answers      Errors.
	 */
	public function __construct( Network_Store $network, Distribution $distribution, Validate $validator, Host_Policy $policy, Answers $answers ) {
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
		$this->add_route( '/network/settings/confirm', $this->endpoint( WP_REST_Server::CREATABLE, 'confirm' ) );
	}

	/** Answers the network's settings. */
	public function read(): WP_REST_Response {
		return new WP_REST_Response( self::present( $this->network->current() ) );
	}

	/**
	 * Saves the network's settings and brings them to the sites, or says what keeps them from being saved.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function save( WP_REST_Request $request ) {
		$body     = new Body( $request );
		$findings = $body->findings( array( 'defaults', Network_Store::HOSTS, Network_Store::KEYS, self::LOCKED ) );
		$findings = $findings ? $findings : array_merge(
			self::of_defaults( $this->validator->findings( $body->get( 'defaults' ), Site::is_local() ) ),
			self::list_findings( Network_Store::HOSTS, $body->get( Network_Store::HOSTS ), array( self::class, 'host_code' ) ),
			self::list_findings( Network_Store::KEYS, $body->get( Network_Store::KEYS ), array( self::class, 'key_code' ) ),
			self::lock_findings( $body->get( self::LOCKED ) )
		);
		if ( ! $findings && strlen( Json::to_store( $body->get( 'defaults' ) ) ) > Store::MAX_BYTES ) {
			$findings[] = new Finding( 'defaults', 'settings.error.tooLarge', array( 'limit' => (string) Store::MAX_BYTES ) );
		}
		if ( $findings ) {
			return $this->answers->invalid( $findings );
		}
		$current = $this->network->current();
		if ( $current['revision'] !== $body->revision() ) {
			return $this->answers->stale( self::present( $current ) );
		}
		$next      = array(
			'defaults'           => $body->get( 'defaults' ),
			Network_Store::HOSTS => array_values( $body->get( Network_Store::HOSTS ) ),
			Network_Store::KEYS  => array_values( $body->get( Network_Store::KEYS ) ),
			self::LOCKED         => $body->get( self::LOCKED ),
		);
		$wanted    = $next['defaults']->connection;
		$stored    = $current['defaults']->connection;
		$forbidden = $this->policy->findings( $wanted, $stored, $next[ Network_Store::HOSTS ], $next[ Network_Store::KEYS ] );
		if ( $forbidden ) {
			return $this->answers->forbidden_hosts( self::of_defaults( $forbidden ) );
		}
		$next['marks'] = array_merge(
			$this->policy->marks( $wanted, $stored, $current['marks'], Marks::network() ),
			Network_Store::marks_of_lists( $next, $current )
		);
		if ( ! $this->network->save( $next, $body->revision() ) ) {
			$current = $this->network->current();
			return $current['revision'] === $body->revision() ? $this->answers->failed() : $this->answers->stale( self::present( $current ) );
		}
		$this->distribution->run();
		return new WP_REST_Response( self::present( $this->network->current() ) );
	}

	/**
	 * Marks what the client shows, so that sites use it. What is stored by then must still be that.
	 *
	 * @param WP_REST_Request $request The request, with what GET answered.
	 * @return WP_REST_Response|WP_Error
	 */
	public function confirm( WP_REST_Request $request ) {
		$body     = new Body( $request );
		$findings = $body->findings( array( 'defaults', Network_Store::HOSTS, Network_Store::KEYS, self::LOCKED ) );
		if ( $findings ) {
			return $this->answers->invalid( $findings );
		}
		$current = $this->network->current();
		foreach ( self::present( $current ) as $name => $value ) {
			if ( Json::to_store( $value ) !== Json::to_store( $body->get( $name ) ) ) {
				return $this->answers->stale( self::present( $current ) );
			}
		}
		$foreign = $this->policy->distrusted( $current['defaults']->connection, $current['marks'], Marks::network() );
		if ( $foreign && ! $this->policy->can_use_any() ) {
			return $this->answers->forbidden_hosts( self::of_defaults( $foreign ) );
		}
		if ( ! $this->network->mark_all() ) {
			return $this->answers->failed();
		}
		$this->distribution->run();
		return new WP_REST_Response( self::present( $this->network->current() ) );
	}

	/**
	 * As the endpoint answers it.
	 *
	 * @param array<string, mixed> $network What the network has.
	 * @return array<string, mixed>
	 */
	private static function present( array $network ): array {
		unset( $network['marks'] );
		return $network;
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
			static fn( Finding $finding ): Finding => $finding->under( 'defaults' ),
			$findings
		);
	}

	/**
	 * What is wrong with a list.
	 *
	 * @param string                    $name Name of the list.
	 * @param mixed                     $list Anything.
	 * @param callable(string): ?string $code What is wrong with an entry, a code of the connection's errors, or null.
	 * @return Finding[]
	 */
	private static function list_findings( string $name, $list, callable $code ): array {
		if ( ! is_array( $list ) ) {
			return array( new Finding( $name, 'settings.error.wrongType', array( 'expected' => Schema_Findings::expected( array( 'array' ) ) ) ) );
		}
		if ( count( $list ) > self::MAX_ENTRIES ) {
			return array( new Finding( $name, 'settings.error.tooMany', array( 'limit' => (string) self::MAX_ENTRIES ) ) );
		}
		$findings = array();
		foreach ( $list as $index => $entry ) {
			if ( ! is_string( $entry ) ) {
				$findings[] = new Finding( "$name.$index", 'settings.error.wrongType', array( 'expected' => Schema_Findings::expected( array( 'string' ) ) ) );
				continue;
			}
			$wrong = $code( $entry );
			if ( null !== $wrong ) {
				$findings[] = new Finding( "$name.$index", "connection.error.$wrong", array( 'value' => $entry ) );
			}
		}
		return $findings;
	}

	/**
	 * What is wrong with the lock.
	 *
	 * @param mixed $locked Anything.
	 * @return Finding[]
	 */
	private static function lock_findings( $locked ): array {
		return is_bool( $locked ) ? array() : array( new Finding( self::LOCKED, 'settings.error.wrongType', array( 'expected' => Schema_Findings::expected( array( 'boolean' ) ) ) ) );
	}

	/**
	 * Why a text cannot be a host.
	 *
	 * @param string $host The text.
	 */
	private static function host_code( string $host ): ?string {
		// A Talk server's may have a port; a path is of no host.
		$service = false === strpos( $host, '/' ) ? 'talk-server' : 'ortto';
		return Connection_Address::code( Connection_Address::CAPTURE_HOST, "https://$host/", Site::is_local(), $service );
	}

	/**
	 * Why a text cannot be a tracking key, or stand for any.
	 *
	 * @param string $key The text.
	 */
	private static function key_code( string $key ): ?string {
		return Host_Policy::ANY_KEY === $key ? null : Connection_Key::code( $key );
	}
}

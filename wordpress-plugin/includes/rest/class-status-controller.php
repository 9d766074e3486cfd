<?php
/**
 * The state of things over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Compatibility\Consent_Banner;
use TalkMessenger\Compatibility\Installations;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Connection_Hosts;
use TalkMessenger\Connection\Marks;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Health\Sighting;
use TalkMessenger\Network\Network_Store;
use TalkMessenger\Server\Server_Settings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Site;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET `/status`: what the settings screen shows besides the settings. POST `/status/seen`: what it saw of Talk.
 */
final class Status_Controller extends Controller {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reasons to print nothing.
	 *
	 * @var Guards
	 */
	private Guards $guards;

	/**
	 * Other installations.
	 *
	 * @var Installations
	 */
	private Installations $installations;

	/**
	 * Who may save which hosts.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * Ortto's own addresses.
	 *
	 * @var Connection_Hosts
	 */
	private Connection_Hosts $known;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private Network_Store $network;

	/**
	 * What keeps the Talk server up to date.
	 *
	 * @var Server_Settings
	 */
	private Server_Settings $server;

	/**
	 * Takes what it needs.
	 *
	 * @param Store            $store         The site's settings.
	 * @param Guards           $guards        Reasons to print nothing.
	 * @param Installations    $installations Other installations.
	 * @param Host_Policy      $policy        Who may save which hosts.
	 * @param Connection_Hosts $known         Ortto's own addresses.
	 * @param Network_Store    $network       The network's settings.
	 * @param Server_Settings  $server        What keeps the Talk server up to date.
	 * @param Answers          $answers       Errors.
	 */
	public function __construct( Store $store, Guards $guards, Installations $installations, Host_Policy $policy, Connection_Hosts $known, Network_Store $network, Server_Settings $server, Answers $answers ) {
		parent::__construct( $answers );
		$this->store         = $store;
		$this->guards        = $guards;
		$this->installations = $installations;
		$this->policy        = $policy;
		$this->known         = $known;
		$this->network       = $network;
		$this->server        = $server;
	}

	/** Adds the route. */
	public function add_routes(): void {
		$this->add_route( '/status', $this->endpoint( WP_REST_Server::READABLE, 'read' ) );
		$this->add_route(
			'/status/seen',
			$this->endpoint(
				WP_REST_Server::CREATABLE,
				'keep',
				array(
					'seen' => array(
						'type'     => 'string',
						'enum'     => Sighting::KINDS,
						'required' => true,
					),
				)
			)
		);
	}

	/**
	 * Keeps what the settings screen has seen of Talk, for the other places that tell its status.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function keep( WP_REST_Request $request ): WP_REST_Response {
		Sighting::keep( $request['seen'], $this->store->read()->revision );
		return new WP_REST_Response( null, 204 );
	}

	/** Answers the state. */
	public function read(): WP_REST_Response {
		$connection = $this->store->current()->settings->connection;
		return new WP_REST_Response(
			array(
				'environment'       => wp_get_environment_type(),
				'local'             => Site::is_local(),
				'siteUrl'           => home_url( '/' ),
				'region'            => null === $connection ? null : $this->known->region( $connection->captureHost ),
				'guards'            => $this->guards(),
				'installations'     => $this->installations(),
				'consent'           => $this->consent(),
				'canUseCustomHosts' => $this->policy->can_use_any(),
				'allowedHosts'      => $this->policy->allowed(),
				'refused'           => $this->answers->refused_write(),
				'networkConfirmed'  => $this->is_network_confirmed(),
				'server'            => $this->server->state(),
				'tagAdvice'         => $this->answers->tag_advice( $this->store ),
			)
		);
	}

	/** Whether all that the network has was saved by somebody who may; null for people who do not manage the network. */
	private function is_network_confirmed(): ?bool {
		if ( ! is_multisite() || ! current_user_can( 'manage_network_options' ) ) {
			return null;
		}
		$network = $this->network->current();
		return ! $this->policy->distrusted( $network['defaults']->connection, $network['marks'], Marks::network() )
			&& ! Network_Store::unmarked( $network );
	}

	/**
	 * Every guard, with whether it keeps Talk off the site now.
	 *
	 * @return array<int, array{id: string, blocks: bool, message: string}>
	 */
	private function guards(): array {
		$answer = array();
		foreach ( $this->guards->of_site() as $state ) {
			$answer[] = array(
				'id'      => $state['guard']->id(),
				'blocks'  => $state['blocks'],
				'message' => $this->answers->text( $state['guard']->reason() ),
			);
		}
		return $answer;
	}

	/**
	 * Who answers for the visitor, and what to do where nobody does.
	 *
	 * @return array{state: string, message: string|null}
	 */
	private function consent(): array {
		$state = Consent_Banner::state();
		return array(
			'state'   => $state,
			'message' => Consent_Banner::is_answered() ? null : $this->answers->text( "wordpress.consent.$state" ),
		);
	}

	/**
	 * Other installations, in words.
	 *
	 * @return array<int, array{by: string, name: string, detail: string}>
	 */
	private function installations(): array {
		$answer = array();
		foreach ( $this->installations->found() as $found ) {
			$answer[] = array(
				'by'     => $found['by'],
				'name'   => $found['name'],
				'detail' => $this->answers->text( $found['text'] ),
			);
		}
		return $answer;
	}
}

<?php
/**
 * Whether a network's sites may change Talk's settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Network;

use TalkMessenger\Site;

/**
 * The network's administrator may keep the settings of all sites to themselves. Everything that changes a site's settings
 * asks for this capability; a page's own setting goes with the page, and stays with those who may edit it.
 */
final class Lock {

	/** The capability to change a site's settings. */
	public const CHANGE = 'change_talk_messenger';

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private Network_Store $network;

	/**
	 * Reads nothing yet.
	 *
	 * @param Network_Store $network The network's settings.
	 */
	public function __construct( Network_Store $network ) {
		$this->network = $network;
	}

	/** Adds the hook. */
	public function register(): void {
		add_filter( 'map_meta_cap', array( $this, 'map' ), 10, 2 );
	}

	/**
	 * Says what the capability takes.
	 *
	 * @param mixed $needed     Capabilities that are needed.
	 * @param mixed $capability The capability that is asked for.
	 * @return mixed
	 */
	public function map( $needed, $capability ) {
		return self::CHANGE === $capability ? array( $this->is_locked() ? 'manage_network_options' : 'manage_options' ) : $needed;
	}

	/** Whether sites may not change their settings. */
	public function is_locked(): bool {
		return Site::is_network_active() && $this->network->read()['locked'];
	}
}

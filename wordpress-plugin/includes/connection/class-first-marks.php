<?php
/**
 * Marks of what an earlier version stored.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

use TalkMessenger\Network\Network_Store;
use TalkMessenger\Settings\Store;

/**
 * Versions before 0.1.0 was released made no marks (see `Marks`). What a site has when this version first runs there
 * gets them, once: a second option remembers it, so that settings without marks that turn up later are somebody
 * else's. New sites get that option at once.
 */
final class First_Marks {

	/** There once it was done. Among the options that are read at once: a page asks the database nothing. */
	public const OPTION = 'talk_messenger_marked';

	/**
	 * A site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private Network_Store $network;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store         $store   A site's settings.
	 * @param Network_Store $network The network's settings.
	 */
	public function __construct( Store $store, Network_Store $network ) {
		$this->store   = $store;
		$this->network = $network;
	}

	/** Adds the hook: before anything is printed, when the functions that know the secret keys are there. */
	public function register(): void {
		add_action( 'init', array( $this, 'run' ), PHP_INT_MIN );
	}

	/** Marks what the current site has, if that was never done. */
	public function run(): void {
		if ( isset( wp_load_alloptions()[ self::OPTION ] ) ) {
			return;
		}
		if ( $this->store->exists() ) {
			$this->store->mark_all();
		}
		if ( is_multisite() && is_main_site() ) {
			$this->network->mark_all();
		}
		add_option( self::OPTION, '1', '', true );
	}
}

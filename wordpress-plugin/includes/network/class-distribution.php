<?php
/**
 * Brings the network's defaults to its sites.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Network;

use stdClass;
use TalkMessenger\Connection\First_Marks;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Marks;
use TalkMessenger\Connection\Write_Check;
use TalkMessenger\Settings\Save_Result;
use TalkMessenger\Settings\Store;
use TalkMessenger\Site;
use WP_Site;

/**
 * Copies the defaults to every site that has saved nothing itself, the first sites at once and the rest by scheduled
 * events, so that no page ever reads the network's option.
 */
final class Distribution {

	public const EVENT = 'talk_messenger_distribute';

	private const BATCH = 100;

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
	 * Who may save which connection.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * Marks what an earlier version stored.
	 *
	 * @var First_Marks
	 */
	private First_Marks $first_marks;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store         $store       A site's settings.
	 * @param Network_Store $network     The network's settings.
	 * @param Host_Policy   $policy      Who may save which connection.
	 * @param First_Marks   $first_marks Marks what an earlier version stored.
	 */
	public function __construct( Store $store, Network_Store $network, Host_Policy $policy, First_Marks $first_marks ) {
		$this->store       = $store;
		$this->network     = $network;
		$this->policy      = $policy;
		$this->first_marks = $first_marks;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( self::EVENT, array( $this, 'run' ) );
		add_action( 'update_option_' . Store::OPTION, array( $this, 'catch_up' ), 10, 2 );
		// WordPress creates the site's tables at 10.
		add_action( 'wp_initialize_site', array( $this, 'prepare_new_site' ), 20 );
	}

	/**
	 * Copies the defaults to a batch of sites and schedules the next one.
	 *
	 * @param mixed $after Highest id of the sites that have them.
	 */
	public function run( $after = 0 ): void {
		global $wpdb;
		$last = (int) $after;
		// get_sites() knows no "greater than", and an offset skips sites when one is deleted between two batches.
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Read once a batch, to write to these sites.
		$sites    = array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT blog_id FROM {$wpdb->blogs} WHERE site_id = %d AND blog_id > %d ORDER BY blog_id LIMIT %d", get_current_network_id(), $last, self::BATCH ) ) );
		$defaults = $this->defaults();
		foreach ( $sites as $site ) {
			switch_to_blog( $site );
			// First: what the network brings is no earlier version's.
			$this->first_marks->run();
			$this->bring( $defaults );
			restore_current_blog();
			$last = $site;
		}
		if ( count( $sites ) === self::BATCH ) {
			wp_schedule_single_event( time(), self::EVENT, array( $last ) );
		}
	}

	/**
	 * Brings the defaults to a site that had no room for them beside its settings of archives, once it has fewer of those.
	 *
	 * @param mixed $before The option's value as it was.
	 * @param mixed $after  As it is now.
	 */
	public function catch_up( $before, $after ): void {
		if ( is_string( $before ) && is_string( $after ) && strlen( $after ) < strlen( $before ) && Site::is_network_active() ) {
			$this->bring( $this->defaults() );
		}
	}

	/**
	 * Gives a new site the defaults.
	 *
	 * @param mixed $site The site; the hook is public, so anything may come.
	 */
	public function prepare_new_site( $site ): void {
		if ( ! $site instanceof WP_Site ) {
			return;
		}
		switch_to_blog( (int) $site->blog_id );
		$this->first_marks->run();
		$this->store->create( $this->defaults() );
		restore_current_blog();
	}

	/** Whether there is something to follow. */
	public function has_defaults(): bool {
		return null !== $this->defaults();
	}

	/**
	 * Gives the current site the defaults in place of its own settings; it follows them from then on.
	 *
	 * @return string See `Store::follow()`; FAILED where there is nothing to follow.
	 */
	public function bring_back(): string {
		$defaults = $this->defaults();
		return null === $defaults ? Save_Result::FAILED : $this->store->follow( $defaults, true );
	}

	/**
	 * Gives the current site the defaults if it follows them, and keeps for its owner whether there was room.
	 *
	 * @param stdClass|null $defaults See `defaults()`.
	 */
	private function bring( ?stdClass $defaults ): void {
		if ( null !== $defaults ) {
			Write_Check::note_network( Save_Result::TOO_LARGE !== $this->store->follow( $defaults ) );
		}
	}

	/** The defaults; null where something else than the network's administrator put a connection there. */
	private function defaults(): ?stdClass {
		$network = $this->network->read();
		$foreign = $this->policy->distrusted( $network['defaults']->connection, $network['marks'], Marks::network() );
		return $foreign ? null : $network['defaults'];
	}
}

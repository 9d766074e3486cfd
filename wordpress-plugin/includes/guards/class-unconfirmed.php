<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Marks;
use TalkMessenger\Settings\Store;

/**
 * A host that is neither Ortto's nor listed, and that nobody with the power over scripts is known to have saved, loads
 * nothing: something else than the plugin may have written it, or the site's secret keys have changed since.
 */
final class Unconfirmed implements Guard {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Who may save which connection.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store       $store  The site's settings.
	 * @param Host_Policy $policy Who may save which connection.
	 */
	public function __construct( Store $store, Host_Policy $policy ) {
		$this->store  = $store;
		$this->policy = $policy;
	}

	/** Its name, the same in every version. */
	public function id(): string {
		return 'unconfirmed';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		$envelope = $this->store->read();
		return array() !== $this->policy->distrusted( $envelope->settings->connection, $envelope->marks, Marks::site() );
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.unconfirmed';
	}
}

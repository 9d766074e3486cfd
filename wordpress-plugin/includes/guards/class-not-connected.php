<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

use TalkMessenger\Settings\Store;

/**
 * Before the owner has connected the site, nothing of Ortto is requested.
 */
final class Not_Connected implements Guard {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 */
	public function __construct( Store $store ) {
		$this->store = $store;
	}

	/** Its name, the same in every version. */
	public function id(): string {
		return 'not-connected';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return ! $this->store->read()->is_connected();
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.notConnected';
	}
}

<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

use TalkMessenger\Settings\Store;

/**
 * A staging or development copy of a site sends nothing to Ortto unless the owner allows it.
 */
final class Environment implements Guard {

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
		return 'environment';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		return 'production' !== wp_get_environment_type() && ! $this->store->read()->settings->installation->nonProduction;
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.environment';
	}
}

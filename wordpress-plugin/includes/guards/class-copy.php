<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

use TalkMessenger\Settings\Store;
use TalkMessenger\Staging\Moved_Site;

/**
 * A copy of the site at an address where somebody switched Talk off. Only that address is meant: a copy that is brought
 * back to where it came from has Talk there.
 */
final class Copy implements Guard {

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
		return 'copy';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		$off = $this->store->read()->host->off_addresses;
		return array() !== $off && in_array( Moved_Site::address(), $off, true );
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.copy';
	}
}

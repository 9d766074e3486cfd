<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * AMP pages allow no scripts of their own.
 */
final class Amp implements Guard {

	/** Its name, the same in every version. */
	public function id(): string {
		return 'amp';
	}

	/** Whether nothing may be printed. Asked before WordPress has looked at the request, those plugins complain. */
	public function blocks(): bool {
		if ( ! did_action( 'wp' ) ) {
			return false;
		}
		return ( function_exists( 'amp_is_request' ) && amp_is_request() ) || ( function_exists( 'is_amp_endpoint' ) && is_amp_endpoint() );
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.amp';
	}
}

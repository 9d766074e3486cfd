<?php
/**
 * Activation.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use TalkMessenger\Compatibility\Page_Caches;

/**
 * Creates the option, so that no page has to ask the database for one that is not there.
 */
final class Activation {

	/**
	 * Runs when the plugin is switched on.
	 *
	 * @param mixed $network_wide Whether for a whole network.
	 */
	public static function run( $network_wide = false ): void {
		$services = new Services();
		$was      = $services->store()->exists();
		if ( $network_wide && is_multisite() ) {
			$services->distribution()->run();
		} else {
			$services->first_marks()->run();
			$services->store()->create();
			$services->special_pages()->mirror();
		}
		if ( $was ) {
			// Pages that were cached while it was off.
			( new Page_Caches() )->purge_everywhere( (bool) $network_wide );
		}
	}
}

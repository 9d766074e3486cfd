<?php
/**
 * Deactivation.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use TalkMessenger\Compatibility\Page_Caches;

/**
 * Takes Talk off the pages that caches keep. The settings stay.
 */
final class Deactivation {

	/**
	 * Runs when the plugin is switched off.
	 *
	 * @param mixed $network_wide Whether for a whole network.
	 */
	public static function run( $network_wide = false ): void {
		( new Page_Caches() )->purge_everywhere( (bool) $network_wide );
	}
}

<?php
/**
 * Facts about the site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use TalkMessenger\Connection\Connection_Address;

/**
 * Where the site runs.
 */
final class Site {

	/** Whether a connection to this very machine makes sense: the site runs here, or says that it is a local one. */
	public static function is_local(): bool {
		$host = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		return 'local' === wp_get_environment_type() || Connection_Address::is_loopback( strtolower( $host ) );
	}

	/** Whether the plugin is active for a whole network. */
	public static function is_network_active(): bool {
		if ( ! is_multisite() ) {
			return false;
		}
		$plugins = get_site_option( 'active_sitewide_plugins', array() );
		return is_array( $plugins ) && isset( $plugins[ plugin_basename( TALK_MESSENGER_FILE ) ] );
	}
}

<?php
/**
 * The commands of WP-CLI.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use WP_CLI;

/**
 * Names the commands below `wp talk`.
 */
final class Commands {

	/**
	 * Adds the commands.
	 *
	 * @param Talk_Command     $talk     `status`, `decide`, `purge` and `doctor`.
	 * @param Transfer_Command $transfer `connect`, `disconnect`, `export` and `import`.
	 * @param Rules_Command    $rules    `rules …`.
	 * @param Page_Command     $page     `page …`.
	 * @param Csp_Command      $csp      `csp …`.
	 * @param Site_Command     $site     `site …`.
	 * @param Server_Command   $server   `server …`.
	 */
	public static function register( Talk_Command $talk, Transfer_Command $transfer, Rules_Command $rules, Page_Command $page, Csp_Command $csp, Site_Command $site, Server_Command $server ): void {
		WP_CLI::add_command( 'talk', $talk );
		foreach ( array( 'connect', 'disconnect', 'export', 'import' ) as $name ) {
			WP_CLI::add_command( "talk $name", array( $transfer, $name ) );
		}
		WP_CLI::add_command( 'talk rules', $rules );
		WP_CLI::add_command( 'talk page', $page );
		WP_CLI::add_command( 'talk csp', $csp );
		WP_CLI::add_command( 'talk site', $site );
		WP_CLI::add_command( 'talk server', $server );
	}
}

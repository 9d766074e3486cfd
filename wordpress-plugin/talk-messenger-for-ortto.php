<?php
/**
 * Plugin Name:       Talk Messenger for Ortto
 * Description:       Put Ortto's Talk messenger on the pages you choose. An independent plugin, neither made nor endorsed by Ortto.
 * Version:           0.1.0
 * Requires at least: 6.6
 * Requires PHP:      7.4
 * Author:            Talk Suite contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       talk-messenger-for-ortto
 * Domain Path:       /languages
 *
 * This file is read by every PHP that meets the plugin, however old: nothing here may need PHP 7.
 *
 * @package TalkMessenger
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

define( 'TALK_MESSENGER_VERSION', '0.1.0' );
define( 'TALK_MESSENGER_FILE', __FILE__ );

if ( version_compare( PHP_VERSION, '7.4', '<' ) || version_compare( $GLOBALS['wp_version'], '6.6-RC1', '<' ) ) {
	add_action( 'admin_notices', 'talk_messenger_too_old' );
	add_action( 'network_admin_notices', 'talk_messenger_too_old' );
} else {
	require dirname( __FILE__ ) . '/includes/start.php';
}

/**
 * Says why the plugin stays quiet. WordPress refuses to activate it in such a place; this is for a copy that was
 * moved there.
 *
 * @return void
 */
function talk_messenger_too_old() {
	if ( ! current_user_can( 'activate_plugins' ) ) {
		return;
	}
	$texts = require dirname( __FILE__ ) . '/includes/generated/texts.php';
	echo '<div class="notice notice-error"><p>' . esc_html( $texts['wordpress.tooOld'] ) . '</p></div>';
}

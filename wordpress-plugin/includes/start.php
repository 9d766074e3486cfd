<?php
/**
 * Loads the classes on demand and starts the plugin.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

require __DIR__ . '/autoload.php';

register_activation_hook( TALK_MESSENGER_FILE, array( Activation::class, 'run' ) );
register_deactivation_hook( TALK_MESSENGER_FILE, array( Deactivation::class, 'run' ) );

( new Plugin() )->register();

<?php
/**
 * Plugin Name: No command palette (tests)
 * Description: Administration screens are without WordPress's command palette.
 *
 * @package TalkMessenger\Tests
 */

remove_action( 'admin_enqueue_scripts', 'wp_enqueue_command_palette_assets' );

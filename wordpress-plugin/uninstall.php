<?php
/**
 * Removes everything the plugin has stored, on every site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

/** Removes what one site has. */
function remove_from_site(): void {
	delete_option( 'talk_messenger' );
	delete_option( 'talk_messenger_marked' );
	remove_loader_files();
	delete_option( 'talk_messenger_loader' );
	delete_option( 'talk_messenger_files' );
	delete_option( 'talk_messenger_translations' );
	delete_option( 'talk_messenger_connect_code' );
	delete_option( 'talk_messenger_server' );
	delete_option( 'talk_messenger_api_key' );
	delete_option( 'talk_messenger_sessions' );
	delete_metadata( 'user', 0, '_talk_messenger_confirmed', '', true );
	delete_option( 'talk_messenger_observation' );
	delete_option( 'talk_messenger_observed' );
	delete_transient( 'talk_messenger_callback_lost' );
	delete_transient( 'talk_messenger_refused' );
	delete_transient( 'talk_messenger_seen' );
	delete_option( 'talk_messenger_saved' );
	delete_metadata( 'user', 0, 'talk_messenger_no_connect_notice', '', true );
	remove_counters();
	delete_post_meta_by_key( '_talk_messenger_visibility' );
	delete_metadata( 'term', 0, '_talk_messenger_visibility', '', true );
	wp_unschedule_hook( 'talk_messenger_distribute' );
	wp_unschedule_hook( 'talk_messenger_observation_over' );
	wp_unschedule_hook( 'talk_messenger_push' );
	wp_unschedule_hook( 'talk_messenger_files' );
}

/** Removes the counters of visitors who asked who they are; each is named after a user. */
function remove_counters(): void {
	global $wpdb;
	foreach ( array( '_transient_talk_messenger_asked_', '_transient_timeout_talk_messenger_asked_' ) as $prefix ) {
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress has no function for many; it is the last request.
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
	}
}

/** Removes the files of loader and messenger that pages of the site name. */
function remove_loader_files(): void {
	$folder = wp_upload_dir( null, false )['basedir'] . '/talk-messenger-for-ortto';
	$files  = array_merge( (array) glob( $folder . '/talk-suite.*.js*' ), (array) glob( $folder . '/*-*.js*' ) );
	array_map( 'wp_delete_file', array_filter( $files, 'is_string' ) );
	if ( is_dir( $folder ) && 2 === count( (array) scandir( $folder ) ) ) {
		rmdir( $folder ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_rmdir -- Empty, and ours alone.
	}
}

/** Removes what all sites have, a hundred at a time. */
function remove_from_network(): void {
	$batch = 100;
	for ( $offset = 0; ; $offset += $batch ) {
		$sites = get_sites(
			array(
				'fields'     => 'ids',
				'number'     => $batch,
				'offset'     => $offset,
				'orderby'    => 'id',
				'network_id' => 0,
			)
		);
		foreach ( $sites as $site ) {
			switch_to_blog( $site );
			remove_from_site();
			restore_current_blog();
		}
		if ( count( $sites ) < $batch ) {
			break;
		}
	}
	foreach ( (array) get_networks( array( 'fields' => 'ids' ) ) as $network ) {
		delete_network_option( $network, 'talk_messenger_network' );
	}
}

if ( is_multisite() ) {
	remove_from_network();
} else {
	remove_from_site();
}

<?php
/**
 * Plugin Name: Stand-ins for what copies posts
 * Description: Each as it was read in its plugin: WordPress Importer 0.9.5 (2025-11-25), Yoast Duplicate Post 4.6 (2026-05-11),
 * and Polylang's copy of custom fields for a new translation, by the configuration file of WPML (master of 2026-08-21).
 *
 * @package TalkMessenger\Tests
 */

/** The importer's way with the posts, terms and metas of an export; yields new ids by the old. */
function talk_test_import( string $xml ): array {
	$wp       = 'http://wordpress.org/export/1.2/';
	$document = simplexml_load_string( $xml );
	$new      = array(
		'posts' => array(),
		'terms' => array(),
	);
	foreach ( $document->channel->children( $wp )->category as $category ) {
		$term = wp_insert_term( (string) $category->cat_name, 'category', array( 'slug' => (string) $category->category_nicename ) );
		foreach ( is_wp_error( $term ) ? array() : $category->termmeta as $meta ) {
			add_term_meta( $term['term_id'], wp_slash( (string) $meta->meta_key ), wp_slash( maybe_unserialize( (string) $meta->meta_value ) ) );
		}
		$new['terms'][ (string) $category->category_nicename ] = is_wp_error( $term ) ? 0 : $term['term_id'];
	}
	foreach ( $document->channel->item as $item ) {
		$post = $item->children( $wp );
		$id   = wp_insert_post(
			array(
				'post_title'  => (string) $item->title,
				'post_type'   => (string) $post->post_type,
				'post_status' => (string) $post->status,
				'post_name'   => (string) $post->post_name,
			)
		);
		foreach ( $post->postmeta as $meta ) {
			add_post_meta( $id, wp_slash( (string) $meta->meta_key ), wp_slash( maybe_unserialize( (string) $meta->meta_value ) ) );
		}
		$new['posts'][ (string) $post->post_id ] = $id;
	}
	return $new;
}

/** Duplicate Post's way with the metas of a copy. */
function talk_test_duplicate( int $post_id ): int {
	$copy = wp_insert_post(
		array(
			'post_title'  => get_the_title( $post_id ),
			'post_type'   => get_post_type( $post_id ),
			'post_status' => 'draft',
		)
	);
	$not  = apply_filters( 'duplicate_post_excludelist_filter', array( '_edit_lock', '_edit_last', '_dp_original' ) );
	foreach ( array_diff( get_post_custom_keys( $post_id ), $not ) as $key ) {
		delete_post_meta( $copy, $key );
		foreach ( get_post_custom_values( $key, $post_id ) as $value ) {
			add_post_meta( $copy, $key, wp_slash( maybe_unserialize( $value ) ) );
		}
	}
	return $copy;
}

/** The custom fields that Polylang copies for a new translation, or keeps the same from then on. */
function talk_test_translated_fields( bool $sync ): array {
	$fields = array();
	foreach ( get_option( 'active_plugins', array() ) as $plugin ) {
		$file = WP_PLUGIN_DIR . '/' . dirname( $plugin ) . '/wpml-config.xml';
		$xml  = file_exists( $file ) ? simplexml_load_file( $file ) : false;
		foreach ( false === $xml ? array() : $xml->xpath( 'custom-fields/custom-field' ) as $field ) {
			$action = (string) $field->attributes()['action'];
			if ( 'copy' === $action || ( ! $sync && in_array( $action, array( 'translate', 'copy-once' ), true ) ) ) {
				$fields[] = (string) $field;
			}
		}
	}
	return $fields;
}

import type { Settings } from '../../../core/settings/index.ts';
import { phpString } from '../php-code.ts';
import type { DemoPage } from './content.ts';

/**
 * Fills a fresh WordPress with the demo's pages, or renews them: pages are found by their slug, so what a
 * visitor of the demo added stays. `$pages` reaches PHP as JSON, so no text needs PHP's own quoting.
 */
export const seedCode = (pages: readonly DemoPage[], fingerprint: string): string => `
$pages = json_decode( base64_decode( ${phpString(Buffer.from(JSON.stringify(pages)).toString('base64'))} ), true );
update_option( 'blogname', 'Larkmoor Cycles' );
update_option( 'blogdescription', 'One good city bicycle' );
switch_theme( 'larkmoor' );
foreach ( array( 'hello-world' => 'post', 'sample-page' => 'page', 'privacy-policy' => 'page' ) as $slug => $type ) {
	$old = get_page_by_path( $slug, OBJECT, $type );
	if ( $old ) {
		wp_delete_post( $old->ID, true );
	}
}
$ids = array();
foreach ( $pages as $page ) {
	$old  = get_page_by_path( $page['slug'], OBJECT, $page['type'] );
	$date = gmdate( 'Y-m-d H:i:s', time() - $page['daysOld'] * DAY_IN_SECONDS );
	$id   = wp_insert_post(
		wp_slash(
			array(
				'ID'             => $old ? $old->ID : 0,
				'post_type'      => $page['type'],
				'post_status'    => 'publish',
				'post_name'      => $page['slug'],
				'post_title'     => $page['title'],
				'post_content'   => $page['content'],
				'post_date'      => $date,
				'post_date_gmt'  => $date,
				'post_author'    => 1,
				'comment_status' => 'closed',
			)
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	if ( null !== $page['talk'] ) {
		update_post_meta( $id, '_talk_messenger_visibility', $page['talk'] );
	}
	$ids[ $page['slug'] ] = $id;
}
$journal = get_page_by_path( 'journal' );
$journal = $journal ? $journal->ID : wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'journal', 'post_title' => 'Journal', 'post_author' => 1 ) );
update_option( 'show_on_front', 'page' );
update_option( 'page_on_front', $ids['home'] );
update_option( 'page_for_posts', $journal );
update_option( 'talk_demo_content', ${phpString(fingerprint)} );`;

export interface DemoConnection {
  service?: string;
  trackingKey: string;
  captureHost: string;
  scriptUrl: string;
}

/**
 * Connects the plugin with the Talk server, through the plugin's own REST endpoint as the settings screen does, and
 * fills its messenger, once. A connection that the owner of the demo made to another host is left as it is. Prints
 * what was done.
 */
export const connectCode = (connection: DemoConnection, messenger: Settings['messenger']): string => `
$read = rest_do_request( new WP_REST_Request( 'GET', '/talk-messenger/v1/settings' ) );
if ( $read->is_error() ) {
	throw new RuntimeException( 'The settings could not be read: ' . wp_json_encode( $read->get_data() ) );
}
$data     = json_decode( wp_json_encode( $read->get_data() ), true );
$settings = $data['settings'];
$host     = isset( $settings['connection']['captureHost'] ) ? wp_parse_url( $settings['connection']['captureHost'], PHP_URL_HOST ) : '127.0.0.1';
if ( ! in_array( $host, array( '127.0.0.1', 'localhost' ), true ) ) {
	echo 'kept';
	return;
}
$given                      = json_decode( ${phpString(JSON.stringify(connection))}, true );
$settings['connection']     = array_merge( array( 'options' => new stdClass(), 'track' => new stdClass(), 'dataRegion' => null ), isset( $settings['connection'] ) ? $settings['connection'] : array(), $given );
foreach ( array( 'options', 'track' ) as $name ) {
	$settings['connection'][ $name ] = (object) $settings['connection'][ $name ];
}
$settings['installation']['nonProduction'] = true;
if ( ! get_option( 'talk_demo_messenger' ) ) {
	$settings['messenger'] = json_decode( ${phpString(JSON.stringify(messenger))}, true );
}
$write = new WP_REST_Request( 'PUT', '/talk-messenger/v1/settings' );
$write->set_header( 'Content-Type', 'application/json' );
$write->set_body( wp_json_encode( array( 'revision' => $data['revision'], 'settings' => $settings ) ) );
$done = rest_do_request( $write );
if ( $done->is_error() ) {
	throw new RuntimeException( 'The connection could not be saved: ' . wp_json_encode( $done->get_data() ) );
}
echo update_option( 'talk_demo_messenger', 1 ) ? 'filled' : 'connected';`;

/** Gives the plugin its connect code, as the settings screen does: its settings go to the Talk server at once. */
export const pasteCode = (code: string): string => `
$paste = new WP_REST_Request( 'PUT', '/talk-messenger/v1/server/code' );
$paste->set_header( 'Content-Type', 'application/json' );
$paste->set_body( ${phpString(JSON.stringify({ code }))} );
$done = rest_do_request( $paste );
if ( $done->is_error() ) {
	throw new RuntimeException( 'The connect code was refused: ' . wp_json_encode( $done->get_data() ) );
}`;

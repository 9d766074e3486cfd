<?php
/**
 * The network's settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Network;

use stdClass;
use TalkMessenger\Generated;
use TalkMessenger\Json;
use TalkMessenger\Settings\Readable;
use TalkMessenger\Settings\Upgrade;

/**
 * One network option: the defaults of sites that saved nothing themselves, and the hosts any site may use. Pages
 * never read it; the defaults are copied to the sites when they are saved.
 */
final class Network_Store {

	public const OPTION = 'talk_messenger_network';

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private $generated;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated $generated The core's tables.
	 */
	public function __construct( Generated $generated ) {
		$this->generated = $generated;
	}

	/**
	 * What the network has.
	 *
	 * @return array{revision: int, defaults: stdClass, allowedHosts: string[]}
	 */
	public function read(): array {
		return $this->decode( get_network_option( null, self::OPTION ) );
	}

	/**
	 * What is in the database at this moment, for whoever edits it.
	 *
	 * @return array{revision: int, defaults: stdClass, allowedHosts: string[]}
	 */
	public function current(): array {
		return $this->decode( $this->stored() );
	}

	/**
	 * Hosts outside the built-in table that every site may use.
	 *
	 * @return string[]
	 */
	public function allowed_hosts(): array {
		return is_multisite() ? $this->read()['allowedHosts'] : array();
	}

	/**
	 * Replaces the network's settings if nobody else did since the caller read them.
	 *
	 * @param stdClass $defaults Valid settings.
	 * @param string[] $hosts    Host names.
	 * @param int      $expected Revision that the caller read.
	 * @return bool Whether they were saved; false where they are no longer what the caller read.
	 */
	public function save( stdClass $defaults, array $hosts, int $expected ): bool {
		global $wpdb;
		$stored = $this->stored();
		if ( $this->decode( $stored )['revision'] !== $expected ) {
			return false;
		}
		$next = Json::to_store(
			array(
				'revision'     => $expected + 1,
				'defaults'     => $defaults,
				'allowedHosts' => array_values( $hosts ),
			)
		);
		if ( null === $stored ) {
			return add_network_option( null, self::OPTION, $next );
		}
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- The conditional write; the cache is cleared below.
		$written = $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->sitemeta} SET meta_value = %s WHERE site_id = %d AND meta_key = %s AND meta_value = %s", $next, get_current_network_id(), self::OPTION, $stored ) );
		wp_cache_delete( get_current_network_id() . ':' . self::OPTION, 'site-options' );
		if ( $written ) {
			/** These actions are documented in wp-includes/option.php. */
			do_action( 'update_site_option_' . self::OPTION, self::OPTION, $next, $stored, get_current_network_id() );
			do_action( 'update_site_option', self::OPTION, $next, $stored, get_current_network_id() );
		}
		return (bool) $written;
	}

	/** The option as the database has it; null where there is none. */
	private function stored(): ?string {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- A cached text would make the conditional write fail.
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT meta_value FROM {$wpdb->sitemeta} WHERE site_id = %d AND meta_key = %s LIMIT 1", get_current_network_id(), self::OPTION ), ARRAY_A );
		return $row['meta_value'] ?? null;
	}

	/**
	 * Reads the option's value, whatever it is.
	 *
	 * @param mixed $raw The option's value.
	 * @return array{revision: int, defaults: stdClass, allowedHosts: string[]}
	 */
	private function decode( $raw ): array {
		$stored   = Json::object( $raw ) ?? new stdClass();
		$revision = $stored->revision ?? null;
		$hosts    = $stored->allowedHosts ?? null;
		$defaults = $this->generated->defaults();
		if ( ( $stored->defaults ?? null ) instanceof stdClass ) {
			$complete = Upgrade::complete( $this->generated->table( 'settings.schema' ), $stored->defaults, $defaults, new stdClass() );
			$defaults = Readable::is( $complete ) ? $complete : $defaults;
		}
		return array(
			'revision'     => is_int( $revision ) && $revision >= 0 ? $revision : 0,
			'defaults'     => $defaults,
			'allowedHosts' => is_array( $hosts ) ? array_values( array_filter( $hosts, 'is_string' ) ) : array(),
		);
	}
}

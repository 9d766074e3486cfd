<?php
/**
 * The network's settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Network;

use stdClass;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Marks;
use TalkMessenger\Generated;
use TalkMessenger\Json;
use TalkMessenger\Settings\Readable;
use TalkMessenger\Settings\Upgrade;

/**
 * One network option: the defaults of sites that saved nothing themselves, the hosts and tracking keys any site may
 * use, and whether sites may change anything. The defaults are copied to the sites when they are saved. Pages read the option only where a site uses what
 * is listed and nobody with the power over scripts saved it there: so what is taken off the list stops at once.
 */
final class Network_Store {

	public const OPTION = 'talk_messenger_network';

	/** The lists of what any site may use. */
	public const HOSTS = 'allowedHosts';
	public const KEYS  = 'allowedKeys';

	private const LISTS = array( self::HOSTS, self::KEYS );

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

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
	 * @return array{revision: int, defaults: stdClass, allowedHosts: string[], allowedKeys: string[], locked: bool, marks: string[]}
	 */
	public function read(): array {
		return $this->decode( get_network_option( null, self::OPTION ) );
	}

	/**
	 * What is in the database at this moment, for editing it.
	 *
	 * @return array{revision: int, defaults: stdClass, allowedHosts: string[], allowedKeys: string[], locked: bool, marks: string[]}
	 */
	public function current(): array {
		return $this->decode( $this->stored() );
	}

	/**
	 * What every site may use, of that only what the network's administrator has listed.
	 *
	 * @param string $name One of the lists.
	 * @return string[]
	 */
	public function allowed( string $name ): array {
		return is_multisite() ? self::marked( $name, $this->read() ) : array();
	}

	/**
	 * Entries of the lists that nobody who manages the network has saved, so that they count for nothing.
	 *
	 * @param array{allowedHosts: string[], allowedKeys: string[], marks: string[]} $network What the network has.
	 * @return string[]
	 */
	public static function unmarked( array $network ): array {
		$unmarked = array();
		foreach ( self::LISTS as $name ) {
			$unmarked = array_merge( $unmarked, array_diff( $network[ $name ], self::marked( $name, $network ) ) );
		}
		return $unmarked;
	}

	/**
	 * The marks to store with lists: those of entries that have them already, and of entries that the current user adds.
	 *
	 * @param array{allowedHosts: string[], allowedKeys: string[]}                  $lists   The lists to be stored.
	 * @param array{allowedHosts: string[], allowedKeys: string[], marks: string[]} $current What the network has.
	 * @return string[]
	 */
	public static function marks_of_lists( array $lists, array $current ): array {
		$may   = current_user_can( 'manage_network_options' );
		$marks = array();
		foreach ( self::LISTS as $name ) {
			$had = self::marked( $name, $current );
			foreach ( $lists[ $name ] as $entry ) {
				if ( in_array( $entry, $had, true ) || ( $may && ! in_array( $entry, $current[ $name ], true ) ) ) {
					$marks[] = Marks::of( Marks::network(), $name, $entry );
				}
			}
		}
		return $marks;
	}

	/**
	 * Replaces the network's settings if nobody else did since the caller read them.
	 *
	 * @param array{defaults: stdClass, allowedHosts: string[], allowedKeys: string[], locked: bool, marks: string[]} $next Valid
	 *                      settings and lists, and all their marks.
	 * @param int                                                                                                     $expected Revision that the caller read.
	 * @return bool Whether they were saved; false where they are no longer what the caller read.
	 */
	public function save( array $next, int $expected ): bool {
		$stored = $this->stored();
		return $this->decode( $stored )['revision'] === $expected
			&& $this->replace( $stored, Json::to_store( array( 'revision' => $expected + 1 ) + $next ) );
	}

	/**
	 * Gives everything that is there its mark: for somebody who was shown it, and for an upgrade from a version that
	 * made none. The revision stays.
	 *
	 * @return bool Whether it was written; true where there is nothing to mark.
	 */
	public function mark_all(): bool {
		$stored = $this->stored();
		if ( null === $stored ) {
			return true;
		}
		$next          = $this->decode( $stored );
		$next['marks'] = Host_Policy::all_marks( $next['defaults']->connection, Marks::network() );
		foreach ( self::LISTS as $name ) {
			foreach ( $next[ $name ] as $entry ) {
				$next['marks'][] = Marks::of( Marks::network(), $name, $entry );
			}
		}
		$after = Json::to_store( $next );
		return $after === $stored || $this->replace( $stored, $after );
	}

	/**
	 * The entries of a list that have their mark.
	 *
	 * @param string                                                                $name    One of the lists.
	 * @param array{allowedHosts: string[], allowedKeys: string[], marks: string[]} $network What the network has.
	 * @return string[]
	 */
	private static function marked( string $name, array $network ): array {
		return array_values(
			array_filter(
				$network[ $name ],
				static fn( string $entry ): bool => Marks::has( Marks::network(), $name, $entry, $network['marks'] )
			)
		);
	}

	/**
	 * The conditional write.
	 *
	 * @param string|null $stored The text that was read; null where there was none.
	 * @param string      $next   The text to store.
	 * @return bool Whether it was written.
	 */
	private function replace( ?string $stored, string $next ): bool {
		global $wpdb;
		if ( null === $stored ) {
			return add_network_option( null, self::OPTION, $next );
		}
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- The conditional write; the cache is cleared below.
		$written = $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->sitemeta} SET meta_value = %s WHERE site_id = %d AND meta_key = %s AND meta_value = %s", $next, get_current_network_id(), self::OPTION, $stored ) );
		wp_cache_delete( get_current_network_id() . ':' . self::OPTION, 'site-options' );
		if ( $written ) {
			/** These actions are documented in wp-includes/option.php. */
			do_action( 'update_site_option_' . self::OPTION, self::OPTION, $next, $stored, get_current_network_id() ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own action.
			do_action( 'update_site_option', self::OPTION, $next, $stored, get_current_network_id() ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own action.
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
	 * @return array{revision: int, defaults: stdClass, allowedHosts: string[], allowedKeys: string[], locked: bool, marks: string[]}
	 */
	public function decode( $raw ): array {
		$stored   = Json::object( $raw ) ?? new stdClass();
		$revision = $stored->revision ?? null;
		$defaults = $this->generated->defaults();
		if ( ( $stored->defaults ?? null ) instanceof stdClass ) {
			$complete = Upgrade::complete( $this->generated->table( 'settings.schema' ), $stored->defaults, $defaults, new stdClass() );
			$defaults = Readable::is( $complete ) ? $complete : $defaults;
		}
		return array(
			'revision'  => is_int( $revision ) && $revision >= 0 ? $revision : 0,
			'defaults'  => $defaults,
			self::HOSTS => Marks::read( $stored->allowedHosts ?? null ),
			self::KEYS  => Marks::read( $stored->allowedKeys ?? null ),
			'locked'    => true === ( $stored->locked ?? null ),
			'marks'     => Marks::read( $stored->marks ?? null ),
		);
	}
}

<?php
/**
 * Writes of the options past the plugin's own ways.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

use TalkMessenger\Finding;
use TalkMessenger\Generated;
use TalkMessenger\Json;
use TalkMessenger\Network\Network_Store;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Settings\Store;
use TalkMessenger\Settings\Too_Large;
use TalkMessenger\Texts;

/**
 * `wp-admin/options.php`, WP-CLI, importers and other plugins write options by WordPress's functions, which all ask
 * `sanitize_option_<name>`. What the current user may not save over REST they may not save here either, nor what is
 * larger than every page should read: the old value stays, and it is said. A write that passes gets its marks here, so that the pages use it.
 */
final class Write_Check {

	/**
	 * Holds the last write that was refused, for the owner: `time`, `host`, `bytes` where it was too large, and `network`
	 * where the network's defaults were.
	 */
	public const REFUSED = 'talk_messenger_refused';

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * Who may save which connection.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private Network_Store $network;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Generated     $generated The core's tables.
	 * @param Host_Policy   $policy    Who may save which connection.
	 * @param Network_Store $network   The network's settings.
	 * @param Texts         $texts     The plugin's words.
	 */
	public function __construct( Generated $generated, Host_Policy $policy, Network_Store $network, Texts $texts ) {
		$this->generated = $generated;
		$this->policy    = $policy;
		$this->network   = $network;
		$this->texts     = $texts;
	}

	/** Adds the hooks, after those of everybody else. */
	public function register(): void {
		add_filter( 'sanitize_option_' . Store::OPTION, array( $this, 'of_site' ), PHP_INT_MAX );
		add_filter( 'sanitize_option_' . Network_Store::OPTION, array( $this, 'of_network' ), PHP_INT_MAX );
	}

	/**
	 * A site's option as it may be stored.
	 *
	 * @param mixed $value Anything.
	 * @return mixed The value, with its marks; what is stored where it is refused.
	 */
	public function of_site( $value ) {
		// Read as pages and the settings screen will read it: what they make of it is what counts.
		$next = Envelope::for_editing( $value, $this->generated );
		$page = Envelope::for_page( $value, $this->generated );
		$raw  = get_option( Store::OPTION );
		if ( self::bytes( $value ) > max( Store::MAX_BYTES, self::bytes( $raw ) ) ) {
			$this->tell( array( Too_Large::of( $next->settings, $next->overrides ) ), self::bytes( $value ) );
			return $this->kept( $raw );
		}
		if ( null === $next->settings->connection && null === $page->settings->connection ) {
			return $value;
		}
		$stored   = Envelope::for_editing( $raw, $this->generated );
		$had      = $stored->settings->connection;
		$findings = array_merge( $this->policy->findings( $next->settings->connection, $had ), $this->policy->findings( $page->settings->connection, $had ) );
		if ( $findings ) {
			$this->tell( $findings );
			return $this->kept( $raw );
		}
		$marks = $this->policy->marks( $next->settings->connection, $had, $stored->marks, Marks::site() );
		if ( $marks === $next->marks ) {
			return $value;
		}
		$next->marks = $marks;
		return $next->to_raw();
	}

	/**
	 * The network's option as it may be stored.
	 *
	 * @param mixed $value Anything.
	 * @return mixed The value, with its marks; what is stored where it is refused.
	 */
	public function of_network( $value ) {
		$raw      = get_network_option( null, Network_Store::OPTION );
		$stored   = $this->network->decode( $raw );
		$next     = $this->network->decode( $value );
		$had      = $stored['defaults']->connection;
		$unlisted = self::unlisted( $next, $stored );
		$may_list = current_user_can( 'manage_network_options' );
		$findings = array_merge(
			$unlisted,
			$this->policy->findings( $next['defaults']->connection, $had, $may_list ? $next[ Network_Store::HOSTS ] : array(), $may_list ? $next[ Network_Store::KEYS ] : array() )
		);
		$bytes    = self::bytes( Json::to_store( $next['defaults'] ) );
		if ( $bytes > max( Store::MAX_BYTES, self::bytes( Json::to_store( $stored['defaults'] ) ) ) ) {
			$this->tell( array( new Finding( 'defaults', 'settings.error.tooLarge', array( 'limit' => (string) Store::MAX_BYTES ) ) ), $bytes );
			return false === $raw ? '{}' : $raw;
		}
		if ( $findings ) {
			$this->tell( $findings );
			return false === $raw ? '{}' : $raw;
		}
		$marks = array_merge(
			$this->policy->marks( $next['defaults']->connection, $had, $stored['marks'], Marks::network() ),
			Network_Store::marks_of_lists( $next, $stored )
		);
		if ( $marks === $next['marks'] ) {
			return $value;
		}
		$next['marks'] = $marks;
		return Json::to_store( $next );
	}

	/**
	 * Keeps for the owner that there was no room for the network's defaults beside the site's settings of archives, until
	 * there is.
	 *
	 * @param bool $has_room Whether there is now.
	 */
	public static function note_network( bool $has_room ): void {
		if ( ! $has_room ) {
			$refused = array(
				'time'    => time(),
				'host'    => '',
				'network' => true,
			);
			set_transient( self::REFUSED, $refused, MONTH_IN_SECONDS );
		} elseif ( self::lacks_room_for_network() ) {
			delete_transient( self::REFUSED );
		}
	}

	/** Whether the network's defaults wait for room. */
	public static function lacks_room_for_network(): bool {
		return isset( get_transient( self::REFUSED )['network'] );
	}

	/**
	 * The last write that was refused, in words; null where there was none within a month.
	 *
	 * @param Texts $texts The plugin's words.
	 * @return array{time: int, message: string}|null
	 */
	public static function last( Texts $texts ): ?array {
		$refused = get_transient( self::REFUSED );
		if ( ! is_array( $refused ) || ! is_int( $refused['time'] ?? null ) || ! is_string( $refused['host'] ?? null ) ) {
			return null;
		}
		$bytes = $refused['bytes'] ?? null;
		$large = null === $bytes ? 'text' : 'tooLarge';
		$what  = isset( $refused['network'] ) ? 'network' : $large;
		return array(
			'time'    => $refused['time'],
			'message' => $texts->get(
				"wordpress.refused.$what",
				array(
					'what'  => $refused['host'],
					'bytes' => (string) $bytes,
					'limit' => (string) Store::MAX_BYTES,
					'date'  => (string) wp_date( (string) get_option( 'date_format' ), $refused['time'] ),
				)
			),
		);
	}

	/**
	 * Bytes of an option's value in the database.
	 *
	 * @param mixed $value Anything.
	 */
	private static function bytes( $value ): int {
		return strlen( (string) maybe_serialize( $value ) );
	}

	/**
	 * What stays of a site where a write is refused.
	 *
	 * @param mixed $raw The option's value; false where there is none.
	 * @return mixed
	 */
	private function kept( $raw ) {
		return false === $raw ? ( new Envelope( $this->generated->defaults() ) )->to_raw() : $raw;
	}

	/**
	 * What somebody adds to the lists without managing the network.
	 *
	 * @param array<string, mixed> $next   The network's settings to be stored.
	 * @param array<string, mixed> $stored Those that are stored.
	 * @return Finding[]
	 */
	private static function unlisted( array $next, array $stored ): array {
		if ( current_user_can( 'manage_network_options' ) ) {
			return array();
		}
		$findings = array();
		foreach ( array( Network_Store::HOSTS, Network_Store::KEYS ) as $name ) {
			foreach ( array_diff( $next[ $name ], $stored[ $name ] ) as $entry ) {
				$findings[] = new Finding( $name, 'wordpress.error.listNotAllowed', array( 'host' => $entry ) );
			}
		}
		return $findings;
	}

	/**
	 * Says that a write was refused: to the person or program that tried, and to the owner.
	 *
	 * @param Finding[] $findings Why.
	 * @param int|null  $bytes    Bytes of what was too large.
	 */
	private function tell( array $findings, ?int $bytes = null ): void {
		$message = $this->texts->get( 'wordpress.error.writeRefused', array( 'why' => $findings[0]->message( $this->texts->all() ) ) );
		$refused = array(
			'time' => time(),
			'host' => substr( $findings[0]->values_in( $this->texts->all() )['host'] ?? $findings[0]->field, 0, 200 ),
		) + ( null === $bytes ? array() : array( 'bytes' => $bytes ) );
		// A storm of writes is one line: WordPress asks twice for an option that is not there yet.
		$before = get_transient( self::REFUSED );
		if ( ! is_array( $before ) || ( $before['host'] ?? '' ) !== $refused['host'] || ( $before['time'] ?? 0 ) < time() - MINUTE_IN_SECONDS ) {
			set_transient( self::REFUSED, $refused, MONTH_IN_SECONDS );
		}
		if ( function_exists( 'add_settings_error' ) && ! in_array( 'talk_messenger_refused', array_column( get_settings_errors(), 'code' ), true ) ) {
			add_settings_error( Store::OPTION, 'talk_messenger_refused', esc_html( $message ) );
		}
		if ( class_exists( 'WP_CLI' ) ) {
			\WP_CLI::warning( $message );
		}
		/**
		 * Fires when a write of the plugin's options was refused, because the current user may not save what it held, or because it
		 * was too large.
		 *
		 * @since 0.1.0
		 *
		 * @param string $message What was refused and why, as plain text.
		 */
		do_action( 'talk_messenger_write_refused', $message );
	}
}

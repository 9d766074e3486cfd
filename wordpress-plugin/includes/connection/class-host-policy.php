<?php
/**
 * Who may save which connection, and which stored one may be used.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

use stdClass;
use TalkMessenger\Finding;
use TalkMessenger\Json;
use TalkMessenger\Network\Network_Store;

/**
 * A script URL is power over every page, and the capture host receives what visitors do. Addresses that are not
 * Ortto's own can be saved only by someone whom WordPress trusts with script anyway, or where the network's
 * administrator (or wp-config.php) has listed the host. In a network, where site administrators are not trusted with
 * script, the same holds for the tracking key, whose account can put what it likes on the pages, and for init options.
 *
 * This is invariant 6. Every way to save settings asks `findings()`; before a page gets the connection, `distrusted()`
 * is asked again, because not everything that writes the database asks.
 */
final class Host_Policy {

	/** Members of a connection that are power, with what is said of one that is refused. */
	private const FIELDS = array(
		Connection_Address::CAPTURE_HOST => 'hostNotAllowed',
		Connection_Address::SCRIPT_URL   => 'hostNotAllowed',
		'trackingKey'                    => 'keyNotAllowed',
		'options'                        => 'optionsNotAllowed',
	);

	/** In the network's list of tracking keys: any key. */
	public const ANY_KEY = '*';

	/**
	 * Ortto's own addresses.
	 *
	 * @var Connection_Hosts
	 */
	private Connection_Hosts $known;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private Network_Store $network;

	/**
	 * Reads nothing yet.
	 *
	 * @param Connection_Hosts $known   Ortto's own addresses.
	 * @param Network_Store    $network The network's settings.
	 */
	public function __construct( Connection_Hosts $known, Network_Store $network ) {
		$this->known   = $known;
		$this->network = $network;
	}

	/** Whether the current user may save any connection. */
	public function can_use_any(): bool {
		return current_user_can( 'unfiltered_html' );
	}

	/**
	 * What of a connection the current user may not save.
	 *
	 * @param stdClass|null $connection The connection to be saved.
	 * @param stdClass|null $stored     The connection that is stored; what it has may stay where it is, but gets no mark.
	 * @param string[]      $hosts      Hosts that the same request lists, for a network's administrator.
	 * @param string[]      $keys       Tracking keys that it lists.
	 * @return Finding[]
	 */
	public function findings( ?stdClass $connection, ?stdClass $stored, array $hosts = array(), array $keys = array() ): array {
		if ( null === $connection || $this->can_use_any() ) {
			return array();
		}
		$findings = array();
		foreach ( self::FIELDS as $field => $code ) {
			$value = $connection->$field;
			// Objects from JSON are compared by their members.
			$kept = null !== $stored && isset( $stored->$field ) && self::same( $stored->$field, $value );
			if ( ! $kept && ! $this->is_free( $field, $value, $hosts, $keys ) ) {
				$findings[] = self::finding( $field, $value, $code );
			}
		}
		return $findings;
	}

	/**
	 * What of a stored connection must not be used: it is neither free for all nor has the mark of somebody who may.
	 *
	 * @param stdClass|null $connection The stored connection.
	 * @param string[]      $marks      The marks stored with it.
	 * @param string        $place      `Marks::site()` or `Marks::network()`.
	 * @return Finding[]
	 */
	public function distrusted( ?stdClass $connection, array $marks, string $place ): array {
		if ( null === $connection ) {
			return array();
		}
		$findings = array();
		foreach ( self::FIELDS as $field => $code ) {
			$value = $connection->$field;
			if ( ! Marks::has( $place, $field, $value, $marks ) && ! $this->is_free( $field, $value ) ) {
				$findings[] = self::finding( $field, $value, $code );
			}
		}
		return $findings;
	}

	/**
	 * The marks to store with a connection that passed `findings()`: those its values have already, and those that the
	 * current user may give to what is new. What was there without a mark gets none unasked: it may be somebody else's.
	 *
	 * @param stdClass|null $connection The connection to be stored.
	 * @param stdClass|null $stored     The connection that is stored.
	 * @param string[]      $marks      The marks stored with that.
	 * @param string        $place      `Marks::site()` or `Marks::network()`.
	 * @return string[]
	 */
	public function marks( ?stdClass $connection, ?stdClass $stored, array $marks, string $place ): array {
		if ( null === $connection ) {
			return array();
		}
		$given = array();
		foreach ( array_keys( self::FIELDS ) as $field ) {
			$value  = $connection->$field;
			$is_new = null === $stored || ! isset( $stored->$field ) || ! self::same( $stored->$field, $value );
			if ( Marks::has( $place, $field, $value, $marks ) || ( $is_new && $this->can_use_any() ) ) {
				$given[] = Marks::of( $place, $field, $value );
			}
		}
		return $given;
	}

	/**
	 * The marks of all that a connection has. For somebody who was shown it and confirms it, and for an upgrade.
	 *
	 * @param stdClass|null $connection The stored connection.
	 * @param string        $place      `Marks::site()` or `Marks::network()`.
	 * @return string[]
	 */
	public static function all_marks( ?stdClass $connection, string $place ): array {
		if ( null === $connection ) {
			return array();
		}
		$marks = array();
		foreach ( array_keys( self::FIELDS ) as $field ) {
			$marks[] = Marks::of( $place, $field, $connection->$field );
		}
		return $marks;
	}

	/**
	 * Hosts outside the built-in table that anyone who manages the site may save.
	 *
	 * @return string[] Host names in small letters, with a port where there is one.
	 */
	public function allowed(): array {
		$constant = defined( 'TALK_MESSENGER_ALLOWED_HOSTS' ) ? constant( 'TALK_MESSENGER_ALLOWED_HOSTS' ) : array();
		$hosts    = array_merge(
			is_array( $constant ) ? $constant : (array) preg_split( '/[\s,]+/', (string) $constant ),
			$this->network->allowed( Network_Store::HOSTS )
		);
		/**
		 * Filters the hosts outside the built-in table that anyone who manages the site may save.
		 *
		 * @since 0.1.0
		 *
		 * @param string[] $hosts Host names, for example `track.example.com`, from the constant
		 *                        TALK_MESSENGER_ALLOWED_HOSTS and the network's settings.
		 */
		$filtered = apply_filters( 'talk_messenger_allowed_hosts', $hosts );
		$hosts    = array_filter( is_array( $filtered ) ? $filtered : $hosts, 'is_string' );
		return array_values( array_unique( array_diff( array_map( 'strtolower', array_map( 'trim', $hosts ) ), array( '' ) ) ) );
	}

	/**
	 * Whether anyone who manages the site may save a value.
	 *
	 * @param string   $field Member of a connection.
	 * @param mixed    $value Its value.
	 * @param string[] $hosts Further hosts that are listed.
	 * @param string[] $keys  Further tracking keys that are listed.
	 */
	private function is_free( string $field, $value, array $hosts = array(), array $keys = array() ): bool {
		if ( 'options' === $field ) {
			return ! is_multisite() || ! get_object_vars( $value );
		}
		if ( 'trackingKey' === $field ) {
			$keys = is_multisite() ? array_merge( $keys, $this->network->allowed( Network_Store::KEYS ) ) : array( self::ANY_KEY );
			return in_array( $value, $keys, true ) || in_array( self::ANY_KEY, $keys, true );
		}
		return $this->known->is_known( $field, $value ) || in_array( Connection_Address::host( $value ), array_merge( $hosts, $this->allowed() ), true );
	}

	/**
	 * Whether two values are the same; objects from JSON are when they print the same.
	 *
	 * @param mixed $one   A value of a connection.
	 * @param mixed $other Another one.
	 */
	private static function same( $one, $other ): bool {
		return is_object( $one ) && is_object( $other ) ? Json::to_store( $one ) === Json::to_store( $other ) : $one === $other;
	}

	/**
	 * What is said of a value.
	 *
	 * @param string $field Member of a connection.
	 * @param mixed  $value Its value.
	 * @param string $code  Last step of the key of its words.
	 */
	private static function finding( string $field, $value, string $code ): Finding {
		$values = 'hostNotAllowed' === $code ? array( 'host' => Connection_Address::host( $value ) ) : array();
		return new Finding( "connection.$field", "wordpress.error.$code", $values );
	}
}

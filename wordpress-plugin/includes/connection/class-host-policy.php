<?php
/**
 * Who may save which hosts.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

use stdClass;
use TalkMessenger\Finding;
use TalkMessenger\Network\Network_Store;

/**
 * A script URL is power over every page, and the capture host receives what visitors do. Addresses that are not
 * Ortto's own can be saved only by someone whom WordPress trusts with script anyway, or where the network's
 * administrator (or wp-config.php) has listed the host. This is invariant 6; every way to save settings asks here.
 */
final class Host_Policy {

	private const FIELDS = array( Host_Check::CAPTURE_HOST, Host_Check::SCRIPT_URL );

	/**
	 * Ortto's own addresses.
	 *
	 * @var Known_Hosts
	 */
	private $known;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private $network;

	/**
	 * Reads nothing yet.
	 *
	 * @param Known_Hosts   $known   Ortto's own addresses.
	 * @param Network_Store $network The network's settings.
	 */
	public function __construct( Known_Hosts $known, Network_Store $network ) {
		$this->known   = $known;
		$this->network = $network;
	}

	/** Whether the current user may save any host. */
	public function can_use_any(): bool {
		return current_user_can( 'unfiltered_html' );
	}

	/**
	 * Addresses that the current user may not save.
	 *
	 * @param stdClass|null $connection The connection to be saved.
	 * @param stdClass|null $stored     The connection that is stored; its addresses may stay where they are.
	 * @param string[]      $listed     Hosts that the same request lists, for a network's administrator.
	 * @return Finding[]
	 */
	public function findings( ?stdClass $connection, ?stdClass $stored, array $listed = array() ): array {
		if ( null === $connection || $this->can_use_any() ) {
			return array();
		}
		$allowed  = array_merge( $this->allowed(), $listed );
		$findings = array();
		foreach ( self::FIELDS as $field ) {
			$value = $connection->$field;
			$kept  = null !== $stored && ( $stored->$field ?? null ) === $value;
			$host  = Host_Check::host( $value );
			if ( ! $kept && ! $this->known->is_known( $field, $value ) && ! in_array( $host, $allowed, true ) ) {
				$findings[] = new Finding( "connection.$field", 'wordpress.error.hostNotAllowed', array( 'host' => $host ) );
			}
		}
		return $findings;
	}

	/**
	 * Hosts outside the built-in table that anyone who manages the site may save.
	 *
	 * @return string[] Host names in small letters, with a port where there is one.
	 */
	public function allowed(): array {
		$constant = defined( 'TALK_MESSENGER_ALLOWED_HOSTS' ) ? constant( 'TALK_MESSENGER_ALLOWED_HOSTS' ) : array();
		$hosts    = array_merge(
			is_array( $constant ) ? $constant : preg_split( '/[\s,]+/', (string) $constant ),
			$this->network->allowed_hosts()
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
		return array_values( array_unique( array_filter( array_map( 'strtolower', array_map( 'trim', $hosts ) ), 'strlen' ) ) );
	}
}

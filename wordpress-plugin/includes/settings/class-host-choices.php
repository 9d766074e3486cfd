<?php
/**
 * What WordPress has of its own besides the settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;

/**
 * Choices that make sense on a WordPress site only. They are kept next to the settings, which are the same on every platform,
 * and are in no exported file: what a staging copy or another site reports to Ortto is chosen there.
 */
final class Host_Choices {

	/** Staff are no visitors, unless the owner says so. */
	public const STAFF = array( 'administrator', 'editor', 'author', 'contributor', 'shop_manager' );

	/** Roles that are kept. */
	private const MAX_ROLES = 50;

	/**
	 * Whether the settings are built into a file of the loader, see `Front\Loader_File`.
	 *
	 * @var bool
	 */
	public bool $built_in = false;

	/**
	 * Whether Talk stays away from visitors whose browser sends Global Privacy Control.
	 *
	 * @var bool
	 */
	public bool $privacy_control = false;

	/**
	 * Whether Ortto is told the email address of visitors who are signed in.
	 *
	 * @var bool
	 */
	public bool $identity = false;

	/**
	 * Whether their names go with it.
	 *
	 * @var bool
	 */
	public bool $names = false;

	/**
	 * Whether WordPress's user ID goes with it, as Ortto's external id.
	 *
	 * @var bool
	 */
	public bool $external_id = false;

	/**
	 * Whether Ortto is asked for verified sessions, see `Identity\Verified_Sessions`.
	 *
	 * @var bool
	 */
	public bool $verified_sessions = false;

	/**
	 * Roles of which nobody is told.
	 *
	 * @var string[]
	 */
	public array $excluded_roles = self::STAFF;

	/**
	 * The addresses at which somebody wanted Talk, see `Staging\Moved_Site`; the latest at the end.
	 *
	 * @var string[]
	 */
	public array $addresses = array();

	/**
	 * The addresses at which somebody switched it off.
	 *
	 * @var string[]
	 */
	public array $off_addresses = array();

	/** Addresses that are kept. */
	private const MAX_ADDRESSES = 20;

	/** Lists of addresses by the names under which they are stored. */
	private const ADDRESSES = array(
		'addresses'    => 'addresses',
		'offAddresses' => 'off_addresses',
	);

	/** Members by the names under which they are stored. */
	private const FLAGS = array(
		'builtIn'          => 'built_in',
		'privacyControl'   => 'privacy_control',
		'identity'         => 'identity',
		'names'            => 'names',
		'externalId'       => 'external_id',
		'verifiedSessions' => 'verified_sessions',
	);

	/**
	 * What is stored, each member only where it has its type.
	 *
	 * @param mixed $stored The decoded member of the option.
	 */
	public static function read( $stored ): self {
		$choices = new self();
		if ( ! $stored instanceof stdClass ) {
			return $choices;
		}
		foreach ( self::FLAGS as $name => $property ) {
			$choices->$property = true === ( $stored->$name ?? null );
		}
		if ( is_array( $stored->excludedRoles ?? null ) ) {
			$choices->excluded_roles = self::roles( $stored->excludedRoles );
		}
		foreach ( self::ADDRESSES as $name => $property ) {
			if ( is_array( $stored->$name ?? null ) ) {
				$choices->$property = array_map( 'strrev', array_values( array_filter( $stored->$name, 'is_string' ) ) );
			}
		}
		return $choices;
	}

	/**
	 * Names of roles, as they are kept.
	 *
	 * @param mixed[] $roles Anything.
	 * @return string[]
	 */
	public static function roles( array $roles ): array {
		$names = array_filter( $roles, static fn( $role ): bool => is_string( $role ) && preg_match( '/^[\w-]{1,60}\z/', $role ) );
		return array_slice( array_values( array_unique( $names ) ), 0, self::MAX_ROLES );
	}

	/**
	 * Keeps whether Talk is wanted at an address.
	 *
	 * @param string $address See `Staging\Moved_Site::address()`.
	 * @param bool   $wanted  Whether it is.
	 */
	public function keep_address( string $address, bool $wanted ): void {
		foreach ( self::ADDRESSES as $property ) {
			$this->$property = array_values( array_diff( $this->$property, array( $address ) ) );
		}
		$list        = $wanted ? 'addresses' : 'off_addresses';
		$this->$list = array_slice( array_merge( $this->$list, array( $address ) ), -self::MAX_ADDRESSES );
	}

	/** As it is stored; null where nothing was chosen. */
	public function to_store(): ?stdClass {
		$stored = new stdClass();
		foreach ( self::FLAGS as $name => $property ) {
			if ( $this->$property ) {
				$stored->$name = true;
			}
		}
		if ( self::STAFF !== $this->excluded_roles ) {
			$stored->excludedRoles = $this->excluded_roles;
		}
		foreach ( self::ADDRESSES as $name => $property ) {
			if ( $this->$property ) {
				// Backwards: copying a site replaces its address in the whole database.
				$stored->$name = array_map( 'strrev', $this->$property );
			}
		}
		return (array) $stored ? $stored : null;
	}
}

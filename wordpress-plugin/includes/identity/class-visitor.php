<?php
/**
 * What Ortto is told of a visitor.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Settings\Host_Choices;
use WP_User;

/**
 * A user of the site in the names that Ortto's `track` has: `email`, `first`, `last`, `ei`.
 */
final class Visitor {

	/** Characters of a name. */
	private const NAME = 100;

	/**
	 * What Ortto is told, or null for nobody: staff, people without an address, and those that the site leaves out.
	 *
	 * @param WP_User      $user The user.
	 * @param Host_Choices $host What was chosen.
	 * @return array<string, string>|null
	 */
	public static function of( WP_User $user, Host_Choices $host ): ?array {
		if ( array_intersect( $user->roles, $host->excluded_roles ) || is_super_admin( $user->ID ) || ! is_email( $user->user_email ) ) {
			return null;
		}
		$told = array( 'email' => $user->user_email );
		if ( $host->names ) {
			$told += array_filter(
				array(
					'first' => self::name( $user, 'first_name' ),
					'last'  => self::name( $user, 'last_name' ),
				),
				static fn( string $name ): bool => '' !== $name
			);
		}
		if ( $host->external_id ) {
			$told['ei'] = (string) $user->ID;
		}
		/**
		 * Filters what Ortto is told of a visitor who is signed in.
		 *
		 * @since 0.1.0
		 *
		 * @param array<string, string>|null $told `email`, and `first`, `last` and `ei` where they were chosen; null for nobody.
		 *                                         Other members are left out, and so is a visitor without an email address.
		 * @param WP_User                    $user The user.
		 */
		$filtered = apply_filters( 'talk_messenger_visitor', $told, $user );
		$filtered = is_array( $filtered ) ? array_filter( $filtered, 'is_string' ) : array();
		return is_email( $filtered['email'] ?? '' ) ? array_intersect_key( $filtered, array_flip( array( 'email', 'first', 'last', 'ei' ) ) ) : null;
	}

	/**
	 * A name; that of the last order, where WooCommerce's customer has typed none into the account.
	 *
	 * @param WP_User $user The user.
	 * @param string  $key  first_name or last_name.
	 */
	private static function name( WP_User $user, string $key ): string {
		$name = get_user_meta( $user->ID, $key, true );
		$name = is_string( $name ) && '' !== trim( $name ) ? $name : get_user_meta( $user->ID, "billing_$key", true );
		return is_string( $name ) ? mb_substr( trim( wp_strip_all_tags( $name ) ), 0, self::NAME, 'UTF-8' ) : '';
	}
}

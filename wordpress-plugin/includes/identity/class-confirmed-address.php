<?php
/**
 * Whose email address is their own.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Settings\Store;
use WP_User;

/**
 * Shops let people type any email address, and a verified session shows what was written under one. So a session is asked
 * for only where somebody has proven to read the mail of the address: by setting a password through the link that WordPress
 * mails, on registration or after a lost password. Another address later is not confirmed by that.
 */
final class Confirmed_Address {

	/** The user's meta: a keyed hash of the address that was confirmed. */
	public const META = '_talk_messenger_confirmed';

	/** Where forms send the key of the mailed link: WordPress's own, WooCommerce's. */
	private const KEYS = array( 'rp_key', 'reset_key' );

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 */
	public function __construct( Store $store ) {
		$this->store = $store;
	}

	/** Adds the hooks; that of a password is ahead of the key being used up. */
	public function register(): void {
		add_action( 'password_reset', array( $this, 'keep' ), 1 );
		add_action( 'profile_update', array( $this, 'drop_of_another' ) );
	}

	/**
	 * A password is being set: keeps that the address is confirmed, if it is by the mailed key.
	 *
	 * @param mixed $user The user.
	 */
	public function keep( $user ): void {
		if ( ! $user instanceof WP_User || ! $this->store->exists() || ! $this->store->read()->host->verified_sessions ) {
			return;
		}
		foreach ( self::KEYS as $name ) {
			// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- The key is the proof; WordPress checks it.
			$key = isset( $_POST[ $name ] ) && is_string( $_POST[ $name ] ) ? wp_unslash( $_POST[ $name ] ) : '';
			$of  = '' === $key ? null : check_password_reset_key( $key, $user->user_login );
			if ( $of instanceof WP_User && $of->ID === $user->ID ) {
				update_user_meta( $user->ID, self::META, self::hash( $user, $of->user_email ) );
			}
		}
	}

	/**
	 * A user was changed: what is kept of an address that is no longer theirs goes.
	 *
	 * @param mixed $user_id User.
	 */
	public function drop_of_another( $user_id ): void {
		$user = get_userdata( (int) $user_id );
		if ( $user instanceof WP_User && '' !== self::kept( $user ) && ! self::is_kept( $user, $user->user_email ) ) {
			self::forget( $user );
		}
	}

	/**
	 * Whether an address is confirmed as a user's own.
	 *
	 * @param WP_User $user    The user.
	 * @param string  $address The address.
	 */
	public static function is( WP_User $user, string $address ): bool {
		/**
		 * Filters whether an email address is a user's own. For sites that confirm addresses in a way of their own; whoever
		 * answers yes for an address that people may type lets them read what was written under it.
		 *
		 * @since 0.1.0
		 *
		 * @param bool    $confirmed Whether the user has set a password through a link that was mailed to it.
		 * @param WP_User $user      The user.
		 * @param string  $address   The address.
		 */
		return true === apply_filters( 'talk_messenger_confirmed_address', self::is_kept( $user, $address ), $user, $address );
	}

	/**
	 * What is kept with a user; empty where nothing is.
	 *
	 * @param WP_User $user The user.
	 */
	public static function kept( WP_User $user ): string {
		$kept = get_user_meta( $user->ID, self::META, true );
		return is_string( $kept ) ? $kept : '';
	}

	/**
	 * Deletes what is kept with a user: it takes a new link.
	 *
	 * @param WP_User $user The user.
	 */
	public static function forget( WP_User $user ): void {
		delete_user_meta( $user->ID, self::META );
	}

	/**
	 * Whether what is kept with a user is of an address.
	 *
	 * @param WP_User $user    The user.
	 * @param string  $address The address.
	 */
	private static function is_kept( WP_User $user, string $address ): bool {
		return hash_equals( self::hash( $user, $address ), self::kept( $user ) );
	}

	/**
	 * What is kept of an address: with the site's salt, so that nobody can try addresses against it, and good for one user.
	 * Once the salt has changed, it takes a new link.
	 *
	 * @param WP_User $user    Whose address.
	 * @param string  $address The address.
	 */
	private static function hash( WP_User $user, string $address ): string {
		return hash_hmac( 'sha256', "talk-messenger-confirmed|$user->ID|" . strtolower( $address ), wp_salt( 'auth' ) );
	}
}

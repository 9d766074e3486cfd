<?php
/**
 * What the plugin holds of a person.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Privacy;

use TalkMessenger\Identity\Confirmed_Address;
use TalkMessenger\Texts;
use WP_User;

/**
 * Answers WordPress's tools that export and erase personal data. All there is of a visitor is that the address of their
 * account was confirmed; what they write in the messenger is held by Ortto or the Talk server.
 */
final class Personal_Data {

	/** The group in the exported file. */
	private const GROUP = 'talk-messenger';

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Reads nothing yet.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/** Adds the hooks, also outside the administration: programs may ask them too. */
	public function register(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'add_exporter' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'add_eraser' ) );
	}

	/**
	 * Adds ours to WordPress's exporters.
	 *
	 * @param array<string, mixed> $exporters WordPress's and other plugins'.
	 * @return array<string, mixed>
	 */
	public function add_exporter( array $exporters ): array {
		$exporters[ self::GROUP ] = array(
			'exporter_friendly_name' => $this->texts->get( 'wordpress.menu' ),
			'callback'               => array( $this, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Adds ours to WordPress's erasers.
	 *
	 * @param array<string, mixed> $erasers WordPress's and other plugins'.
	 * @return array<string, mixed>
	 */
	public function add_eraser( array $erasers ): array {
		$erasers[ self::GROUP ] = array(
			'eraser_friendly_name' => $this->texts->get( 'wordpress.menu' ),
			'callback'             => array( $this, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * What is held of whom an address belongs to.
	 *
	 * @param string $address Email address of the request.
	 * @return array{data: list<array<string, mixed>>, done: bool}
	 */
	public function export( string $address ): array {
		$user = self::holder( $address );
		return array(
			'data' => null === $user ? array() : array( $this->item( $user ) ),
			'done' => true,
		);
	}

	/**
	 * Deletes what is held of whom an address belongs to.
	 *
	 * @param string $address Email address of the request.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function erase( string $address ): array {
		$user = self::holder( $address );
		if ( null !== $user ) {
			Confirmed_Address::forget( $user );
		}
		$is_left = null !== $user && '' !== Confirmed_Address::kept( $user );
		return array(
			'items_removed'  => null !== $user && ! $is_left,
			'items_retained' => $is_left,
			'messages'       => $is_left ? array( $this->texts->get( 'wordpress.privacy.erase.failed', array( 'meta' => Confirmed_Address::META ) ) ) : array(),
			'done'           => true,
		);
	}

	/**
	 * The user with an address of whom something is held, or null.
	 *
	 * @param string $address Email address.
	 */
	private static function holder( string $address ): ?WP_User {
		$user = get_user_by( 'email', $address );
		return $user instanceof WP_User && '' !== Confirmed_Address::kept( $user ) ? $user : null;
	}

	/**
	 * What is held of a user, as WordPress exports it.
	 *
	 * @param WP_User $user The user.
	 * @return array<string, mixed>
	 */
	private function item( WP_User $user ): array {
		return array(
			'group_id'    => self::GROUP,
			'group_label' => $this->texts->get( 'wordpress.menu' ),
			'item_id'     => "user-$user->ID",
			'data'        => array(
				array(
					'name'  => $this->texts->get( 'wordpress.privacy.export.confirmed' ),
					'value' => Confirmed_Address::kept( $user ),
				),
			),
		);
	}
}

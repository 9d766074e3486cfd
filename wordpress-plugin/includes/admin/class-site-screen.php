<?php
/**
 * The screen for what WordPress has of its own.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Front\Loader_File;
use TalkMessenger\Identity\Verified_Sessions;
use TalkMessenger\Network\Lock;
use TalkMessenger\Settings\Host_Choices;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * A plain form below Talk Messenger's menu: signed-in visitors, Global Privacy Control, and the loader's file. It needs no
 * script.
 */
final class Site_Screen {

	public const SLUG = 'talk-messenger-site';

	private const ACTION = 'talk_messenger_site';

	/** Switches of the form, in order, by the property of the choices. */
	private const SWITCHES = array(
		'identity'          => 'identity',
		'names'             => 'identity',
		'external_id'       => 'identity',
		'verified_sessions' => 'identity',
		'privacy_control'   => 'privacy',
		'built_in'          => 'loader',
	);

	/** What a save says, by what it came to. */
	private const DONE = array(
		'saved'  => 'wordpress.site.saved',
		'failed' => 'wordpress.error.failed',
		'nokey'  => 'wordpress.site.api_key.refused',
	);

	/** Names the message of a save, for the field that it is about. */
	private const MESSAGE = 'talk-messenger-site-done';

	/** Switches that a Talk server has no use for: it knows people by their ID, and the site vouches for them in any case. */
	private const OF_ORTTO = array( 'external_id', 'verified_sessions' );

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * What has become of the loader's file.
	 *
	 * @var Loader_State
	 */
	private Loader_State $loader;

	/**
	 * The account's API key.
	 *
	 * @var Api_Key_Field
	 */
	private Api_Key_Field $api_key;

	/**
	 * What was sent and is not saved: the form shows it again.
	 *
	 * @var Host_Choices|null
	 */
	private ?Host_Choices $unsaved = null;

	/**
	 * What became of a save, a key of `DONE`; nothing where none was asked for.
	 *
	 * @var string
	 */
	private string $done = '';

	/**
	 * Takes what it needs.
	 *
	 * @param Store             $store    The site's settings.
	 * @param Verified_Sessions $sessions What vouches for people at Ortto.
	 * @param Texts             $texts    The plugin's words.
	 */
	public function __construct( Store $store, Verified_Sessions $sessions, Texts $texts ) {
		$this->store   = $store;
		$this->texts   = $texts;
		$this->loader  = new Loader_State( $store, $texts );
		$this->api_key = new Api_Key_Field( $sessions, $texts );
	}

	/** Adds the hooks. */
	public function register(): void {
		// Behind the menu's own entry.
		add_action( 'admin_menu', array( $this, 'add' ), 20 );
	}

	/** Adds the entry to the menu. */
	public function add(): void {
		$title = $this->texts->get( 'wordpress.site.title' );
		$page  = add_submenu_page( Screen::SLUG, $title, $title, 'manage_options', self::SLUG, array( $this, 'show' ) );
		add_action( "load-$page", array( $this, 'load' ) );
	}

	/** Saves what was sent, or reads what became of the save that led here. */
	public function load(): void {
		if ( 'POST' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) {
			$this->save();
			return;
		}
		// phpcs:ignore WordPress.Security.NonceVerification -- Says only what was done.
		$this->done = isset( $_GET['done'] ) && is_string( $_GET['done'] ) ? sanitize_key( $_GET['done'] ) : '';
	}

	/** Prints the form. */
	public function show(): void {
		$host = $this->unsaved ?? $this->store->current()->host;
		$done = $this->done;
		echo '<div class="wrap"><h1>' . esc_html( $this->texts->get( 'wordpress.site.title' ) ) . '</h1>';
		if ( isset( self::DONE[ $done ] ) ) {
			printf(
				'<div class="notice notice-%1$s is-dismissible" role="status"><p id="%2$s">%3$s</p></div>',
				esc_attr( 'saved' === $done ? 'success' : 'error' ),
				esc_attr( self::MESSAGE ),
				esc_html( $this->texts->get( self::DONE[ $done ] ) )
			);
		}
		echo '<form method="post" action="' . esc_url( self::address() ) . '">';
		wp_nonce_field( self::ACTION );
		echo '<table class="form-table" role="presentation">';
		foreach ( array_unique( array_values( self::SWITCHES ) ) as $group ) {
			$this->show_group( $group, $host );
		}
		echo '</table>';
		if ( current_user_can( Lock::CHANGE ) ) {
			submit_button( $this->texts->get( 'wordpress.site.save' ) );
		}
		echo '</form></div>';
	}

	/** Stores what was sent, and leads back; what is refused is refused whole, and stays in the form. */
	private function save(): void {
		if ( ! current_user_can( Lock::CHANGE ) ) {
			wp_die( esc_html( $this->texts->get( 'wordpress.error.forbidden' ) ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::ACTION );
		$host = $this->sent();
		$key  = Api_Key_Field::sent();
		if ( false !== $key && $this->store->set_host( $host ) && Api_Key_Field::save( $key ) ) {
			wp_safe_redirect( add_query_arg( 'done', 'saved', self::address() ) );
			exit;
		}
		$this->unsaved = $host;
		$this->done    = false === $key ? 'nokey' : 'failed';
	}

	/** The choices of the form, which was checked to come from its owner. */
	private function sent(): Host_Choices {
		// phpcs:disable WordPress.Security.NonceVerification -- Checked where it is saved.
		$host = clone $this->store->current()->host;
		foreach ( array_diff( array_keys( $this->switches() ), $this->fixed() ) as $property ) {
			$host->$property = isset( $_POST[ $property ] );
		}
		$told                 = isset( $_POST['told'] ) && is_array( $_POST['told'] ) ? wp_unslash( $_POST['told'] ) : array(); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only names of roles are kept of it.
		$host->excluded_roles = Host_Choices::roles( array_diff( array_keys( self::role_names() ), Host_Choices::roles( $told ) ) );
		// phpcs:enable
		return $host;
	}

	/** Where the form is, and is sent to. */
	private static function address(): string {
		return admin_url( 'admin.php?page=' . self::SLUG );
	}

	/** Whether the site's chat is at a Talk server. */
	private function is_at_server(): bool {
		return 'talk-server' === ( $this->store->current()->settings->connection->service ?? '' );
	}

	/**
	 * The switches of this site.
	 *
	 * @return array<string, string>
	 */
	private function switches(): array {
		return array_diff_key( self::SWITCHES, $this->is_at_server() ? array_flip( self::OF_ORTTO ) : array() );
	}

	/**
	 * Switches that a constant decides: shown as it has them, and kept as the owner had them.
	 *
	 * @return string[]
	 */
	private function fixed(): array {
		return null === Loader_File::by_constant() ? array() : array( 'built_in' );
	}

	/**
	 * One row of the form.
	 *
	 * @param string       $group Which one.
	 * @param Host_Choices $host  What is chosen.
	 */
	private function show_group( string $group, Host_Choices $host ): void {
		$title = $this->texts->get( "wordpress.site.group.$group" );
		echo '<tr><th scope="row">' . esc_html( $title ) . '</th><td><fieldset><legend class="screen-reader-text"><span>' . esc_html( $title ) . '</span></legend>';
		$at = $this->is_at_server() ? '.server' : '';
		foreach ( array_keys( $this->switches(), $group, true ) as $property ) {
			$text = "wordpress.site.$property" . ( 'identity' === $property ? $at : '' );
			$on   = in_array( $property, $this->fixed(), true ) ? (bool) Loader_File::by_constant() : (bool) $host->$property;
			$this->show_switch( $property, $property, '1', $on, $this->texts->get( $text ), $this->texts->get( "$text.help" ) );
			if ( 'verified_sessions' === $property ) {
				$this->api_key->show( 'nokey' === $this->done ? self::MESSAGE : '' );
			}
		}
		if ( 'loader' === $group ) {
			$this->loader->show();
		}
		if ( 'identity' === $group ) {
			echo '<p><strong id="talk-messenger-roles">' . esc_html( $this->texts->get( 'wordpress.site.roles' ) ) . '</strong></p><div role="group" aria-labelledby="talk-messenger-roles">';
			foreach ( self::role_names() as $role => $name ) {
				$this->show_switch( "role-$role", 'told[]', $role, ! in_array( $role, $host->excluded_roles, true ), $name );
			}
			echo '</div><p class="description">' . esc_html( $this->texts->get( 'wordpress.site.roles.help' ) ) . '</p>';
		}
		echo '</fieldset></td></tr>';
	}

	/**
	 * One box to tick.
	 *
	 * @param string $id    What its help is found by.
	 * @param string $name  Its name in the form.
	 * @param string $value What is sent where it is ticked.
	 * @param bool   $on    Whether it is.
	 * @param string $label What it is called.
	 * @param string $help  What it does; nothing where its name says it.
	 */
	private function show_switch( string $id, string $name, string $value, bool $on, string $label, string $help = '' ): void {
		$described = '' === $help ? '' : ' aria-describedby="talk-messenger-' . esc_attr( $id ) . '"';
		echo '' === $help ? '<div>' : '<div style="margin-block-end:16px">';
		// phpcs:ignore WordPress.Security.EscapeOutput -- Escaped just above, by checked() and by disabled().
		echo '<p><label><input type="checkbox" name="' . esc_attr( $name ) . '" value="' . esc_attr( $value ) . '"' . checked( $on, true, false ) . disabled( in_array( $name, $this->fixed(), true ), true, false ) . $described . '> ' . esc_html( $label ) . '</label></p>';
		if ( '' !== $help ) {
			echo '<p class="description" id="talk-messenger-' . esc_attr( $id ) . '">' . esc_html( $help ) . '</p>';
		}
		echo '</div>';
	}

	/**
	 * The site's roles.
	 *
	 * @return array<string, string> Names as people read them.
	 */
	private static function role_names(): array {
		return array_map( 'translate_user_role', wp_roles()->get_names() );
	}
}

<?php
/**
 * `wp talk site`.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use TalkMessenger\Front\Loader_File;
use TalkMessenger\Settings\Host_Choices;
use TalkMessenger\Settings\Store;
use TalkMessenger\Staging\Moved_Site;

/**
 * What makes sense on a WordPress site only: signed-in visitors, Global Privacy Control, the loader's file.
 */
final class Site_Command {

	/** Names of the switches, by the property of the choices. */
	private const SWITCHES = array(
		'identity'          => 'identity',
		'names'             => 'names',
		'external-id'       => 'external_id',
		'verified-sessions' => 'verified_sessions',
		'privacy-control'   => 'privacy_control',
		'built-in'          => 'built_in',
	);

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * A site whose address is no longer the one it had.
	 *
	 * @var Moved_Site
	 */
	private Moved_Site $moved;

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Takes what it needs.
	 *
	 * @param Store      $store   The site's settings.
	 * @param Moved_Site $moved   A site whose address is no longer the one it had.
	 * @param Console    $console What is printed.
	 */
	public function __construct( Store $store, Moved_Site $moved, Console $console ) {
		$this->store   = $store;
		$this->moved   = $moved;
		$this->console = $console;
	}

	/**
	 * Shows what is chosen.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function get( array $args, array $options ): void {
		$envelope = $this->store->current();
		$host     = $envelope->host;
		$members  = array();
		foreach ( self::SWITCHES as $name => $property ) {
			$members[ $name ] = $host->$property;
		}
		$file = Loader_File::of( $envelope );
		$this->console->members(
			$members + array(
				'excluded-roles' => $host->excluded_roles,
				// The constant and the filter may want another than was chosen.
				'loader-wanted'  => Loader_File::is_wanted( $host ),
				'loader-file'    => $file['src'] ?? null,
				'loader-hash'    => $file['integrity'] ?? null,
				'not-writable'   => Loader_File::failed_at( $host ),
			),
			$options
		);
	}

	/**
	 * Switches something on or off.
	 *
	 * ## OPTIONS
	 *
	 * <name>
	 * : What to switch, or excluded-roles.
	 * ---
	 * options:
	 *   - identity
	 *   - names
	 *   - external-id
	 *   - verified-sessions
	 *   - privacy-control
	 *   - built-in
	 *   - excluded-roles
	 * ---
	 *
	 * <value>
	 * : on or off; for excluded-roles, roles with a comma between them.
	 *
	 * [--dry-run]
	 * : Store nothing.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk site set identity on
	 *     $ wp talk site set excluded-roles administrator,editor
	 *
	 * @param string[]              $args    Name and value.
	 * @param array<string, string> $options Options.
	 */
	public function set( array $args, array $options ): void {
		list( $name, $value ) = $args;
		$host                 = clone $this->store->current()->host;
		if ( 'excluded-roles' === $name ) {
			$roles   = array_values( array_filter( explode( ',', $value ), static fn( string $role ): bool => '' !== $role ) );
			$unknown = array_diff( $roles, array_keys( wp_roles()->get_names() ) );
			if ( $unknown ) {
				$this->console->refuse( array( $this->console->text( 'noRole', array( 'roles' => implode( ', ', $unknown ) ) ) ) );
			}
			$host->excluded_roles = Host_Choices::roles( $roles );
		} elseif ( ! in_array( $value, array( 'on', 'off' ), true ) ) {
			$this->console->refuse( array( $this->console->text( 'onOrOff', array( 'value' => $value ) ) ) );
		} else {
			$property        = self::SWITCHES[ $name ];
			$host->$property = 'on' === $value;
		}
		if ( Console::is_dry( $options ) ) {
			$this->console->done( 'wouldSave' );
		} elseif ( $this->store->set_host( $host ) ) {
			$this->console->done( 'set' );
		} else {
			$this->console->fail( $this->console->texts()->get( 'wordpress.error.failed' ) );
		}
	}

	/**
	 * Says what Talk does at the site's new address, after a copy or a move.
	 *
	 * ## OPTIONS
	 *
	 * <choice>
	 * : keep Talk on, or switch it off here.
	 * ---
	 * options:
	 *   - keep
	 *   - off
	 * ---
	 *
	 * [--dry-run]
	 * : Store nothing.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp search-replace example.com staging.example.com && wp talk site moved off
	 *
	 * @param string[]              $args    The choice.
	 * @param array<string, string> $options Options.
	 */
	public function moved( array $args, array $options ): void {
		if ( Console::is_dry( $options ) ) {
			$this->console->done( 'wouldSave' );
		} elseif ( $this->moved->choose( $args[0] ) ) {
			$this->console->done( 'set' );
		} else {
			$this->console->fail( $this->console->texts()->get( 'wordpress.error.failed' ) );
		}
	}
}

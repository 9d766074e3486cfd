<?php
/**
 * The content of the plugin's option.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Connection\Marks;
use TalkMessenger\Generated;
use TalkMessenger\Json;

/**
 * Settings with their revision and what is stored next to them. A stored text that is not an envelope counts as a
 * fresh one: it never breaks a page.
 */
final class Envelope {

	/**
	 * Counts the saves; what a save is checked against.
	 *
	 * @var int
	 */
	public int $revision = 0;

	/**
	 * The settings, in the current form.
	 *
	 * @var stdClass
	 */
	public stdClass $settings;

	/**
	 * Settings of pages whose meta is not at hand where they are shown: `posts-page`, `shop-page`, `term-12` => show or
	 * hide.
	 *
	 * @var array<string, string>
	 */
	public array $overrides = array();

	/**
	 * Whether this site saved settings itself; until then it follows the network's defaults.
	 *
	 * @var bool
	 */
	public bool $own = false;

	/**
	 * Marks of what in the connection somebody with the power over scripts saved, see `Connection\Marks`.
	 *
	 * @var string[]
	 */
	public array $marks = array();

	/**
	 * What WordPress has of its own besides the settings.
	 *
	 * @var Host_Choices
	 */
	public Host_Choices $host;

	/**
	 * Members that this version does not know, kept for the one that does.
	 *
	 * @var stdClass
	 */
	public stdClass $set_aside;

	/**
	 * An envelope of a site that has saved nothing.
	 *
	 * @param stdClass $settings Valid settings.
	 */
	public function __construct( stdClass $settings ) {
		$this->settings  = $settings;
		$this->host      = new Host_Choices();
		$this->set_aside = new stdClass();
	}

	/**
	 * Reads the option for a page: the tables are needed only where the settings cannot be used as they are, and rules
	 * are decoded when they are asked (see `Rule_Lines`).
	 *
	 * @param mixed     $raw       The option's value.
	 * @param Generated $generated The core's tables.
	 */
	public static function for_page( $raw, Generated $generated ): self {
		$stored   = Laid_Out::read( $raw ) ?? Json::object( $raw );
		$settings = Upgrade::migrate( $stored->settings ?? null );
		return null !== $stored && Readable::is( $settings )
			? self::around( $stored, $settings )
			: self::for_editing( $raw, $generated );
	}

	/**
	 * Reads the option with its settings in the current form, whatever version stored them.
	 *
	 * @param mixed     $raw       The option's value.
	 * @param Generated $generated The core's tables.
	 */
	public static function for_editing( $raw, Generated $generated ): self {
		$defaults = $generated->defaults();
		$stored   = Json::object( $raw );
		if ( null === $stored || ! ( $stored->settings ?? null ) instanceof stdClass ) {
			return self::around( $stored ?? new stdClass(), $defaults );
		}
		$set_aside = new stdClass();
		$settings  = Upgrade::complete( $generated->table( 'settings.schema' ), Upgrade::migrate( $stored->settings ), $defaults, $set_aside );
		$envelope  = self::around( $stored, Readable::is( $settings ) ? $settings : $defaults );
		foreach ( get_object_vars( $set_aside ) as $key => $value ) {
			$envelope->set_aside->$key = $value;
		}
		return $envelope;
	}

	/** Whether the tracking code is on the site: ours, or another installation's. */
	public function is_connected(): bool {
		return null !== $this->settings->connection || 'other' === $this->settings->installation->source;
	}

	/** The option's value. */
	public function to_raw(): string {
		$members = array(
			'revision' => $this->revision,
			'settings' => $this->settings,
		);
		if ( $this->overrides ) {
			$members['overrides'] = $this->overrides;
		}
		if ( $this->own ) {
			$members['own'] = true;
		}
		if ( $this->marks ) {
			$members['marks'] = $this->marks;
		}
		$host = $this->host->to_store();
		if ( null !== $host ) {
			$members['host'] = $host;
		}
		if ( (array) $this->set_aside ) {
			$members['setAside'] = $this->set_aside;
		}
		return Laid_Out::text( $members );
	}

	/**
	 * What is stored next to the settings, each member only where it has its type.
	 *
	 * @param stdClass $stored   The decoded option.
	 * @param stdClass $settings Settings that can be used.
	 */
	private static function around( stdClass $stored, stdClass $settings ): self {
		$envelope           = new self( $settings );
		$revision           = $stored->revision ?? null;
		$envelope->revision = is_int( $revision ) && $revision >= 0 ? $revision : 0;
		$envelope->own      = true === ( $stored->own ?? null );
		$envelope->marks    = Marks::read( $stored->marks ?? null );
		$envelope->host     = Host_Choices::read( $stored->host ?? null );
		if ( ( $stored->overrides ?? null ) instanceof stdClass ) {
			foreach ( get_object_vars( $stored->overrides ) as $slot => $value ) {
				if ( 'show' === $value || 'hide' === $value ) {
					$envelope->overrides[ $slot ] = $value;
				}
			}
		}
		if ( ( $stored->setAside ?? null ) instanceof stdClass ) {
			$envelope->set_aside = $stored->setAside;
		}
		return $envelope;
	}
}

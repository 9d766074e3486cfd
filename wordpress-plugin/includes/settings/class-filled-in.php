<?php
/**
 * What a file of settings lacks.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Connection\Connection_Key;

/**
 * The settings of a file with the defaults of what it lacks; what is there stays as it is, right or wrong. The twin of
 * core/settings/filled-in.ts.
 */
final class Filled_In {

	/**
	 * The settings.
	 *
	 * @var stdClass
	 */
	public stdClass $settings;

	/**
	 * Paths that the file lacked; a section that is missing as a whole is one path.
	 *
	 * @var string[]
	 */
	public array $paths = array();

	/**
	 * Fills in what is missing.
	 *
	 * @param stdClass $given    What the file says, in the form of this version.
	 * @param stdClass $defaults Settings of a new site.
	 */
	public function __construct( stdClass $given, stdClass $defaults ) {
		$this->settings = $this->completed( $given, $defaults, '' );
		$connection     = $this->settings->connection ?? null;
		if ( $connection instanceof stdClass ) {
			$this->settings->connection = $this->completed( $connection, self::connection_defaults( $connection ), 'connection.' );
		}
		$visibility = $this->settings->visibility ?? null;
		if ( $visibility instanceof stdClass && is_array( $visibility->rules ?? null ) ) {
			foreach ( $visibility->rules as $at => $rule ) {
				if ( $rule instanceof stdClass ) {
					$visibility->rules[ $at ] = $this->completed( $rule, self::rule_defaults(), "visibility.rules.$at." );
				}
			}
		}
	}

	/**
	 * An object with the defaults of what it lacks.
	 *
	 * @param stdClass $given    The object.
	 * @param stdClass $defaults What a missing member becomes.
	 * @param string   $prefix   Path of the object, with its dot.
	 */
	private function completed( stdClass $given, stdClass $defaults, string $prefix ): stdClass {
		$completed = clone $given;
		foreach ( get_object_vars( $defaults ) as $name => $initial ) {
			$value = $given->$name ?? null;
			if ( ! property_exists( $given, $name ) ) {
				$completed->$name = $initial;
				$this->paths[]    = $prefix . $name;
			} elseif ( $value instanceof stdClass && $initial instanceof stdClass ) {
				$completed->$name = $this->completed( $value, $initial, "$prefix$name." );
			}
		}
		return $completed;
	}

	/**
	 * What a connection may do without: nothing is guessed that decides where anything is sent.
	 *
	 * @param stdClass $connection The connection.
	 */
	private static function connection_defaults( stdClass $connection ): stdClass {
		$key = $connection->trackingKey ?? null;
		return (object) array(
			'service'    => Connection_Key::service( is_string( $key ) ? $key : '' ),
			'options'    => new stdClass(),
			'track'      => new stdClass(),
			'dataRegion' => null,
		);
	}

	/** What a rule may do without: never its effect or its conditions. */
	private static function rule_defaults(): stdClass {
		return (object) array(
			'name'    => '',
			'enabled' => true,
		);
	}
}

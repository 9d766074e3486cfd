<?php
/**
 * Settings of an earlier form.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Connection\Connection_Key;

/**
 * Brings stored settings to the current form: what came later gets its default, what this version does not know is
 * set aside. The twin of core/settings/upgrade.ts and core/settings/migrations.ts.
 */
final class Upgrade {

	/** The format that pages and screens read. */
	public const VERSION = 2;

	/**
	 * Settings of an earlier version in the form of the current one, as far as members changed their meaning. What is no
	 * settings, or of a later version, is left as it is. Needs no table, so that pages can afford it.
	 *
	 * @param mixed $stored What was stored.
	 * @return mixed
	 */
	public static function migrate( $stored ) {
		$version = $stored instanceof stdClass ? $stored->version ?? null : null;
		if ( ! is_int( $version ) || $version < 1 || $version >= self::VERSION ) {
			return $stored;
		}
		$settings          = clone $stored;
		$settings->version = self::VERSION;
		$connection        = $settings->connection ?? null;
		// Version 2 says who answers.
		if ( $connection instanceof stdClass && ! property_exists( $connection, 'service' ) ) {
			$key                  = $connection->trackingKey ?? null;
			$service              = Connection_Key::service( is_string( $key ) ? $key : '' );
			$settings->connection = (object) ( array( 'service' => $service ) + get_object_vars( $connection ) );
		}
		return $settings;
	}

	/**
	 * Completes stored settings.
	 *
	 * @param array<string, mixed> $schema     JSON Schema of the object.
	 * @param stdClass             $stored     What was stored.
	 * @param stdClass             $defaults   What a missing member becomes.
	 * @param stdClass             $set_aside  Receives the members that the schema does not name.
	 */
	public static function complete( array $schema, stdClass $stored, stdClass $defaults, stdClass $set_aside ): stdClass {
		$properties = $schema['properties'] ?? array();
		foreach ( get_object_vars( $stored ) as $key => $value ) {
			if ( ! isset( $properties[ $key ] ) ) {
				$set_aside->$key = $value;
			}
		}
		$complete = new stdClass();
		foreach ( $properties as $key => $property ) {
			$initial        = $defaults->$key ?? null;
			$value          = property_exists( $stored, $key ) ? $stored->$key : $initial;
			$complete->$key = $value;
			if ( $value instanceof stdClass && $initial instanceof stdClass ) {
				$rest           = new stdClass();
				$complete->$key = self::complete( $property, $value, $initial, $rest );
				if ( (array) $rest ) {
					$set_aside->$key = $rest;
				}
			}
		}
		return $complete;
	}
}

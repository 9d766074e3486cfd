<?php
/**
 * Settings of an earlier form.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;

/**
 * Brings stored settings to the current form: what came later gets its default, what this version does not know is
 * set aside. The twin of core/settings/upgrade.ts.
 */
final class Upgrade {

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

<?php
/**
 * Whether stored settings can be used as they are.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Visibility\Rule_Lines;

/**
 * The types a page reads, checked without loading the schema. Everything stored through the plugin passed the whole
 * schema; this only keeps a damaged option from breaking a page.
 */
final class Readable {

	/**
	 * Whether every member that a page reads is there, of its type.
	 *
	 * @param mixed $settings Decoded settings, or anything.
	 */
	public static function is( $settings ): bool {
		return $settings instanceof stdClass
			&& is_bool( $settings->enabled ?? null )
			&& in_array( $settings->visibility->default ?? null, array( 'show', 'hide' ), true )
			&& is_string( $settings->visibility->whenHidden ?? null )
			&& self::are_rules( $settings->visibility->rules ?? null )
			&& is_string( $settings->loading->strategy ?? null )
			&& is_string( $settings->loading->consentCategory ?? null )
			&& is_string( $settings->installation->source ?? null )
			&& is_bool( $settings->installation->nonProduction ?? null )
			&& property_exists( $settings, 'connection' )
			&& ( null === $settings->connection || self::is_connection( $settings->connection ) );
	}

	/**
	 * Whether every rule can be asked. Those that are decoded one by one are judged then.
	 *
	 * @param mixed $rules Rules, or anything.
	 */
	private static function are_rules( $rules ): bool {
		if ( ! is_array( $rules ) ) {
			return $rules instanceof Rule_Lines;
		}
		foreach ( $rules as $rule ) {
			if ( ! self::is_rule( $rule ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a rule can be asked.
	 *
	 * @param mixed $rule Decoded rule, or anything.
	 */
	public static function is_rule( $rule ): bool {
		return $rule instanceof stdClass
			&& isset( $rule->id, $rule->name, $rule->effect, $rule->enabled, $rule->when )
			&& is_string( $rule->id )
			&& is_string( $rule->name )
			&& ( 'show' === $rule->effect || 'hide' === $rule->effect )
			&& is_bool( $rule->enabled )
			&& $rule->when instanceof stdClass
			&& self::are_conditions( $rule->when );
	}

	/**
	 * Whether every condition has values to compare.
	 *
	 * @param stdClass $when Decoded conditions.
	 */
	private static function are_conditions( stdClass $when ): bool {
		foreach ( get_object_vars( $when ) as $key => $wanted ) {
			if ( 'signedIn' === $key ) {
				if ( ! is_bool( $wanted ) ) {
					return false;
				}
			} elseif ( ! is_array( $wanted ) ) {
				return false;
			} else {
				foreach ( $wanted as $value ) {
					// A device's first letter goes into an expression that browsers read.
					if ( ! is_string( $value ) || ( 'device' === $key && 'mobile' !== $value && 'desktop' !== $value ) ) {
						return false;
					}
				}
			}
		}
		return true;
	}

	/**
	 * Whether it has what the embed needs.
	 *
	 * @param mixed $connection Decoded connection, or anything.
	 */
	private static function is_connection( $connection ): bool {
		return $connection instanceof stdClass
			&& is_string( $connection->service ?? null )
			&& is_string( $connection->trackingKey ?? null )
			&& is_string( $connection->captureHost ?? null )
			&& is_string( $connection->scriptUrl ?? null )
			&& ( $connection->options ?? null ) instanceof stdClass
			&& ( $connection->track ?? null ) instanceof stdClass;
	}
}

<?php
/**
 * Compares a value with the core's JSON Schema.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use LogicException;
use stdClass;
use TalkMessenger\Finding;

/**
 * Reads the part of JSON Schema that the core keeps to (core/settings/keywords.ts). The twin of
 * core/settings/schema-findings.ts. rest_validate_value_from_schema() is no substitute: it takes
 * "1" for a number, "true" for a boolean and a list for an object, and stops at the first problem.
 */
final class Schema_Findings {

	/** The largest number that JavaScript can tell from its neighbours. What is above is taken for no integer in particular. */
	public const LARGEST_INTEGER = 9007199254740991;

	/** What is read here or, like the size of the options, elsewhere. */
	private const KEYWORDS = array(
		'type',
		'enum',
		'default',
		'properties',
		'required',
		'additionalProperties',
		'maxBytes',
		'items',
		'minItems',
		'maxItems',
		'uniqueItems',
		'minLength',
		'maxLength',
		'pattern',
		'minimum',
		'maximum',
	);

	/**
	 * What does not fit, at most one finding a field.
	 *
	 * @param array<string, mixed> $schema Schema of the value.
	 * @param mixed                $value  The value, objects as stdClass.
	 * @param string               $field  Dotted path of the value.
	 * @return Finding[]
	 * @throws LogicException Where the schema has a keyword that is not read: nothing passes unjudged.
	 */
	public static function findings( array $schema, $value, string $field = '' ): array {
		$unknown = array_diff( array_keys( $schema ), self::KEYWORDS );
		if ( $unknown ) {
			throw new LogicException( 'The schema has keywords that are not read: ' . implode( ', ', $unknown ) ); // phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Names of the plugin's own file.
		}
		$types = (array) ( $schema['type'] ?? array() );
		if ( ! self::is_of_a_type( $value, $types ) ) {
			return array( self::finding( 'wrongType', $field, array( 'expected' => self::expected( $types ) ) ) );
		}
		if ( isset( $schema['enum'] ) && ! self::is_one_of( $value, $schema['enum'] ) ) {
			return array( self::finding( 'notAllowed', $field, array( 'allowed' => self::names( $schema['enum'] ) ) ) );
		}
		if ( is_string( $value ) ) {
			return self::text( $schema, $value, $field );
		}
		if ( is_array( $value ) ) {
			return self::elements( $schema, $value, $field );
		}
		if ( is_int( $value ) || is_float( $value ) ) {
			return self::number( $schema, $value, $field );
		}
		return $value instanceof stdClass ? self::members( $schema, $value, $field ) : array();
	}

	/**
	 * Whether a value is of a JSON type; a number without a fraction is an integer, however it was written.
	 *
	 * @param mixed  $value The value, objects as stdClass.
	 * @param string $type  Name of a JSON type.
	 */
	public static function is_of_type( $value, string $type ): bool {
		switch ( $type ) {
			case 'object':
				return $value instanceof stdClass;
			case 'array':
				return is_array( $value );
			case 'string':
				return is_string( $value );
			case 'boolean':
				return is_bool( $value );
			case 'null':
				return null === $value;
			case 'number':
				return is_int( $value ) || is_float( $value );
			case 'integer':
				return is_int( $value ) || ( is_float( $value ) && is_finite( $value ) && floor( $value ) === $value );
			default:
				return false;
		}
	}

	/**
	 * Whether a value is of one of several types.
	 *
	 * @param mixed    $value The value.
	 * @param string[] $types Names of JSON types.
	 */
	private static function is_of_a_type( $value, array $types ): bool {
		foreach ( $types as $type ) {
			if ( self::is_of_type( $value, $type ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a value is a choice; 1.0 is 1.
	 *
	 * @param mixed   $value   The value.
	 * @param mixed[] $choices Scalars or null.
	 */
	private static function is_one_of( $value, array $choices ): bool {
		$value = is_float( $value ) && self::is_of_type( $value, 'integer' ) && abs( $value ) <= self::LARGEST_INTEGER ? (int) $value : $value;
		return in_array( $value, $choices, true );
	}

	/**
	 * Judges a text's length and form.
	 *
	 * @param array<string, mixed> $schema Schema of the text.
	 * @param string               $value  The text in UTF-8.
	 * @param string               $field  Its path.
	 * @return Finding[]
	 */
	private static function text( array $schema, string $value, string $field ): array {
		$length = mb_strlen( $value, 'UTF-8' );
		if ( isset( $schema['maxLength'] ) && $length > $schema['maxLength'] ) {
			return array( self::finding( 'tooLong', $field, array( 'limit' => (string) $schema['maxLength'] ) ) );
		}
		if ( isset( $schema['minLength'] ) && $length < $schema['minLength'] ) {
			return array( self::finding( 'tooShort', $field, array( 'limit' => (string) $schema['minLength'] ) ) );
		}
		// D: the end is the end, not what comes before a last line break.
		if ( isset( $schema['pattern'] ) && 1 !== preg_match( '~' . str_replace( '~', '\~', $schema['pattern'] ) . '~uD', $value ) ) {
			return array( self::finding( 'badFormat', $field ) );
		}
		return array();
	}

	/**
	 * Judges a number.
	 *
	 * @param array<string, mixed> $schema Schema of the number.
	 * @param int|float            $value  The number.
	 * @param string               $field  Its path.
	 * @return Finding[]
	 */
	private static function number( array $schema, $value, string $field ): array {
		if ( isset( $schema['minimum'] ) && $value < $schema['minimum'] ) {
			return array( self::finding( 'tooSmall', $field, array( 'limit' => (string) $schema['minimum'] ) ) );
		}
		if ( isset( $schema['maximum'] ) && $value > $schema['maximum'] ) {
			return array( self::finding( 'tooBig', $field, array( 'limit' => (string) $schema['maximum'] ) ) );
		}
		return array();
	}

	/**
	 * Judges a list and what is in it.
	 *
	 * @param array<string, mixed> $schema Schema of the list.
	 * @param mixed[]              $value  The list.
	 * @param string               $field  Its path.
	 * @return Finding[]
	 */
	private static function elements( array $schema, array $value, string $field ): array {
		$findings = array();
		if ( isset( $schema['minItems'] ) && count( $value ) < $schema['minItems'] ) {
			$findings[] = array( self::finding( 'tooFew', $field, array( 'limit' => (string) $schema['minItems'] ) ) );
		}
		if ( isset( $schema['maxItems'] ) && count( $value ) > $schema['maxItems'] ) {
			$findings[] = array( self::finding( 'tooMany', $field, array( 'limit' => (string) $schema['maxItems'] ) ) );
		}
		if ( ! $findings && true === ( $schema['uniqueItems'] ?? false ) && self::has_equals( $value ) ) {
			$findings[] = array( self::finding( 'repeated', $field ) );
		}
		foreach ( $value as $index => $element ) {
			$findings[] = self::findings( $schema['items'] ?? array(), $element, self::step( $field, (string) $index ) );
		}
		return array_merge( array(), ...$findings );
	}

	/**
	 * Whether two elements of a list are equal. Such lists hold no objects and no lists.
	 *
	 * @param mixed[] $value The list.
	 */
	private static function has_equals( array $value ): bool {
		$seen = array();
		foreach ( $value as $element ) {
			if ( self::is_one_of( $element, $seen ) ) {
				return true;
			}
			$seen[] = is_float( $element ) && self::is_of_type( $element, 'integer' ) && abs( $element ) <= self::LARGEST_INTEGER ? (int) $element : $element;
		}
		return false;
	}

	/**
	 * Judges an object: what is missing, what is unknown, and every member.
	 *
	 * @param array<string, mixed> $schema Schema of the object.
	 * @param stdClass             $value  The object.
	 * @param string               $field  Its path.
	 * @return Finding[]
	 */
	private static function members( array $schema, stdClass $value, string $field ): array {
		$properties = $schema['properties'] ?? array();
		$members    = get_object_vars( $value );
		$findings   = array();
		foreach ( $schema['required'] ?? array() as $name ) {
			if ( ! array_key_exists( $name, $members ) ) {
				$findings[] = array( self::finding( 'missing', self::step( $field, $name ) ) );
			}
		}
		foreach ( $members as $name => $member ) {
			$at = self::step( $field, (string) $name );
			if ( isset( $properties[ $name ] ) ) {
				$findings[] = self::findings( $properties[ $name ], $member, $at );
			} elseif ( false === ( $schema['additionalProperties'] ?? true ) ) {
				$findings[] = array( self::finding( 'unknownField', $at ) );
			}
		}
		return array_merge( array(), ...$findings );
	}

	/**
	 * The path of a member.
	 *
	 * @param string $field Path of the object or list.
	 * @param string $name  Name or index of the member.
	 */
	private static function step( string $field, string $name ): string {
		return '' === $field ? $name : "$field.$name";
	}

	/**
	 * What was expected, for a message: `an object or null`. The twin of expected() in core/settings/validate.ts.
	 *
	 * @param string[] $types Names of JSON types, at least one.
	 */
	public static function expected( array $types ): Finding {
		$words = new Finding( '', 'settings.type.' . array_shift( $types ) );
		foreach ( $types as $type ) {
			$values = array(
				'one'   => $words,
				'other' => new Finding( '', "settings.type.$type" ),
			);
			$words  = new Finding( '', 'settings.type.or', $values );
		}
		return $words;
	}

	/**
	 * Choices in a sentence.
	 *
	 * @param mixed[] $choices Scalars or null.
	 */
	private static function names( array $choices ): string {
		$names = array();
		foreach ( $choices as $choice ) {
			$names[] = null === $choice ? 'null' : (string) $choice;
		}
		return implode( ', ', $names );
	}

	/**
	 * A finding about the shape.
	 *
	 * @param string                        $code   The core's code.
	 * @param string                        $field  Dotted path.
	 * @param array<string, string|Finding> $values Values of the words' places.
	 */
	private static function finding( string $code, string $field, array $values = array() ): Finding {
		return new Finding( $field, "settings.error.$code", $values );
	}
}

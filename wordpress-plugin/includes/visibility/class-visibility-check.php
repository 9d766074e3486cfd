<?php
/**
 * What the schema cannot say about rules.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;
use TalkMessenger\Finding;

/**
 * The twin of core/visibility/check.ts; no function of WordPress is used here.
 */
final class Visibility_Check {

	private const TERM   = '/^[^:]+:./s';
	private const LOCALE = '/^[a-z\d]+([-_][a-z\d]+)*\z/i';

	/**
	 * What is wrong with rules that have the right shape. With any finding, the settings are refused.
	 *
	 * @param stdClass[] $rules The list `visibility.rules`.
	 * @return Finding[]
	 */
	public static function findings( array $rules ): array {
		$findings = array();
		$seen     = array();
		foreach ( $rules as $at => $rule ) {
			$field = "visibility.rules.$at";
			if ( isset( $seen[ $rule->id ] ) ) {
				$findings[] = self::finding( 'duplicateId', "$field.id", array( 'rule' => $rule->id ) );
			}
			$seen[ $rule->id ] = true;
			$findings          = array_merge( $findings, self::of_conditions( $rule->when, "$field.when" ) );
		}
		return $findings;
	}

	/**
	 * The first reason why a text is no address pattern, or null.
	 *
	 * @param string $text  Text.
	 * @param string $field Its path.
	 */
	public static function pattern( string $text, string $field = '' ): ?Finding {
		if ( ! preg_match( '#^[/*]#', $text ) ) {
			$suggestion = preg_match( '/^\?/', $text ) ? "*$text" : '/' . preg_replace( '#^[a-z]+://[^/]*/#i', '', $text );
			return self::finding( 'patternStart', $field, array( 'suggestion' => $suggestion ) );
		}
		foreach ( explode( '&', Normalise::split_query( $text )[1] ) as $pair ) {
			// A pair without a name, or with a star in it.
			if ( preg_match( '/^=|^[^=]*\*/', $pair ) ) {
				return self::finding( 'patternQuery', $field, array( 'value' => $pair ) );
			}
		}
		return null;
	}

	/**
	 * Judges a rule's patterns, terms and locales.
	 *
	 * @param stdClass $when  The rule's conditions.
	 * @param string   $field Their path.
	 * @return Finding[]
	 */
	private static function of_conditions( stdClass $when, string $field ): array {
		$findings = array();
		foreach ( $when->path ?? array() as $at => $text ) {
			$findings[] = self::pattern( $text, "$field.path.$at" );
		}
		foreach ( $when->terms ?? array() as $at => $value ) {
			$findings[] = preg_match( self::TERM, $value ) ? null : self::finding( 'termForm', "$field.terms.$at", array( 'value' => $value ) );
		}
		foreach ( $when->locale ?? array() as $at => $value ) {
			$findings[] = preg_match( self::LOCALE, $value ) ? null : self::finding( 'localeForm', "$field.locale.$at", array( 'value' => $value ) );
		}
		return array_values( array_filter( $findings ) );
	}

	/**
	 * A finding about rules.
	 *
	 * @param string                $code   The core's code.
	 * @param string                $field  Dotted path.
	 * @param array<string, string> $values Values of the words' places.
	 */
	private static function finding( string $code, string $field, array $values ): Finding {
		return new Finding( $field, "visibility.error.$code", $values );
	}
}

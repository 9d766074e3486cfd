<?php
/**
 * Changes a policy's text.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * The twin of core/csp/merge/edit.ts: what is not changed stays as it is, character for character.
 */
final class Edit {

	/**
	 * A policy's text with what was planned for it.
	 *
	 * @param Policy     $policy    Policy.
	 * @param Addition[] $additions What its directives get.
	 */
	public static function with( Policy $policy, array $additions ): string {
		$own   = array();
		$fresh = array();
		foreach ( $additions as $addition ) {
			if ( null === $addition->copied_from ) {
				$own[ $addition->directive ] = $addition->words();
			} else {
				$fresh[] = $addition;
			}
		}
		$text = self::with_sources( $policy, $own );
		foreach ( $fresh as $addition ) {
			$text = self::with_directive( $text, $addition->directive, array_merge( $addition->values, $addition->words() ) );
		}
		return $text;
	}

	/**
	 * The sources of a list that is about to get company: `'none'` goes (R10).
	 *
	 * @param string[] $values List.
	 * @return string[]
	 */
	public static function copyable( array $values ): array {
		return array_values(
			array_filter(
				$values,
				static fn( string $value ): bool => "'none'" !== Characters::lower( $value )
			)
		);
	}

	/**
	 * With sources at the end of directives that it has.
	 *
	 * @param Policy                  $policy Policy.
	 * @param array<string, string[]> $added  Sources by the directive's name.
	 */
	private static function with_sources( Policy $policy, array $added ): string {
		$texts = array();
		foreach ( $policy->serialized as $part ) {
			$sources = null === $part->directive ? null : $added[ $part->directive->name ] ?? null;
			$texts[] = null === $sources ? $part->text : self::append( $part->text, $sources );
		}
		return implode( ';', $texts );
	}

	/**
	 * A directive's text with sources at its end. `'none'` means something only alone: next to a source it does nothing
	 * but earn a console error (R10).
	 *
	 * @param string   $text    The directive's text.
	 * @param string[] $sources Sources.
	 */
	private static function append( string $text, array $sources ): string {
		$kept = (string) preg_replace( "/[\\t\\n\\f\\r ]'none'(?=[\\t\\n\\f\\r ]|\\z)/i", '', $text );
		$body = rtrim( $kept, Characters::WHITE );
		return $body . ' ' . implode( ' ', $sources ) . substr( $kept, strlen( $body ) );
	}

	/**
	 * With one more directive; a semicolon that closes the policy goes on closing it.
	 *
	 * @param string   $text   The policy's text.
	 * @param string   $name   Name of the directive.
	 * @param string[] $values Its list.
	 */
	private static function with_directive( string $text, string $name, array $values ): string {
		$body      = rtrim( $text, Characters::WHITE );
		$directive = implode( ' ', array_merge( array( $name ), $values ) );
		$added     = ';' === substr( $body, -1 ) ? " $directive;" : "; $directive";
		return $body . $added . substr( $text, strlen( $body ) );
	}
}

<?php
/**
 * Response headers.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Measures and rewrites headers and meta elements. The twin of core/csp/merge/write.ts.
 */
final class Write {

	/**
	 * Size as sent: name, colon and space, value, line break.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 */
	public static function bytes( array $headers ): int {
		$sum = 0;
		foreach ( $headers as $header ) {
			$sum += strlen( $header['name'] ) + strlen( $header['value'] ) + 4;
		}
		return $sum;
	}

	/**
	 * The headers with what was planned. Line breaks are white space to browsers and forbidden in a header: one space
	 * means the same (R5).
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param Plan[]                                         $plans   Plans.
	 * @return array<int, array{name: string, value: string}>
	 */
	public static function written( array $headers, array $plans ): array {
		$values = self::with_plans( array_column( $headers, 'value' ), Placed_Policy::HEADER, $plans );
		foreach ( $headers as $index => $header ) {
			if ( null !== Policy_List::kind( $header['name'] ) ) {
				$headers[ $index ]['value'] = (string) preg_replace( '/[\r\n]++/', ' ', $values[ $index ] );
			}
		}
		return $headers;
	}

	/**
	 * Values of headers or meta elements with what was planned.
	 *
	 * @param string[] $values   Values, in their order.
	 * @param string   $delivery Header or meta element.
	 * @param Plan[]   $plans    Plans.
	 * @return string[]
	 */
	public static function with_plans( array $values, string $delivery, array $plans ): array {
		$split = array();
		foreach ( $plans as $plan ) {
			$placed = $plan->placed;
			if ( $delivery === $placed->delivery && $plan->additions ) {
				$split[ $placed->index ]                      = $split[ $placed->index ] ?? explode( ',', $values[ $placed->index ] );
				$split[ $placed->index ][ $placed->position ] = Edit::with( $placed->policy, $plan->additions );
			}
		}
		foreach ( $split as $index => $policies ) {
			$values[ $index ] = implode( ',', $policies );
		}
		return $values;
	}
}

<?php
/**
 * The policies of a page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * The policies a response and its document put on a page: headers in order, then meta elements (R1–R3). The twin of
 * core/csp/policy/parse.ts.
 */
final class Policy_List {

	public const ENFORCED    = 'content-security-policy';
	public const REPORT_ONLY = 'content-security-policy-report-only';

	/**
	 * Policies that are enforced.
	 *
	 * @var Placed_Policy[]
	 */
	public array $enforced = array();

	/**
	 * Policies that are only reported.
	 *
	 * @var Placed_Policy[]
	 */
	public array $report_only = array();

	/**
	 * Reads a response. A meta element's commas are read as Chromium reads them.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers, in order.
	 * @param string[]                                       $meta    `content` of each meta policy, in order.
	 */
	public function __construct( array $headers, array $meta ) {
		foreach ( $headers as $index => $header ) {
			$kind = self::kind( $header['name'] );
			if ( self::ENFORCED === $kind ) {
				array_push( $this->enforced, ...self::placed( $header['value'], Placed_Policy::HEADER, $index ) );
			} elseif ( self::REPORT_ONLY === $kind ) {
				array_push( $this->report_only, ...self::placed( $header['value'], Placed_Policy::HEADER, $index ) );
			}
		}
		foreach ( $meta as $index => $content ) {
			array_push( $this->enforced, ...self::placed( $content, Placed_Policy::META, $index ) );
		}
	}

	/**
	 * What a header of this name does, one of the constants, or null if it carries no policy.
	 *
	 * @param string $name Name in any spelling.
	 */
	public static function kind( string $name ): ?string {
		$lower = Characters::lower( Characters::trim( $name ) );
		return self::ENFORCED === $lower || self::REPORT_ONLY === $lower ? $lower : null;
	}

	/**
	 * All policies, enforced ones first.
	 *
	 * @return Placed_Policy[]
	 */
	public function all(): array {
		return array_merge( $this->enforced, $this->report_only );
	}

	/**
	 * The policies of one header or meta element; those without a directive do not count.
	 *
	 * @param string $value    Its value.
	 * @param string $delivery Header or meta element.
	 * @param int    $index    Its number.
	 * @return Placed_Policy[]
	 */
	private static function placed( string $value, string $delivery, int $index ): array {
		$placed = array();
		foreach ( explode( ',', $value ) as $position => $text ) {
			$policy = new Policy( $text );
			if ( $policy->directives ) {
				$placed[] = new Placed_Policy( $policy, $delivery, $index, $position );
			}
		}
		return $placed;
	}
}

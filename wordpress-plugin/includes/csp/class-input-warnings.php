<?php
/**
 * What is odd about a site's own policies.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * Line breaks in headers, and directives that browsers ignore. Nothing is repaired: that would narrow.
 */
final class Input_Warnings {

	private const FIELD = 'Content-Security-Policy';

	/**
	 * Looks through a response.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param Policy_List                                    $list    Its policies.
	 * @return Finding[]
	 */
	public static function of( array $headers, Policy_List $list ): array {
		$warnings = array();
		foreach ( $headers as $header ) {
			if ( null !== Policy_List::kind( $header['name'] ) && strlen( $header['value'] ) !== strcspn( $header['value'], "\r\n" ) ) {
				$warnings[] = new Finding( $header['name'], 'csp.warning.lineBreak' );
			}
		}
		foreach ( $list->all() as $placed ) {
			foreach ( $placed->policy->serialized as $part ) {
				if ( Serialized_Directive::NON_ASCII === $part->ignored ) {
					$warnings[] = new Finding( self::FIELD, 'csp.warning.nonAscii', array( 'text' => Characters::excerpt( $part->text ) ) );
				} elseif ( Serialized_Directive::DUPLICATE === $part->ignored ) {
					$words      = (array) preg_split( '/' . Characters::SPACE . '/', Characters::trim( $part->text ), 2 );
					$name       = (string) $words[0];
					$warnings[] = new Finding( self::FIELD, 'csp.warning.duplicate', array( 'directive' => $name ) );
				}
			}
		}
		return $warnings;
	}
}

<?php
/**
 * The headers that PHP is about to send.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Reads PHP's list of headers and replaces policies in it. Other headers are not touched.
 */
final class Response_Headers {

	/** In the endpoint of the plugin's own observation, which distinguishes that policy from the site's. */
	public const OBSERVATION = 'talk-messenger/v1/reports/';

	/**
	 * The list, in order. PHP refuses line breaks, so that each is one header.
	 *
	 * @return array<int, array{name: string, value: string}>
	 */
	public static function read(): array {
		return array_map(
			static function ( string $line ): array {
				$parts = explode( ':', $line, 2 );
				return array(
					'name'  => $parts[0],
					'value' => trim( $parts[1] ?? '', " \t" ),
				);
			},
			headers_list()
		);
	}

	/**
	 * Whether some header of a list is a policy.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 */
	public static function have_policy( array $headers ): bool {
		foreach ( $headers as $header ) {
			if ( null !== Policy_List::kind( $header['name'] ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The headers without the plugin's own observation.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @return array<int, array{name: string, value: string}>
	 */
	public static function of_site( array $headers ): array {
		return array_values(
			array_filter(
				$headers,
				static function ( array $header ): bool {
					return Policy_List::REPORT_ONLY !== Policy_List::kind( $header['name'] ) || false === strpos( $header['value'], self::OBSERVATION );
				}
			)
		);
	}

	/**
	 * Replaces the policies that changed. PHP can only remove all headers of a name, so those are added again in their
	 * order. A name with white space around it is none that PHP could remove, or a browser read: it stays.
	 *
	 * @param array<int, array{name: string, value: string}> $before The list as it is.
	 * @param array<int, array{name: string, value: string}> $after  The list as it should be, one by one.
	 */
	public static function replace( array $before, array $after ): void {
		foreach ( array( Policy_List::ENFORCED, Policy_List::REPORT_ONLY ) as $kind ) {
			$is_kind = static fn( array $header ): bool => Characters::lower( $header['name'] ) === $kind;
			$wanted  = array_filter( $after, $is_kind );
			if ( array_filter( $before, $is_kind ) === $wanted ) {
				continue;
			}
			header_remove( $kind );
			foreach ( $wanted as $header ) {
				header( "{$header['name']}: {$header['value']}", false );
			}
		}
	}

	/**
	 * Whether a response with these headers is a page: no redirect, no download, no data.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 */
	public static function are_of_page( array $headers ): bool {
		$status = (int) http_response_code();
		foreach ( $headers as $header ) {
			if ( 'content-type' === Characters::lower( $header['name'] ) && ! preg_match( '~\A(text/html|application/xhtml\+xml)\b~i', $header['value'] ) ) {
				return false;
			}
		}
		return $status < 300 || $status >= 400;
	}
}

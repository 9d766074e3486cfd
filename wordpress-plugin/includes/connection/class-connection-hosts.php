<?php
/**
 * Ortto's own addresses.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

use TalkMessenger\Generated;

/**
 * Recognises the addresses of the core's table. What the table only assumes is not trusted.
 */
final class Connection_Hosts {

	private const KINDS = array(
		Connection_Address::CAPTURE_HOST => 'capture',
		Connection_Address::SCRIPT_URL   => 'script',
	);

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated $generated The core's tables.
	 */
	public function __construct( Generated $generated ) {
		$this->generated = $generated;
	}

	/**
	 * Whether it is exactly an address of Ortto, path included.
	 *
	 * @param string $field captureHost or scriptUrl.
	 * @param string $value The address.
	 */
	public function is_known( string $field, string $value ): bool {
		$known = $this->find( $field, $value );
		return null !== $known && 'assumed' !== $known['confidence'];
	}

	/**
	 * Which of Ortto's regions a capture host belongs to.
	 *
	 * @param string $capture_host The address.
	 * @return string us, eu, au or custom.
	 */
	public function region( string $capture_host ): string {
		return $this->find( Connection_Address::CAPTURE_HOST, $capture_host )['region'] ?? 'custom';
	}

	/**
	 * The table's entry.
	 *
	 * @param string $field captureHost or scriptUrl.
	 * @param string $value The address.
	 * @return array{kind: string, region: string, url: string, confidence: string}|null
	 */
	private function find( string $field, string $value ): ?array {
		foreach ( $this->generated->table( 'hosts' ) as $host ) {
			if ( self::KINDS[ $field ] === $host['kind'] && $host['url'] === $value ) {
				return $host;
			}
		}
		return null;
	}
}

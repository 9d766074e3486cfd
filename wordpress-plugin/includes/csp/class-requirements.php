<?php
/**
 * What Talk needs on a page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use stdClass;
use TalkMessenger\Finding;

/**
 * The twin of core/csp/requirements/requirements.ts. Hosts come from the account's own addresses, never from a guess: while the
 * data region is not known, what depends on it is left out and a blocker says so.
 */
final class Requirements {

	private const REGION = '{region}';

	/**
	 * The sources, in the table's order.
	 *
	 * @var Requirement[]
	 */
	public array $list = array();

	/**
	 * What is not known or cannot be written.
	 *
	 * @var Finding[]
	 */
	public array $blockers = array();

	/**
	 * Works them out.
	 *
	 * @param Options    $options The account and the features.
	 * @param Page       $page    The page.
	 * @param Csp_Tables $tables   The core's tables.
	 */
	public function __construct( Options $options, Page $page, Csp_Tables $tables ) {
		$account = $options->account;
		if ( null === $account ) {
			$this->blockers[] = new Finding( 'connection', 'csp.error.notConnected' );
			return;
		}
		$filled = array(
			'{loader}'  => $page->loader_source(),
			'{script}'  => self::origin( $account->scriptUrl ),
			'{capture}' => self::origin( $account->captureHost ),
			'{sockets}' => self::sockets( $account->captureHost ),
		);
		$label  = $tables->region_label( $account->dataRegion ?? null );
		$wanted = false;
		$lacks  = false;
		foreach ( $tables->sources( $account->service ?? 'ortto' ) as $row ) {
			if ( true !== ( $options->csp->features->{$row['feature']} ?? false ) ) {
				continue;
			}
			$wanted = true;
			$lacks  = $lacks || ( null === $label && self::of_region( $row ) );
			$source = array_key_exists( $row['source'], $filled ) ? $filled[ $row['source'] ] : self::in_region( $row, $label );
			if ( null !== $source ) {
				$this->list[] = new Requirement( $row, $source );
			}
		}
		if ( $wanted ) {
			$this->report( $filled, $page, $account );
		}
		if ( $lacks ) {
			$this->blockers[] = new Finding( 'connection.dataRegion', 'csp.error.dataRegionMissing' );
		}
	}

	/**
	 * Whether a row's host depends on the data region.
	 *
	 * @param array{source: string} $row Row of the table.
	 */
	public static function of_region( array $row ): bool {
		return false !== strpos( $row['source'], self::REGION );
	}

	/**
	 * A row's source in a region, or null where the region is not known and matters.
	 *
	 * @param array{source: string} $row   Row of the table.
	 * @param string|null           $label The region's label.
	 */
	private static function in_region( array $row, ?string $label ): ?string {
		if ( ! self::of_region( $row ) ) {
			return $row['source'];
		}
		return null === $label ? null : str_replace( self::REGION, $label, $row['source'] );
	}

	/**
	 * The source of an address's origin.
	 *
	 * @param string $address Address.
	 */
	private static function origin( string $address ): ?string {
		$parsed = Address::parse( $address );
		return null === $parsed ? null : $parsed->source();
	}

	/**
	 * The source of an address's origin by WebSocket: `wss:`, or `ws:` for a server on this computer.
	 *
	 * @param string $address Address.
	 */
	private static function sockets( string $address ): ?string {
		$origin = self::origin( $address );
		return null === $origin ? null : (string) preg_replace( '/^http/i', 'ws', $origin );
	}

	/**
	 * Reports the addresses that no policy can name.
	 *
	 * @param array<string, string|null> $filled  Sources by their place in the table.
	 * @param Page                       $page    The page.
	 * @param stdClass                   $account The account's addresses.
	 */
	private function report( array $filled, Page $page, stdClass $account ): void {
		$fields = array(
			'{loader}'  => array( 'page.loader', $page->loader ),
			'{script}'  => array( 'connection.scriptUrl', $account->scriptUrl ),
			'{capture}' => array( 'connection.captureHost', $account->captureHost ),
		);
		foreach ( $fields as $place => list( $field, $address ) ) {
			if ( null === $filled[ $place ] ) {
				$this->blockers[] = new Finding( $field, 'csp.error.hostNotExpressible', array( 'address' => $address ) );
			}
		}
	}
}

<?php
/**
 * The merge with a site's own settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use RuntimeException;
use stdClass;
use TalkMessenger\Settings\Store;

/**
 * What pages, REST and checks ask: what Talk needs here, and responses with that in them.
 */
final class Site_Merge {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The core's tables about policies.
	 *
	 * @var Csp_Tables
	 */
	private Csp_Tables $tables;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store      $store The site's settings.
	 * @param Csp_Tables $tables The core's tables about policies.
	 */
	public function __construct( Store $store, Csp_Tables $tables ) {
		$this->store  = $store;
		$this->tables = $tables;
	}

	/**
	 * One response with what Talk needs.
	 *
	 * @param array<int, array{name: string, value: string}> $headers All its headers, in order.
	 * @param string[]                                       $meta    `content` of each meta policy of the page.
	 * @param Page                                           $page    The page.
	 * @throws RuntimeException Where a table is missing.
	 */
	public function response( array $headers, array $meta, Page $page ): Merge_Result {
		$result           = ( new Merge( $this->tables ) )->response( $headers, $meta, $page, $this->options() );
		$result->blockers = Server_Limit::named_in( $result->blockers );
		return $result;
	}

	/**
	 * What Talk needs on a page.
	 *
	 * @param Page $page The page.
	 * @throws RuntimeException Where a table is missing.
	 */
	public function requirements( Page $page ): Requirements {
		return new Requirements( $this->options(), $page, $this->tables );
	}

	/**
	 * Largest size of all headers together, in bytes.
	 *
	 * @throws RuntimeException Where a table is missing.
	 */
	public function limit(): int {
		return Server_Limit::bytes( $this->tables->header_limit() );
	}

	/**
	 * The site's account, the owner's permissions, the limit.
	 *
	 * @throws RuntimeException Where a table is missing.
	 */
	private function options(): Options {
		return new Options( $this->store->read()->settings->connection, $this->section(), $this->tables, $this->limit() );
	}

	/** The settings' section on policies; settings from before it was there have none. */
	private function section(): stdClass {
		$section = $this->store->read()->settings->csp ?? null;
		return $section instanceof stdClass ? $section : new stdClass();
	}
}

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
	private $store;

	/**
	 * The core's tables about policies.
	 *
	 * @var Rules
	 */
	private $rules;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 * @param Rules $rules The core's tables about policies.
	 */
	public function __construct( Store $store, Rules $rules ) {
		$this->store = $store;
		$this->rules = $rules;
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
		return ( new Merge( $this->rules ) )->response( $headers, $meta, $page, $this->options() );
	}

	/**
	 * What Talk needs on a page.
	 *
	 * @param Page $page The page.
	 * @throws RuntimeException Where a table is missing.
	 */
	public function requirements( Page $page ): Requirements {
		return new Requirements( $this->options(), $page, $this->rules );
	}

	/**
	 * Largest size of all headers together, in bytes: the core's own, unless the site's server takes more.
	 *
	 * @throws RuntimeException Where a table is missing.
	 */
	public function limit(): int {
		$limit = defined( 'TALK_MESSENGER_HEADER_LIMIT' ) ? (int) TALK_MESSENGER_HEADER_LIMIT : $this->rules->header_limit();
		/**
		 * Filters how large the headers of a page may become by what Talk adds to its policies.
		 *
		 * Raise it only together with the server's own limit (nginx: `fastcgi_buffer_size`): a server answers pages whose
		 * headers are too large with an error.
		 *
		 * @since 0.1.0
		 *
		 * @param int $limit All headers together, in bytes: TALK_MESSENGER_HEADER_LIMIT, or 3584. What is no positive number
		 *                   is ignored.
		 */
		$filtered = apply_filters( 'talk_messenger_header_limit', $limit );
		return is_numeric( $filtered ) && $filtered > 0 ? (int) $filtered : $limit;
	}

	/**
	 * The site's account, the owner's words, the limit.
	 *
	 * @throws RuntimeException Where a table is missing.
	 */
	private function options(): Options {
		return new Options( $this->store->read()->settings->connection, $this->section(), $this->rules, $this->limit() );
	}

	/** The settings' section on policies; settings from before it was there have none. */
	private function section(): stdClass {
		$section = $this->store->read()->settings->csp ?? null;
		return $section instanceof stdClass ? $section : new stdClass();
	}
}

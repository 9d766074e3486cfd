<?php
/**
 * What a merge is to do.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use stdClass;

/**
 * The account, the owner's permissions, and the limit.
 */
final class Options {

	/**
	 * The settings' connection, or null before the site is connected.
	 *
	 * @var stdClass|null
	 */
	public ?stdClass $account = null;

	/**
	 * The settings' section on policies.
	 *
	 * @var stdClass
	 */
	public stdClass $csp;

	/**
	 * Largest size of all headers together, in bytes as sent.
	 *
	 * @var int
	 */
	public int $limit;

	/**
	 * Whether the loader may be trusted by its hash: only where the account's script is at an address built into it.
	 *
	 * @var bool
	 */
	public bool $hash;

	/**
	 * Takes them.
	 *
	 * @param stdClass|null $account Connection: scriptUrl, captureHost, dataRegion.
	 * @param stdClass      $csp     Section: features, allowInlineStyles, allowBlobWorkers.
	 * @param Csp_Tables    $tables   The core's tables.
	 * @param int|null      $limit   Limit in bytes; the core's own if null.
	 */
	public function __construct( ?stdClass $account, stdClass $csp, Csp_Tables $tables, ?int $limit = null ) {
		$this->account = $account;
		$this->csp     = $csp;
		$this->limit   = $limit ?? $tables->header_limit();
		$this->hash    = null !== $account && in_array( $account->scriptUrl, $tables->known_scripts(), true );
	}

	/** The address of the account's script, or empty. */
	public function script_url(): string {
		return null === $this->account ? '' : $this->account->scriptUrl;
	}
}

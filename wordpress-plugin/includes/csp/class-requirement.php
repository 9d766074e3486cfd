<?php
/**
 * One source that Talk needs.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * A source and where it has to be allowed.
 */
final class Requirement {

	public const LOADER         = 'loader';
	public const ACCOUNT_SCRIPT = 'accountScript';
	public const INLINE_STYLE   = 'inlineStyle';
	public const BLOB_WORKER    = 'blobWorker';

	/**
	 * Names the row of the table; its reason is the text `csp.why.<id>`.
	 *
	 * @var string
	 */
	public string $id;

	/**
	 * What is fetched, as an effective directive.
	 *
	 * @var string
	 */
	public string $directive;

	/**
	 * The source.
	 *
	 * @var string
	 */
	public string $source;

	/**
	 * The feature that asks for it.
	 *
	 * @var string
	 */
	public string $feature;

	/**
	 * One of the constants where it has rules of its own, else empty.
	 *
	 * @var string
	 */
	public string $role;

	/**
	 * Fills a row of the table.
	 *
	 * @param array{id: string, directive: string, feature: string, role?: string} $row    Row.
	 * @param string                                                               $source The source.
	 */
	public function __construct( array $row, string $source ) {
		$this->id        = $row['id'];
		$this->directive = $row['directive'];
		$this->feature   = $row['feature'];
		$this->role      = $row['role'] ?? '';
		$this->source    = $source;
	}
}

<?php
/**
 * What one policy does to one requirement.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Why a policy blocks a requirement, and so what could mend it. There is no verdict where it is allowed.
 */
final class Verdict {

	/** A source is missing. */
	public const SOURCE = 'source';
	/** The loader's integrity hash is missing, and the page has one. */
	public const HASH                = 'hash';
	public const STRICT_DYNAMIC      = 'strictDynamic';
	public const INLINE_STYLES       = 'inlineStyles';
	public const INLINE_STYLES_NONCE = 'inlineStylesNonce';
	public const BLOB_WORKERS        = 'blobWorkers';

	/**
	 * The directive that governs the requirement.
	 *
	 * @var Directive
	 */
	public Directive $rule;

	/**
	 * One of the constants.
	 *
	 * @var string
	 */
	public string $obstacle;

	/**
	 * Makes a verdict.
	 *
	 * @param Directive $rule     The directive that governs the requirement.
	 * @param string    $obstacle One of the constants.
	 */
	public function __construct( Directive $rule, string $obstacle ) {
		$this->rule     = $rule;
		$this->obstacle = $obstacle;
	}
}

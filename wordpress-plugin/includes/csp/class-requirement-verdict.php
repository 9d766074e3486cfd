<?php
/**
 * What one policy does to one requirement.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Why a policy blocks a requirement, and so what could fix it. There is no verdict where it is allowed.
 */
final class Requirement_Verdict {

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
	public Directive $directive;

	/**
	 * One of the constants.
	 *
	 * @var string
	 */
	public string $obstacle;

	/**
	 * Makes a verdict.
	 *
	 * @param Directive $directive     The directive that governs the requirement.
	 * @param string    $obstacle One of the constants.
	 */
	public function __construct( Directive $directive, string $obstacle ) {
		$this->directive = $directive;
		$this->obstacle  = $obstacle;
	}
}

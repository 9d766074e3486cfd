<?php
/**
 * What became of a save.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

/**
 * Saved, stale (somebody else saved meanwhile), failed (the database refused) or too large (for an option that every page
 * reads), with what is stored now.
 */
final class Save_Result {

	public const SAVED  = 'saved';
	public const STALE  = 'stale';
	public const FAILED = 'failed';

	public const TOO_LARGE = 'tooLarge';

	/**
	 * One of the constants.
	 *
	 * @var string
	 */
	public string $status;

	/**
	 * What is stored now.
	 *
	 * @var Envelope
	 */
	public Envelope $current;

	/**
	 * Makes a result.
	 *
	 * @param string   $status  One of the constants.
	 * @param Envelope $current What is stored now.
	 */
	public function __construct( string $status, Envelope $current ) {
		$this->status  = $status;
		$this->current = $current;
	}
}

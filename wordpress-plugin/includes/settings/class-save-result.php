<?php
/**
 * What became of a save.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

/**
 * Saved, stale (somebody else saved meanwhile) or failed (the database refused), with what is stored now.
 */
final class Save_Result {

	public const SAVED  = 'saved';
	public const STALE  = 'stale';
	public const FAILED = 'failed';

	/**
	 * One of the constants.
	 *
	 * @var string
	 */
	public $status;

	/**
	 * What is stored now.
	 *
	 * @var Envelope
	 */
	public $current;

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

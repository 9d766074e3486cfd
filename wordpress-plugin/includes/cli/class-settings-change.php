<?php
/**
 * Settings saved from the command line.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use stdClass;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Generated;
use TalkMessenger\Json;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Settings\Save_Result;
use TalkMessenger\Settings\Store;
use TalkMessenger\Settings\Too_Large;
use TalkMessenger\Settings\Validate;
use TalkMessenger\Site;

/**
 * Judged and stored as the settings screen's are: what is invalid is refused whole, hosts that are not Ortto's own need
 * `--user` with a person who may post unfiltered HTML, and what somebody else saves meanwhile is not overwritten.
 */
final class Settings_Change {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * Who may save which hosts.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store       $store     The site's settings.
	 * @param Generated   $generated The core's tables.
	 * @param Host_Policy $policy    Who may save which hosts.
	 * @param Console     $console   What is printed.
	 */
	public function __construct( Store $store, Generated $generated, Host_Policy $policy, Console $console ) {
		$this->store     = $store;
		$this->generated = $generated;
		$this->policy    = $policy;
		$this->console   = $console;
	}

	/** What is stored. */
	public function current(): Envelope {
		return $this->store->current();
	}

	/** The core's tables. */
	public function generated(): Generated {
		return $this->generated;
	}

	/**
	 * Judges and stores settings, or says what keeps them from being stored and ends.
	 *
	 * @param stdClass $settings Whole settings.
	 * @param Envelope $before   What was read before they were made.
	 * @param bool     $dry      Whether to store nothing.
	 */
	public function save( stdClass $settings, Envelope $before, bool $dry ): void {
		// As they come out of JSON: rules that were read in lines become a list.
		$settings = Json::copy( $settings );
		$findings = ( new Validate( $this->generated ) )->findings( $settings, Site::is_local() );
		if ( $findings ) {
			$this->console->refuse_findings( $findings );
		}
		$forbidden = $this->policy->findings( $settings->connection, $before->settings->connection );
		if ( $forbidden ) {
			$this->console->done( 'needsUser' );
			$this->console->refuse_findings( $forbidden );
		}
		if ( Json::to_store( $settings ) === Json::to_store( $before->settings ) ) {
			$this->console->done( 'unchanged' );
			return;
		}
		if ( $dry ) {
			$this->console->done( 'wouldSave' );
			return;
		}
		$result = $this->store->save( $settings, $before->revision );
		if ( Save_Result::TOO_LARGE === $result->status ) {
			$this->console->fail( Too_Large::of( $settings, $before->overrides )->message( $this->console->texts()->all() ) );
		}
		if ( Save_Result::SAVED !== $result->status ) {
			$this->console->fail( $this->console->texts()->get( Save_Result::STALE === $result->status ? 'wordpress.error.stale' : 'wordpress.error.failed' ) );
		}
		$this->console->done( 'saved', array( 'revision' => (string) $result->current->revision ) );
	}
}

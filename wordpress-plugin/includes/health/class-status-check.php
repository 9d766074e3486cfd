<?php
/**
 * The one status of Talk, in Site Health.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Guards\Guards;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Says where Talk is in the words of the settings screen.
 */
final class Status_Check extends Check {

	/** What Site Health calls each tone; what nobody has seen is not good. */
	private const RESULTS = array(
		'good'    => Result::GOOD,
		'note'    => Result::RECOMMENDED,
		'neutral' => Result::RECOMMENDED,
		'bad'     => Result::CRITICAL,
	);

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Makes the reasons to print nothing.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store              $store  The site's settings.
	 * @param callable(): Guards $guards Makes the reasons to print nothing.
	 * @param Texts              $texts  The plugin's words.
	 */
	public function __construct( Store $store, callable $guards, Texts $texts ) {
		parent::__construct( $texts );
		$this->store  = $store;
		$this->guards = $guards;
	}

	/** Its name. */
	public function id(): string {
		return 'status';
	}

	/** Asks nothing but the options. */
	public function run(): Result {
		$status = Status::of_site( $this->store, call_user_func( $this->guards ) );
		return new Result(
			self::RESULTS[ $status->tone ],
			$this->texts->get( 'wordpress.health.status.title', array( 'status' => $status->words( $this->texts ) ) ),
			$this->texts->get( "wordpress.health.status.{$status->kind}" )
		);
	}
}

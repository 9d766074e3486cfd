<?php
/**
 * Who asks visitors for consent.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Compatibility\Consent_Banner;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Where Talk waits for the visitor's consent: whether anything on the site gives an answer.
 */
final class Consent_Check extends Check {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Store $store, Texts $texts ) {
		parent::__construct( $texts );
		$this->store = $store;
	}

	/** Its name. */
	public function id(): string {
		return 'consent';
	}

	/** Only where Talk waits for consent. */
	public function applies(): bool {
		$settings = $this->store->read()->settings;
		return null !== $settings->connection && 'consent' === $settings->loading->strategy;
	}

	/** Where the choice is. */
	public function tab(): string {
		return 'loading';
	}

	/** Looks at what is active; asks nothing else. */
	public function run(): Result {
		$banners = Consent_Banner::heard();
		if ( $banners ) {
			return Result::found( $this->texts, Result::GOOD, 'consent.heard', array(), array( 'banners' => implode( ', ', $banners ) ) );
		}
		$state = Consent_Banner::state();
		return Consent_Banner::ANSWERS === $state
			? Result::found( $this->texts, Result::GOOD, 'consent.answered' )
			: new Result( Result::RECOMMENDED, $this->texts->get( 'wordpress.health.consent.nobody' ), $this->texts->get( "wordpress.consent.$state" ) );
	}
}

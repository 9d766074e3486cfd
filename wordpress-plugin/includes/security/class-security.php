<?php
/**
 * The site's policies.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Csp\Site_Merge;
use TalkMessenger\Generated;
use TalkMessenger\Health\Checks;
use TalkMessenger\Rest\Answers;
use TalkMessenger\Rest\Check_Controller;
use TalkMessenger\Rest\Health_Controller;
use TalkMessenger\Rest\Observation_Controller;
use TalkMessenger\Rest\Reports_Controller;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Puts together what the administration needs to look at the site's policies; what merges them is in `Csp`.
 */
final class Security {

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The merge with the site's settings.
	 *
	 * @var Site_Merge
	 */
	private Site_Merge $merge;

	/**
	 * The checks of the site.
	 *
	 * @var Checks
	 */
	private Checks $checks;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated  $generated The core's tables.
	 * @param Store      $store     The site's settings.
	 * @param Site_Merge $merge     The merge with the site's settings.
	 * @param Checks     $checks    The checks of the site.
	 * @param Texts      $texts     The plugin's words.
	 */
	public function __construct( Generated $generated, Store $store, Site_Merge $merge, Checks $checks, Texts $texts ) {
		$this->generated = $generated;
		$this->store     = $store;
		$this->merge     = $merge;
		$this->checks    = $checks;
		$this->texts     = $texts;
	}

	/**
	 * Adds the hooks of the REST interface.
	 *
	 * @param Answers $answers Errors.
	 */
	public function register_rest( Answers $answers ): void {
		( new Check_Controller( new Check( new Page_Fetch(), $this->merge ), $this->checks, $answers ) )->register();
		( new Observation_Controller( new Observation( $this->generated, $this->store ), $answers ) )->register();
		( new Reports_Controller( $this->generated ) )->register();
		( new Health_Controller( $this->checks, $answers ) )->register();
	}

	/** Adds the hooks of Site Health: of its screen, and of the tests that WordPress makes by itself once a week. */
	public function register_site_health(): void {
		$this->checks->register();
		( new Site_Health( $this->store, $this->texts ) )->register();
	}
}

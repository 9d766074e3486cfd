<?php
/**
 * What the plugin is made of.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use TalkMessenger\Connection\First_Marks;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Connection_Hosts;
use TalkMessenger\Csp\Csp_Tables;
use TalkMessenger\Csp\Site_Merge;
use TalkMessenger\Front\Page_Context;
use TalkMessenger\Front\Printable;
use TalkMessenger\Guards\Ajax;
use TalkMessenger\Guards\Amp;
use TalkMessenger\Guards\Builder;
use TalkMessenger\Guards\Copy;
use TalkMessenger\Guards\Cron;
use TalkMessenger\Guards\Customizer;
use TalkMessenger\Guards\Embed_View;
use TalkMessenger\Guards\Environment;
use TalkMessenger\Guards\Feed;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Guards\Login;
use TalkMessenger\Guards\Not_Connected;
use TalkMessenger\Guards\Preview;
use TalkMessenger\Guards\Rest;
use TalkMessenger\Guards\Sitemap;
use TalkMessenger\Guards\Unconfirmed;
use TalkMessenger\Health\Address_Check;
use TalkMessenger\Health\Checks;
use TalkMessenger\Health\Connection_Check;
use TalkMessenger\Health\Consent_Check;
use TalkMessenger\Health\Messenger_Check;
use TalkMessenger\Health\Policy_Check;
use TalkMessenger\Health\Server_Check;
use TalkMessenger\Health\Status_Check;
use TalkMessenger\Health\Tag_Check;
use TalkMessenger\Health\Verified_Check;
use TalkMessenger\Identity\Verified_Sessions;
use TalkMessenger\Messenger\Page_Files;
use TalkMessenger\Network\Distribution;
use TalkMessenger\Network\Network_Store;
use TalkMessenger\Security\Security;
use TalkMessenger\Server\Server_Settings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Staging\Moved_Site;
use TalkMessenger\Visibility\Address_Context;
use TalkMessenger\Visibility\Special_Pages;
use TalkMessenger\Visibility\Term_Refusal;
use TalkMessenger\Visibility\Term_Rule;

/**
 * Makes the objects that hooks, commands and checks work with. Nothing of them is kept but those that read settings, and
 * what one says to another: what is read or refused is kept there.
 */
final class Services {


	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * A site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The network's settings.
	 *
	 * @var Network_Store
	 */
	private Network_Store $network;

	/**
	 * Ortto's own addresses.
	 *
	 * @var Connection_Hosts
	 */
	private Connection_Hosts $known;

	/**
	 * Who may save which connection.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * Says that the setting of a term was not stored.
	 *
	 * @var Term_Refusal
	 */
	private Term_Refusal $term_refusal;

	/** Makes what everything else is made of; nothing is read yet. */
	public function __construct() {
		$this->generated = new Generated( __DIR__ . '/generated' );
		$this->network   = new Network_Store( $this->generated );
		$this->known     = new Connection_Hosts( $this->generated );
		$this->policy    = new Host_Policy( $this->known, $this->network );
		$this->store     = new Store( $this->generated, $this->policy );

		$this->term_refusal = new Term_Refusal( $this->texts() );
	}

	/** The core's tables. */
	public function generated(): Generated {
		return $this->generated;
	}

	/** The network's settings. */
	public function network(): Network_Store {
		return $this->network;
	}

	/** Ortto's own addresses. */
	public function known(): Connection_Hosts {
		return $this->known;
	}

	/** Who may save which connection. */
	public function policy(): Host_Policy {
		return $this->policy;
	}

	/** A site's settings. */
	public function store(): Store {
		return $this->store;
	}

	/** What mirrors the settings of pages whose meta is not at hand. */
	public function special_pages(): Special_Pages {
		return new Special_Pages( $this->store, $this->term_refusal );
	}

	/** What says that the setting of a term was not stored. */
	public function term_refusal(): Term_Refusal {
		return $this->term_refusal;
	}

	/** What brings the network's defaults to its sites. */
	public function distribution(): Distribution {
		return new Distribution( $this->store, $this->network, $this->policy, $this->first_marks() );
	}

	/** What marks the connections that an earlier version stored. */
	public function first_marks(): First_Marks {
		return new First_Marks( $this->store, $this->network );
	}

	/** The page at any address of the site. */
	public function addresses(): Address_Context {
		return new Address_Context( new Page_Context( $this->store ), new Page_Names( $this->texts() ) );
	}

	/** Every reason to print nothing, the cheap and frequent ones first. */
	public function guards(): Guards {
		return new Guards(
			array(
				new Not_Connected( $this->store ),
				new Unconfirmed( $this->store, $this->policy ),
				new Environment( $this->store ),
				new Copy( $this->store ),
			),
			array(
				new Feed(),
				new Embed_View(),
				new Preview(),
				new Customizer(),
				new Builder(),
				new Login(),
				new Rest(),
				new Ajax(),
				new Cron(),
				new Sitemap(),
				new Amp(),
			)
		);
	}

	/** Whether settings may become a file. */
	public function printable(): Printable {
		return new Printable( $this->generated, array( $this, 'guards' ) );
	}

	/** The messenger's files, as pages name them. */
	public function page_files(): Page_Files {
		return new Page_Files( $this->store, $this->generated, $this->printable() );
	}

	/** What keeps the Talk server's settings up to date. */
	public function server(): Server_Settings {
		return new Server_Settings( $this->store, array( $this, 'guards' ) );
	}

	/** What vouches for people at Ortto. */
	public function sessions(): Verified_Sessions {
		return new Verified_Sessions( $this->store, array( $this, 'guards' ) );
	}

	/** What Talk needs of the site's policies, and the policies with that in them. */
	public function policies(): Site_Merge {
		return new Site_Merge( $this->store, new Csp_Tables( $this->generated ) );
	}

	/** What looks at the site's policies. */
	public function security(): Security {
		return new Security( $this->generated, $this->store, $this->policies(), $this->checks(), $this->texts() );
	}

	/** The checks of the site. */
	public function checks(): Checks {
		$texts = $this->texts();
		return new Checks(
			$texts,
			array(
				new Status_Check( $this->store, array( $this, 'guards' ), $texts ),
				new Connection_Check( new Unconfirmed( $this->store, $this->policy ), $texts ),
				new Address_Check( $this->moved(), $texts ),
				new Consent_Check( $this->store, $texts ),
				new Tag_Check( $this->store, array( $this, 'guards' ), $this->addresses(), $texts ),
				new Policy_Check( $this->store, $this->policies(), $texts ),
				new Server_Check( $this->server(), $texts ),
				new Verified_Check( $this->sessions(), $texts ),
				new Messenger_Check( $this->page_files(), $texts ),
			)
		);
	}

	/** What knows whether the site is at an address where Talk was wanted. */
	public function moved(): Moved_Site {
		return new Moved_Site( $this->store, array( $this, 'guards' ) );
	}

	/** What keeps the rule about a term's posts. */
	public function term_rule(): Term_Rule {
		return new Term_Rule( $this->store, $this->generated, $this->texts() );
	}

	/** The plugin's words. */
	public function texts(): Texts {
		return new Texts( __DIR__ . '/generated/texts.php' );
	}
}

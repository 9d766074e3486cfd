<?php
/**
 * Puts the plugin together.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use TalkMessenger\Abilities\Abilities;
use TalkMessenger\Admin\Assets;
use TalkMessenger\Admin\Connect_Notice;
use TalkMessenger\Admin\Editor;
use TalkMessenger\Admin\Help;
use TalkMessenger\Admin\Loader_File_Notice;
use TalkMessenger\Admin\Meta_Box;
use TalkMessenger\Admin\Moved_Notice;
use TalkMessenger\Admin\Network_Notice;
use TalkMessenger\Admin\Page_Switch;
use TalkMessenger\Admin\Posts_List;
use TalkMessenger\Admin\Quick_Edit;
use TalkMessenger\Admin\Screen;
use TalkMessenger\Admin\Site_Screen;
use TalkMessenger\Admin\Term_Form;
use TalkMessenger\Cli\Commands;
use TalkMessenger\Cli\Console;
use TalkMessenger\Cli\Csp_Command;
use TalkMessenger\Cli\Page_Command;
use TalkMessenger\Cli\Rules_Command;
use TalkMessenger\Cli\Server_Command;
use TalkMessenger\Cli\Settings_Change;
use TalkMessenger\Cli\Site_Command;
use TalkMessenger\Cli\Talk_Command;
use TalkMessenger\Cli\Transfer_Command;
use TalkMessenger\Compatibility\Installations;
use TalkMessenger\Compatibility\Page_Caches;
use TalkMessenger\Compatibility\Script_Optimizers;
use TalkMessenger\Connection\First_Marks;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Connection_Hosts;
use TalkMessenger\Connection\Write_Check;
use TalkMessenger\Csp\Header_Merge;
use TalkMessenger\Csp\Loader_Tag;
use TalkMessenger\Csp\Csp_Tables;
use TalkMessenger\Csp\Site_Merge;
use TalkMessenger\Front\Admin_Bar;
use TalkMessenger\Front\Embed;
use TalkMessenger\Front\Loader_File;
use TalkMessenger\Front\Open_Chat;
use TalkMessenger\Front\Page_Context;
use TalkMessenger\Front\Page_Decision;
use TalkMessenger\Front\Printable;
use TalkMessenger\Front\Embed_Hint;
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
use TalkMessenger\Identity\Cookies;
use TalkMessenger\Identity\Endpoint;
use TalkMessenger\Messenger\Page_Files;
use TalkMessenger\Messenger\Translated_Texts;
use TalkMessenger\Network\Distribution;
use TalkMessenger\Network\Lock;
use TalkMessenger\Network\Network_Store;
use TalkMessenger\Privacy\Policy_Text;
use TalkMessenger\Rest\Answers;
use TalkMessenger\Rest\Choices_Controller;
use TalkMessenger\Rest\Decision_Controller;
use TalkMessenger\Rest\Network_Controller;
use TalkMessenger\Rest\Pages_Controller;
use TalkMessenger\Rest\Server_Controller;
use TalkMessenger\Rest\Settings_Controller;
use TalkMessenger\Rest\Status_Controller;
use TalkMessenger\Security\Observation;
use TalkMessenger\Security\Security;
use TalkMessenger\Security\Header_Probe;
use TalkMessenger\Server\Server_Settings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Settings\Validate;
use TalkMessenger\Staging\Moved_Site;
use TalkMessenger\Visibility\Address_Context;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Special_Pages;
use TalkMessenger\Visibility\Term_Rule;
use TalkMessenger\Visibility\Term_Setting;

/**
 * Makes the objects and lets them add their hooks: those of pages always, those of REST and of the administration
 * only there.
 */
final class Plugin {

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

	/** Makes what everything else is made of; nothing is read yet. */
	public function __construct() {
		$this->generated = new Generated( __DIR__ . '/generated' );
		$this->network   = new Network_Store( $this->generated );
		$this->known     = new Connection_Hosts( $this->generated );
		$this->policy    = new Host_Policy( $this->known, $this->network );
		$this->store     = new Store( $this->generated, $this->policy );
	}

	/** Adds the hooks. */
	public function register(): void {
		( new Post_Setting() )->register();
		( new Term_Setting() )->register();
		$this->term_rule()->register();
		$this->special_pages()->register();
		( new Page_Caches() )->register();
		( new Abilities( $this->store, array( $this, 'guards' ), $this->addresses(), $this->texts() ) )->register();
		( new Cookies( $this->store ) )->register();
		( new Endpoint( $this->store, $this->server() ) )->register();
		$this->first_marks()->register();
		( new Write_Check( $this->generated, $this->policy, $this->network, $this->texts() ) )->register();
		( new Loader_File( $this->store, $this->printable() ) )->register();
		( new Translated_Texts( $this->store, $this->generated, $this->texts() ) )->register();
		$this->page_files()->register();
		$this->moved()->register();
		$this->server()->register();
		// Tells the WP Consent API that the loading choice "when the visitor allows it" asks it.
		add_filter( 'wp_consent_api_registered_' . plugin_basename( TALK_MESSENGER_FILE ), '__return_true' );
		( new Lock( $this->network ) )->register();
		if ( is_multisite() ) {
			$this->distribution()->register();
		}
		$open_chat = new Open_Chat( $this->texts() );
		$open_chat->register();
		// rest_api_init also fires where a page asks the REST interface from the inside.
		add_action( 'rest_api_init', array( $this, 'register_rest' ), 1 );
		if ( is_admin() ) {
			$this->register_admin();
		} else {
			( new Script_Optimizers() )->register();
			$this->register_front( $open_chat );
			( new Header_Probe() )->register();
			( new Observation( $this->generated, $this->store ) )->register();
		}
		if ( wp_doing_cron() ) {
			$this->security()->register_site_health();
		}
		if ( defined( 'WP_CLI' ) && constant( 'WP_CLI' ) ) {
			$this->register_commands();
		}
	}

	/** Adds the commands of WP-CLI. */
	private function register_commands(): void {
		$console = new Console( $this->texts() );
		$change  = new Settings_Change( $this->store, $this->generated, $this->policy, $console );
		Commands::register(
			new Talk_Command( $this->store, array( $this, 'guards' ), $this->checks(), $this->addresses(), $this->server(), $this->page_files(), $console ),
			new Transfer_Command( $change, $console ),
			new Rules_Command( $change, $console ),
			new Page_Command( $console ),
			new Csp_Command( new Policy_Check( $this->store, $this->policies(), $this->texts() ), $console ),
			new Site_Command( $this->store, $this->moved(), $console ),
			new Server_Command( $this->server(), $console )
		);
	}

	/** The page at any address of the site. */
	private function addresses(): Address_Context {
		return new Address_Context( new Page_Context( $this->store ), new Page_Names( $this->texts() ) );
	}

	/** Adds the hooks of the REST interface. */
	public function register_rest(): void {
		$answers   = new Answers( $this->texts() );
		$validator = new Validate( $this->generated );
		( new Settings_Controller( $this->generated, $this->store, $validator, $this->policy, $answers ) )->register();
		( new Status_Controller( $this->store, $this->guards(), new Installations(), $this->policy, $this->known, $this->network, $this->server(), $answers ) )->register();
		( new Server_Controller( $this->server(), $answers ) )->register();
		( new Decision_Controller( $this->store, new Decision_Words( $this->texts() ), $answers ) )->register();
		( new Choices_Controller( $answers ) )->register();
		( new Pages_Controller( $this->addresses(), $answers ) )->register();
		$this->security()->register_rest( $answers );
		( new Network_Controller( $this->network, $this->distribution(), $validator, $this->policy, $answers ) )->register();
	}

	/** A site's settings. */
	public function store(): Store {
		return $this->store;
	}

	/** What mirrors the settings of pages whose meta is not at hand. */
	public function special_pages(): Special_Pages {
		return new Special_Pages( $this->store );
	}

	/** What brings the network's defaults to its sites. */
	public function distribution(): Distribution {
		return new Distribution( $this->store, $this->network, $this->policy, $this->first_marks() );
	}

	/** What marks the connections that an earlier version stored. */
	public function first_marks(): First_Marks {
		return new First_Marks( $this->store, $this->network );
	}

	/** What Talk needs of the site's policies, and the policies with that in them. */
	public function policies(): Site_Merge {
		return new Site_Merge( $this->store, new Csp_Tables( $this->generated ) );
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

	/**
	 * Adds the hooks of pages; those of the admin bar where it shows.
	 *
	 * @param Open_Chat $open_chat What opens the chat in content.
	 */
	private function register_front( Open_Chat $open_chat ): void {
		$context = new Page_Context( $this->store );
		$embed   = new Embed( $this->store, array( $this, 'guards' ), $context, $this->generated );
		$embed->register();
		( new Page_Decision( $this->store, $embed ) )->register();
		$open_chat->on_pages_of( $embed );
		( new Embed_Hint( $embed ) )->register();
		if ( $this->store->exists() && 'merge' === ( $this->store->read()->settings->csp->mode ?? null ) ) {
			( new Header_Merge( $this->policies(), new Loader_Tag( $embed ) ) )->register();
		}
		add_action(
			'admin_bar_init',
			function () use ( $embed, $context ): void {
				( new Admin_Bar( $this->store, $embed, array( $this, 'guards' ), $context, $this->texts() ) )->register();
			}
		);
	}

	/** Adds the hooks of the administration. */
	private function register_admin(): void {
		$texts  = $this->texts();
		$assets = new Assets( $texts );
		( new Screen( $assets, $texts ) )->register();
		( new Help( $this->store, $texts ) )->register();
		( new Site_Screen( $this->store, $texts ) )->register();
		( new Connect_Notice( $this->store, $texts ) )->register();
		( new Policy_Text( $this->store, $texts ) )->register();
		( new Loader_File_Notice( $this->store, $this->page_files(), $texts ) )->register();
		( new Moved_Notice( $this->moved(), $texts ) )->register();
		if ( Site::is_network_active() ) {
			( new Network_Notice( $this->store, $this->distribution(), new Lock( $this->network ), $texts ) )->register();
		}
		( new Editor( $assets, $this->store ) )->register();
		( new Meta_Box( $this->store, $texts ) )->register();
		( new Posts_List( $assets, $this->store, $texts, new Decision_Words( $texts ) ) )->register();
		( new Quick_Edit( $texts ) )->register();
		( new Term_Form( $this->term_rule(), $texts ) )->register();
		( new Page_Switch( $texts ) )->register();
		$this->security()->register_site_health();
	}

	/** Whether settings may become a file. */
	private function printable(): Printable {
		return new Printable( $this->generated, array( $this, 'guards' ) );
	}

	/** The messenger's files, as pages name them. */
	private function page_files(): Page_Files {
		return new Page_Files( $this->store, $this->generated, $this->printable() );
	}

	/** What keeps the Talk server's settings up to date. */
	private function server(): Server_Settings {
		return new Server_Settings( $this->store, array( $this, 'guards' ) );
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
				new Messenger_Check( $this->page_files(), $texts ),
			)
		);
	}

	/** What knows whether the site is at an address where Talk was wanted. */
	private function moved(): Moved_Site {
		return new Moved_Site( $this->store, array( $this, 'guards' ) );
	}

	/** What keeps the rule about a term's posts. */
	private function term_rule(): Term_Rule {
		return new Term_Rule( $this->store, $this->generated, $this->texts() );
	}

	/** The plugin's words. */
	private function texts(): Texts {
		return new Texts( __DIR__ . '/generated/texts.php' );
	}
}

<?php
/**
 * The plugin's hooks.
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
use TalkMessenger\Connection\Write_Check;
use TalkMessenger\Csp\Header_Merge;
use TalkMessenger\Csp\Loader_Tag;
use TalkMessenger\Front\Admin_Bar;
use TalkMessenger\Front\Embed;
use TalkMessenger\Front\Loader_File;
use TalkMessenger\Front\Open_Chat;
use TalkMessenger\Front\Page_Context;
use TalkMessenger\Front\Page_Decision;
use TalkMessenger\Front\Embed_Hint;
use TalkMessenger\Health\Policy_Check;
use TalkMessenger\Identity\Confirmed_Address;
use TalkMessenger\Identity\Cookies;
use TalkMessenger\Identity\Endpoint;
use TalkMessenger\Messenger\Translated_Texts;
use TalkMessenger\Network\Lock;
use TalkMessenger\Privacy\Personal_Data;
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
use TalkMessenger\Security\Header_Probe;
use TalkMessenger\Settings\Validate;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Term_Setting;

/**
 * Lets the plugin's objects add their hooks: those of pages always, those of REST and of the administration only there.
 */
final class Plugin {

	/**
	 * What the plugin is made of.
	 *
	 * @var Services
	 */
	private Services $services;

	/** Nothing is read yet. */
	public function __construct() {
		$this->services = new Services();
	}

	/** Adds the hooks. */
	public function register(): void {
		$services = $this->services;
		( new Post_Setting() )->register();
		( new Term_Setting() )->register();
		$services->term_rule()->register();
		$services->special_pages()->register();
		$services->term_refusal()->register();
		( new Page_Caches() )->register();
		( new Abilities( $services->store(), array( $services, 'guards' ), $services->addresses(), $services->texts() ) )->register();
		( new Cookies( $services->store() ) )->register();
		( new Endpoint( $services->store(), $services->server(), $services->sessions() ) )->register();
		( new Confirmed_Address( $services->store() ) )->register();
		( new Personal_Data( $services->texts() ) )->register();
		$services->first_marks()->register();
		( new Write_Check( $services->generated(), $services->policy(), $services->network(), $services->texts() ) )->register();
		( new Loader_File( $services->store(), $services->printable() ) )->register();
		( new Translated_Texts( $services->store(), $services->generated(), $services->texts() ) )->register();
		$services->page_files()->register();
		$services->moved()->register();
		$services->server()->register();
		// Tells the WP Consent API that the loading choice "after the visitor consents" asks it.
		add_filter( 'wp_consent_api_registered_' . plugin_basename( TALK_MESSENGER_FILE ), '__return_true' );
		( new Lock( $services->network() ) )->register();
		if ( is_multisite() ) {
			$services->distribution()->register();
		}
		$open_chat = new Open_Chat( $services->texts() );
		$open_chat->register();
		// rest_api_init also fires where a page asks the REST interface from the inside.
		add_action( 'rest_api_init', array( $this, 'register_rest' ), 1 );
		if ( is_admin() ) {
			$this->register_admin();
		} else {
			( new Script_Optimizers() )->register();
			$this->register_front( $open_chat );
			( new Header_Probe() )->register();
			( new Observation( $services->generated(), $services->store() ) )->register();
		}
		if ( wp_doing_cron() ) {
			$services->security()->register_site_health();
		}
		if ( defined( 'WP_CLI' ) && constant( 'WP_CLI' ) ) {
			$this->register_commands();
		}
	}

	/** Adds the commands of WP-CLI. */
	private function register_commands(): void {
		$services = $this->services;
		$console  = new Console( $services->texts() );
		$change   = new Settings_Change( $services->store(), $services->generated(), $services->policy(), $console );
		Commands::register(
			new Talk_Command( $services->store(), array( $services, 'guards' ), $services->checks(), $services->addresses(), $services->server(), $services->page_files(), $console ),
			new Transfer_Command( $change, $console ),
			new Rules_Command( $change, $console ),
			new Page_Command( $console ),
			new Csp_Command( new Policy_Check( $services->store(), $services->policies(), $services->texts() ), $console ),
			new Site_Command( $services->store(), $services->moved(), $console ),
			new Server_Command( $services->server(), $console )
		);
	}

	/** Adds the hooks of the REST interface. */
	public function register_rest(): void {
		$services  = $this->services;
		$answers   = new Answers( $services->texts() );
		$validator = new Validate( $services->generated() );
		( new Settings_Controller( $services->generated(), $services->store(), $validator, $services->policy(), $answers ) )->register();
		( new Status_Controller( $services->store(), $services->guards(), new Installations(), $services->policy(), $services->known(), $services->network(), $services->server(), $answers ) )->register();
		( new Server_Controller( $services->server(), $answers ) )->register();
		( new Decision_Controller( $services->store(), new Decision_Words( $services->texts() ), $answers ) )->register();
		( new Choices_Controller( $answers ) )->register();
		( new Pages_Controller( $services->addresses(), $answers ) )->register();
		$services->security()->register_rest( $answers );
		( new Network_Controller( $services->network(), $services->distribution(), $validator, $services->policy(), $answers ) )->register();
	}

	/**
	 * Adds the hooks of pages; those of the admin bar where it shows.
	 *
	 * @param Open_Chat $open_chat What opens the chat in content.
	 */
	private function register_front( Open_Chat $open_chat ): void {
		$services = $this->services;
		$context  = new Page_Context( $services->store() );
		$embed    = new Embed( $services->store(), array( $services, 'guards' ), $context, $services->generated() );
		$embed->register();
		( new Page_Decision( $services->store(), $embed ) )->register();
		$open_chat->on_pages_of( $embed );
		( new Embed_Hint( $embed ) )->register();
		if ( $services->store()->exists() && 'merge' === ( $services->store()->read()->settings->csp->mode ?? null ) ) {
			( new Header_Merge( $services->policies(), new Loader_Tag( $embed ) ) )->register();
		}
		add_action(
			'admin_bar_init',
			function () use ( $services, $embed, $context ): void {
				( new Admin_Bar( $services->store(), $embed, array( $services, 'guards' ), $context, $services->texts() ) )->register();
			}
		);
	}

	/** Adds the hooks of the administration. */
	private function register_admin(): void {
		$services = $this->services;
		$texts    = $services->texts();
		$assets   = new Assets( $texts );
		( new Screen( $assets, $texts ) )->register();
		( new Help( $services->store(), $texts ) )->register();
		( new Site_Screen( $services->store(), $services->sessions(), $texts ) )->register();
		( new Connect_Notice( $services->store(), $texts ) )->register();
		( new Policy_Text( $services->store(), $texts ) )->register();
		( new Loader_File_Notice( $services->store(), $services->page_files(), $texts ) )->register();
		( new Moved_Notice( $services->moved(), $texts ) )->register();
		if ( Site::is_network_active() ) {
			( new Network_Notice( $services->store(), $services->distribution(), new Lock( $services->network() ), $texts ) )->register();
		}
		( new Editor( $assets, $services->store() ) )->register();
		( new Meta_Box( $services->store(), $texts ) )->register();
		( new Posts_List( $assets, $services->store(), $texts, new Decision_Words( $texts ) ) )->register();
		( new Quick_Edit( $texts ) )->register();
		( new Term_Form( $services->term_rule(), $services->term_refusal(), $texts ) )->register();
		( new Page_Switch( $texts, $services->term_refusal() ) )->register();
		$services->security()->register_site_health();
	}
}

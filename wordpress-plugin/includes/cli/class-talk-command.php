<?php
/**
 * `wp talk`.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use TalkMessenger\Compatibility\Consent_Banner;
use TalkMessenger\Compatibility\Page_Caches;
use TalkMessenger\Front\Loader_File;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Health\Checks;
use TalkMessenger\Health\Result;
use TalkMessenger\Messenger\Page_Files;
use TalkMessenger\Security\Site_Health;
use TalkMessenger\Server\Server_Settings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Visibility\Address_Context;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Residual;

/**
 * Looks after Ortto's Talk messenger on this site.
 *
 * Exits with 0, with 1 where something was found that needs attention, with 2 where the input was bad and nothing
 * was done.
 */
final class Talk_Command {

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
	 * The checks of the site.
	 *
	 * @var Checks
	 */
	private Checks $checks;

	/**
	 * The page at an address.
	 *
	 * @var Address_Context
	 */
	private Address_Context $addresses;

	/**
	 * What keeps the Talk server up to date.
	 *
	 * @var Server_Settings
	 */
	private Server_Settings $server;

	/**
	 * The messenger's files.
	 *
	 * @var Page_Files
	 */
	private Page_Files $files;

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store              $store     The site's settings.
	 * @param callable(): Guards $guards    Makes the reasons to print nothing.
	 * @param Checks             $checks    The checks of the site.
	 * @param Address_Context    $addresses The page at an address.
	 * @param Server_Settings    $server    What keeps the Talk server up to date.
	 * @param Page_Files         $files     The messenger's files.
	 * @param Console            $console   What is printed.
	 */
	public function __construct( Store $store, callable $guards, Checks $checks, Address_Context $addresses, Server_Settings $server, Page_Files $files, Console $console ) {
		$this->store     = $store;
		$this->guards    = $guards;
		$this->checks    = $checks;
		$this->addresses = $addresses;
		$this->server    = $server;
		$this->files     = $files;
		$this->console   = $console;
	}

	/**
	 * Shows whether Talk is on, and what keeps it off. Exits with 1 where it is off.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk status --format=json
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function status( array $args, array $options ): void {
		$envelope   = $this->store->current();
		$settings   = $envelope->settings;
		$connection = $settings->connection;
		$reasons    = array();
		foreach ( call_user_func( $this->guards )->of_site() as $state ) {
			if ( $state['blocks'] ) {
				$reasons[] = $this->console->texts()->get( $state['guard']->reason() );
			}
		}
		if ( ! $settings->enabled ) {
			$reasons[] = $this->console->texts()->get( 'wordpress.because.site' );
		}
		$this->console->members(
			array(
				'version'     => TALK_MESSENGER_VERSION,
				'on'          => array() === $reasons,
				'off_because' => $reasons,
				'source'      => $settings->installation->source,
				'service'     => $connection->service ?? null,
				'trackingKey' => null === $connection ? null : Site_Health::masked( $connection->trackingKey ),
				'captureHost' => $connection->captureHost ?? null,
				'scriptUrl'   => $connection->scriptUrl ?? null,
				'default'     => $settings->visibility->default,
				'whenHidden'  => $settings->visibility->whenHidden,
				'rules'       => count( $settings->visibility->rules ),
				'loading'     => $settings->loading->strategy,
				'consent'     => Consent_Banner::state(),
				'csp'         => $settings->csp->mode,
				'builtIn'     => null !== Loader_File::of( $envelope ),
				'messenger'   => $this->files->state(),
				'atServer'    => $this->server->state()['state'] ?? null,
				'caches'      => Page_Caches::found(),
				'revision'    => $envelope->revision,
			),
			$options
		);
		if ( $reasons ) {
			$this->console->found();
		}
	}

	/**
	 * Says whether a guest sees Talk at an address, and why.
	 *
	 * ## OPTIONS
	 *
	 * <address>...
	 * : Paths or whole addresses of this site.
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk decide / /checkout/ --format=csv
	 *
	 * @param string[]              $args    Addresses.
	 * @param array<string, string> $options Options.
	 */
	public function decide( array $args, array $options ): void {
		$words    = new Decision_Words( $this->console->texts() );
		$settings = $this->store->read()->settings;
		$rows     = array();
		$problems = array();
		foreach ( $args as $address ) {
			$found = $this->addresses->of( $address );
			if ( ! is_array( $found ) ) {
				$problems[] = "$address: " . $this->console->texts()->get( "wordpress.address.$found" );
				continue;
			}
			$residual = Residual::decision( $settings, $found['context'] );
			$because  = $residual['decision']['because'] ?? array( 'by' => Decision_Words::OPEN );
			$rows[]   = array(
				'address' => $address,
				'talk'    => Decision_Words::state( $residual ),
				'by'      => $because['by'],
				'rule'    => $because['rule'] ?? '',
				'reason'  => $words->reason( $settings, $residual ),
				'kind'    => $found['context']['kind'],
				'title'   => $found['title'],
			);
		}
		if ( $rows ) {
			$this->console->rows( $rows, array( 'address', 'talk', 'by', 'rule', 'reason', 'kind', 'title' ), $options );
		}
		if ( $problems ) {
			$this->console->refuse( $problems );
		}
	}

	/**
	 * Empties the page caches that this plugin knows.
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Only say which ones.
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function purge( array $args, array $options ): void {
		$found = Page_Caches::found();
		if ( ! Console::is_dry( $options ) ) {
			( new Page_Caches() )->purge();
		}
		$this->console->rows( array_map( static fn( string $cache ): array => compact( 'cache' ), $found ), array( 'cache' ), $options );
		$this->console->done( $found ? ( Console::is_dry( $options ) ? 'wouldPurge' : 'purged' ) : 'noCache' );
	}

	/**
	 * Runs all checks of Site Health that are about Talk. Exits with 1 where one of them found something.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function doctor( array $args, array $options ): void {
		$rows = array();
		foreach ( $this->checks->applying() as $check ) {
			$result = $check->run();
			$rows[] = array(
				'check'   => $check->id(),
				'status'  => $result->status,
				'found'   => $result->title,
				'details' => $result->summary(),
			);
		}
		$this->console->rows( $rows, array( 'check', 'status', 'found', 'details' ), $options );
		if ( array_diff( array_column( $rows, 'status' ), array( Result::GOOD ) ) ) {
			$this->console->found();
		}
	}
}

<?php
/**
 * Site Health.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Csp\Answer;
use TalkMessenger\Csp\Callback_Slot;
use TalkMessenger\Csp\Merge_Result;
use TalkMessenger\Csp\Page;
use TalkMessenger\Front\Loader_File;
use TalkMessenger\Csp\Site_Merge;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * A test that looks at the front page's policies, and what support needs to know. Neither holds the tracking key.
 */
final class Site_Health {

	private const TEST = 'talk_messenger_policy';

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
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store      $store The site's settings.
	 * @param Site_Merge $merge The merge with the site's settings.
	 * @param Texts      $texts The plugin's words.
	 */
	public function __construct( Store $store, Site_Merge $merge, Texts $texts ) {
		$this->store = $store;
		$this->merge = $merge;
		$this->texts = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
		add_filter( 'debug_information', array( $this, 'add_information' ) );
	}

	/**
	 * Adds the test. It makes a request, so the screen asks for it by itself.
	 *
	 * @param mixed $tests Tests by kind.
	 * @return mixed
	 */
	public function add_test( $tests ) {
		if ( is_array( $tests ) && null !== $this->store->current()->settings->connection ) {
			$tests['async'][ self::TEST ] = array(
				'label'             => $this->texts->get( 'wordpress.health.label' ),
				'test'              => rest_url( 'talk-messenger/v1/security/health' ),
				'has_rest'          => true,
				'async_direct_test' => array( $this, 'test' ),
			);
		}
		return $tests;
	}

	/**
	 * Whether the front page's policies let Talk work.
	 *
	 * @return array<string, mixed>
	 */
	public function test(): array {
		try {
			$page = ( new Page_Fetch() )->get( '/' );
		} catch ( Fetch_Refused $refused ) {
			return $this->result( 'recommended', 'unseen', array( $refused->finding->message( $this->texts->all() ) ) );
		}
		$document = new Document( $page->body );
		// Policies of pages without Talk are left alone, so they tell nothing of those with it.
		if ( null === $document->loader ) {
			return $this->result( 'good', 'elsewhere', array() );
		}
		$lines = $this->lines( $this->merged( $page, $document ) );
		return $lines ? $this->result( 'recommended', 'blocked', $lines ) : $this->result( 'good', 'free', array() );
	}

	/**
	 * Adds what support needs to know.
	 *
	 * @param mixed $information Sections.
	 * @return mixed
	 */
	public function add_information( $information ) {
		if ( ! is_array( $information ) ) {
			return $information;
		}
		$csp      = $this->store->current()->settings->csp;
		$features = array_keys( array_filter( (array) $csp->features ) );
		$until    = Observation::until();

		$information['talk-messenger'] = array(
			'label'  => $this->texts->get( 'wordpress.menu' ),
			'fields' => array(
				'version'  => $this->field( 'wordpress.health.version', TALK_MESSENGER_VERSION, TALK_MESSENGER_VERSION ),
				'mode'     => $this->field( 'settings.csp.mode.label', $this->texts->get( "settings.csp.mode.{$csp->mode}" ), $csp->mode ),
				'features' => $this->field( 'wordpress.health.features', implode( ', ', array_map( array( $this, 'feature' ), $features ) ), implode( ', ', $features ) ),
				'styles'   => $this->yes_or_no( 'settings.csp.allowInlineStyles.label', $csp->allowInlineStyles ),
				'workers'  => $this->yes_or_no( 'settings.csp.allowBlobWorkers.label', $csp->allowBlobWorkers ),
				'callback' => $this->yes_or_no( 'wordpress.health.callback', null !== Callback_Slot::lost_at() ),
				'letters'  => $this->yes_or_no( 'wordpress.health.letters', class_exists( 'Normalizer' ) ),
				'observed' => null === $until
					? $this->field( 'wordpress.health.observed', $this->texts->get( 'security.observe.over' ), 'false' )
					: $this->field( 'wordpress.health.observed', gmdate( 'c', $until ), gmdate( 'c', $until ) ),
			),
		);
		return $information;
	}

	/**
	 * A line of the information, in the form of Site Health.
	 *
	 * @param string $label Key of what it is called.
	 * @param string $value In the reader's language.
	 * @param string $debug As it is copied for support, the same in every language.
	 * @return array{label: string, value: string, debug: string}
	 */
	private function field( string $label, string $value, string $debug ): array {
		return array(
			'label' => $this->texts->get( $label ),
			'value' => $value,
			'debug' => $debug,
		);
	}

	/**
	 * A line that says yes or no.
	 *
	 * @param string $label Key of what it is called.
	 * @param bool   $yes   Which of them.
	 * @return array{label: string, value: string, debug: string}
	 */
	private function yes_or_no( string $label, bool $yes ): array {
		return $this->field( $label, $this->texts->get( $yes ? 'wordpress.health.yes' : 'wordpress.health.no' ), $yes ? 'true' : 'false' );
	}

	/**
	 * What a part of Talk is called.
	 *
	 * @param string $name Its name in the settings.
	 */
	private function feature( string $name ): string {
		return $this->texts->get( "settings.csp.features.$name.label" );
	}

	/**
	 * What a merge would change on a page.
	 *
	 * @param Fetched_Page $page     Page.
	 * @param Document     $document What it says.
	 */
	private function merged( Fetched_Page $page, Document $document ): Merge_Result {
		$loader = $document->loader ?? array();
		return $this->merge->response(
			$page->headers,
			$document->meta,
			new Page( $page->url, $loader['src'] ?? '', $loader['nonce'] ?? ( $document->nonces[0] ?? '' ), $loader['integrity'] ?? '', Loader_File::is_at( $loader['src'] ?? '' ) )
		);
	}

	/**
	 * What stands against Talk, in words.
	 *
	 * @param Merge_Result $merged What a merge would change.
	 * @return string[]
	 */
	private function lines( Merge_Result $merged ): array {
		$said  = ( new Answer( $this->texts->all() ) )->of( $merged );
		$lines = array_column( $said['blockers'], 'message' );
		foreach ( $said['added'] as $added ) {
			$lines[] = $this->texts->get( 'wordpress.health.missing', array_map( 'strval', array_intersect_key( $added, array_flip( array( 'directive', 'source', 'why' ) ) ) ) );
		}
		return $lines;
	}

	/**
	 * An answer in the form of Site Health.
	 *
	 * @param string   $status `good` or `recommended`.
	 * @param string   $found  Last step of the keys of its words.
	 * @param string[] $lines  What was found, as plain text.
	 * @return array<string, mixed>
	 */
	private function result( string $status, string $found, array $lines ): array {
		$list = '';
		foreach ( $lines as $line ) {
			$list .= '<li>' . esc_html( $line ) . '</li>';
		}
		$text = '<p>' . esc_html( $this->texts->get( "wordpress.health.$found.text" ) ) . '</p>' . ( '' === $list ? '' : "<ul>$list</ul>" );
		$link = admin_url( 'admin.php?page=talk-messenger&tab=security' );
		return array(
			'label'       => $this->texts->get( "wordpress.health.$found" ),
			'status'      => $status,
			'badge'       => array(
				'label' => $this->texts->get( 'wordpress.menu' ),
				'color' => 'blue',
			),
			'description' => $text,
			'actions'     => '<p><a href="' . esc_url( $link ) . '">' . esc_html( $this->texts->get( 'wordpress.health.open' ) ) . '</a></p>',
			'test'        => self::TEST,
		);
	}
}

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
	private $store;

	/**
	 * The merge with the site's settings.
	 *
	 * @var Site_Merge
	 */
	private $merge;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private $texts;

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
			return $this->result( 'recommended', 'unseen', array( $this->texts->get( $refused->finding->text, $refused->finding->values ) ) );
		}
		$lines = $this->lines( $this->merged( $page ) );
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
		$csp    = $this->store->current()->settings->csp;
		$fields = array(
			'version'  => array( $this->texts->get( 'wordpress.health.version' ), TALK_MESSENGER_VERSION ),
			'mode'     => array( $this->texts->get( 'settings.csp.mode.label' ), $csp->mode ),
			'features' => array( $this->texts->get( 'wordpress.health.features' ), implode( ', ', array_keys( array_filter( (array) $csp->features ) ) ) ),
			'styles'   => array( $this->texts->get( 'settings.csp.allowInlineStyles.label' ), $csp->allowInlineStyles ? 'true' : 'false' ),
			'workers'  => array( $this->texts->get( 'settings.csp.allowBlobWorkers.label' ), $csp->allowBlobWorkers ? 'true' : 'false' ),
			'callback' => array( $this->texts->get( 'wordpress.health.callback' ), null === Callback_Slot::lost_at() ? 'false' : 'true' ),
			'letters'  => array( $this->texts->get( 'wordpress.health.letters' ), class_exists( 'Normalizer' ) ? 'true' : 'false' ),
			'observed' => array( $this->texts->get( 'wordpress.health.observed' ), null === Observation::until() ? 'false' : gmdate( 'c', Observation::until() ) ),
		);
		$information['talk-messenger'] = array(
			'label'  => $this->texts->get( 'wordpress.menu' ),
			'fields' => array_map(
				static function ( array $field ): array {
					return array(
						'label' => $field[0],
						'value' => $field[1],
					);
				},
				$fields
			),
		);
		return $information;
	}

	/**
	 * What a merge would change on a page.
	 *
	 * @param Fetched_Page $page Page.
	 */
	private function merged( Fetched_Page $page ): Merge_Result {
		$document = new Document( $page->body );
		$loader   = $document->loader ?? array();
		return $this->merge->response(
			$page->headers,
			$document->meta,
			new Page( $page->url, $loader['src'] ?? '', $loader['nonce'] ?? ( $document->nonces[0] ?? '' ), $loader['integrity'] ?? '' )
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
			$lines[] = $this->texts->get( 'wordpress.health.missing', array_intersect_key( $added, array_flip( array( 'directive', 'source', 'why' ) ) ) );
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

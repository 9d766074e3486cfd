<?php
/**
 * Whether a page's policies let Talk work.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Csp\Answer;
use TalkMessenger\Csp\Merge_Result;
use TalkMessenger\Csp\Page;
use TalkMessenger\Csp\Site_Merge;
use TalkMessenger\Front\Loader_File;
use TalkMessenger\Security\Document;
use TalkMessenger\Security\Fetch_Refused;
use TalkMessenger\Security\Fetched_Page;
use TalkMessenger\Security\Page_Fetch;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Looks at a page's Content Security Policies, as a guest gets them: at the front page's, unless told otherwise.
 */
final class Policy_Check extends Check {

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
	 * Reads nothing yet.
	 *
	 * @param Store      $store The site's settings.
	 * @param Site_Merge $merge The merge with the site's settings.
	 * @param Texts      $texts The plugin's words.
	 */
	public function __construct( Store $store, Site_Merge $merge, Texts $texts ) {
		parent::__construct( $texts );
		$this->store = $store;
		$this->merge = $merge;
	}

	/** Its name. */
	public function id(): string {
		return 'policy';
	}

	/** Before connecting there is nothing that a policy could block. */
	public function applies(): bool {
		return null !== $this->store->current()->settings->connection;
	}

	/** Asks for a page. */
	public function slow(): bool {
		return true;
	}

	/** Where policies are looked at. */
	public function tab(): string {
		return 'security';
	}

	/** Whether the front page's policies let Talk work. */
	public function run(): Result {
		return $this->of( '/' );
	}

	/**
	 * Whether a page's policies let Talk work.
	 *
	 * @param string $address Address on this site, absolute or relative to its front page.
	 */
	public function of( string $address ): Result {
		try {
			$page = ( new Page_Fetch() )->get( $address );
		} catch ( Fetch_Refused $refused ) {
			return Result::found( $this->texts, Result::RECOMMENDED, 'unseen', array( $refused->finding->message( $this->texts->all() ) ) );
		}
		$document = new Document( $page->body );
		// Policies of pages without Talk are left alone, so they say nothing of those with it.
		if ( null === $document->loader ) {
			return Result::found( $this->texts, Result::GOOD, 'elsewhere' );
		}
		$lines = $this->lines( $this->merged( $page, $document ) );
		return $lines
			? Result::found( $this->texts, Result::RECOMMENDED, 'blocked', $lines )
			: Result::found( $this->texts, Result::GOOD, 'free' );
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
	 * What keeps Talk from working, in words.
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
}

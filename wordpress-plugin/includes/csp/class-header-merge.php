<?php
/**
 * Merges the policies that PHP sends.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Compatibility\Consent_Policy;
use Throwable;

/**
 * On pages that carry the loader, what Talk needs goes into the policies of the response: at the end of
 * `send_headers`, so that a page cache records it, and again ahead of sending, which also sees what was set later. What
 * was merged the first time is known, so that the second time starts from the site's own policies; they come back
 * unchanged where the page turns out to carry no loader. No policy is ever added or replaced.
 */
final class Header_Merge {

	/**
	 * The merge with the site's settings.
	 *
	 * @var Site_Merge
	 */
	private Site_Merge $merge;

	/**
	 * The loader's tag.
	 *
	 * @var Loader_Tag
	 */
	private Loader_Tag $tag;

	/**
	 * PHP's callback ahead of sending headers.
	 *
	 * @var Header_Callback
	 */
	private Header_Callback $callback;

	/**
	 * The site's own values by the header that took their place, in order.
	 *
	 * @var array<string, string[]>
	 */
	private array $originals = array();

	/**
	 * Does nothing yet.
	 *
	 * @param Site_Merge $merge The merge with the site's settings.
	 * @param Loader_Tag $tag   The loader's tag.
	 */
	public function __construct( Site_Merge $merge, Loader_Tag $tag ) {
		$this->merge    = $merge;
		$this->tag      = $tag;
		$this->callback = new Header_Callback( array( $this, 'merge' ) );
	}

	/** Adds the hooks. */
	public function register(): void {
		$this->tag->register();
		$this->callback->claim();
		add_action( 'send_headers', array( $this, 'merge' ), PHP_INT_MAX, 0 );
		add_action( 'shutdown', array( $this, 'look_after' ), PHP_INT_MAX, 0 );
	}

	/** Merges the response as it is now. A page is never broken by this: what fails leaves the policies as they are. */
	public function merge(): void {
		if ( headers_sent() || ! did_action( 'send_headers' ) ) {
			return;
		}
		try {
			$sent = Response_Headers::read();
			$site = Response_Headers::of_site( $sent );
			// The observation gives way: it must not keep Talk's sources from fitting in.
			if ( Response_Headers::have_policy( $site ) ) {
				$own    = $this->with_originals( $site );
				$merged = $this->is_wanted( $own ) ? $this->merge->response( $own, array(), $this->tag->page() )->headers : $own;
				Response_Headers::replace( $sent, $merged );
				$this->remember( $own, $merged );
				/**
				 * Fires each time the policies of a response were merged: early, for caches, and when headers are sent.
				 *
				 * @since 0.1.0
				 *
				 * @param array<int, array{name: string, value: string}> $own    All headers with the site's own policies.
				 * @param array<int, array{name: string, value: string}> $merged All headers as they are sent.
				 */
				do_action( 'talk_messenger_policies_merged', $own, $merged );
			}
		} catch ( Throwable $error ) {
			if ( WP_DEBUG ) {
				error_log( 'Talk Messenger left the policies as they are: ' . $error->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- On sites that ask for it.
			}
		}
	}

	/** After a page with the loader: was PHP's callback ours? */
	public function look_after(): void {
		if ( $this->callback->was_replaced() && did_action( 'send_headers' ) && $this->is_wanted( Response_Headers::read() ) ) {
			Header_Callback::record();
		}
	}

	/**
	 * Whether the response is a page that carries the loader, and its policies are not the visitor's consent.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Its headers.
	 */
	private function is_wanted( array $headers ): bool {
		return Response_Headers::are_of_page( $headers ) && null === Consent_Policy::plugin() && $this->tag->is_on_page();
	}

	/**
	 * The headers with the site's own values where ours stand.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @return array<int, array{name: string, value: string}>
	 */
	private function with_originals( array $headers ): array {
		$left = $this->originals;
		foreach ( $headers as $index => $header ) {
			$key = self::key( $header );
			if ( ! empty( $left[ $key ] ) ) {
				$headers[ $index ]['value'] = array_shift( $left[ $key ] );
			}
		}
		return $headers;
	}

	/**
	 * Remembers what took which value's place.
	 *
	 * @param array<int, array{name: string, value: string}> $own    The site's own headers.
	 * @param array<int, array{name: string, value: string}> $merged The headers that are sent, one by one.
	 */
	private function remember( array $own, array $merged ): void {
		$this->originals = array();
		foreach ( $merged as $index => $header ) {
			if ( $header['value'] !== $own[ $index ]['value'] ) {
				$this->originals[ self::key( $header ) ][] = $own[ $index ]['value'];
			}
		}
	}

	/**
	 * Names a header by what it says.
	 *
	 * @param array{name: string, value: string} $header Header.
	 */
	private static function key( array $header ): string {
		return Policy_List::kind( $header['name'] ) . ': ' . $header['value'];
	}
}

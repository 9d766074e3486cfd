<?php
/**
 * A page's decision, for a tag that has lost it.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use TalkMessenger\Security\Private_Answer;
use TalkMessenger\Settings\Store;

/**
 * Where another plugin took the attributes off the loader's tag, or merged it into a bundle, a loader with the settings built
 * in asks the page itself, by POST at the page's own address. So the page decides as it does when it is printed, with every
 * filter of the site; and the answer holds for who asks, as no cache has a part in it.
 */
final class Page_Decision {

	/** The parameter that asks, at the end of the page's address; the name of `data-ask`. */
	public const PARAMETER = 'talk-messenger-decision';

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * What decides.
	 *
	 * @var Embed
	 */
	private Embed $embed;

	/**
	 * Decides nothing yet.
	 *
	 * @param Store $store The site's settings.
	 * @param Embed $embed What decides.
	 */
	public function __construct( Store $store, Embed $embed ) {
		$this->store = $store;
		$this->embed = $embed;
	}

	/** Adds the hook where the request asks; nothing on any other. */
	public function register(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- A nonce in a page would be the same for everybody a cache serves.
		if ( ! isset( $_GET[ self::PARAMETER ] ) || ! isset( $_SERVER['REQUEST_URI'] ) ) {
			return;
		}
		// The page has the address that it has without the question.
		$_SERVER['REQUEST_URI'] = preg_replace( '/[?&]+' . self::PARAMETER . '\z/', '', $_SERVER['REQUEST_URI'] ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- As it was.
		unset( $_GET[ self::PARAMETER ] ); // phpcs:ignore WordPress.Security.NonceVerification -- As above.
		// Once others have said what the page is, and whether the visitor may see it.
		add_action( 'template_redirect', array( $this, 'answer' ), PHP_INT_MAX );
	}

	/** Answers and ends. Where the site has no such loader, the address is a page like any other. */
	public function answer(): void {
		if ( ! $this->store->exists() || ! Loader_File::is_wanted( $this->store->read()->host ) ) {
			return;
		}
		Private_Answer::to_own_page();
		// Nothing where the page has no tag, or one with other settings than those in the file.
		$printed = null !== $this->embed->expected() && $this->embed->is_built_in();
		Private_Answer::send( 200, $printed ? $this->embed->decided() : null );
	}
}

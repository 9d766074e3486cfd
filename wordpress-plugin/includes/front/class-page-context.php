<?php
/**
 * Facts about the page that is being rendered.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use TalkMessenger\Settings\Store;
use TalkMessenger\Visibility\Context;
use TalkMessenger\Visibility\Page_Kind;
use TalkMessenger\Visibility\Post_Context;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Special_Pages;
use TalkMessenger\Visibility\Term_Context;
use WP_Post;
use WP_Post_Type;
use WP_Term;

/**
 * Reads only what WordPress has loaded for the page anyway: no query is added.
 */
final class Page_Context {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 */
	public function __construct( Store $store ) {
		$this->store = $store;
	}

	/**
	 * The context of the main query, for the visitor: a guest, unless WordPress marks the response as private.
	 *
	 * @param array<string, mixed> $known What is known better than from the request, in the same form.
	 * @return array{url: string, home: string, kind: string, type: string|null, id: int|null, handle: string|null, terms: string[], locale: string, override: string|null, visitor: array{signedIn: bool, roles: string[]}}
	 */
	public function current( array $known = array() ): array {
		$kind    = Page_Kind::of_request();
		$subject = $this->subject();
		$facts   = array(
			'url'      => self::url(),
			'kind'     => $kind,
			'override' => $this->override( $subject ),
		);
		if ( is_user_logged_in() ) {
			$facts['visitor'] = array(
				'signedIn' => true,
				'roles'    => array_values( wp_get_current_user()->roles ),
			);
		}
		return Context::of( $known + $facts + self::facts( $subject ), $subject );
	}

	/**
	 * What the page is about. WooCommerce's shop is an archive to WordPress, and a page to its owner.
	 *
	 * @return object|null
	 */
	public function subject() {
		if ( is_404() || is_search() ) {
			return null;
		}
		if ( ! is_singular() && function_exists( 'is_shop' ) && is_shop() ) {
			$shop = get_post( Page_Kind::shop_page( 'shop' ) );
			return $shop instanceof WP_Post ? $shop : null;
		}
		return get_queried_object();
	}

	/** The address as it was asked for, from the root of the host. */
	private static function url(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared with patterns, as it is; never printed or stored.
		$uri = isset( $_SERVER['REQUEST_URI'] ) ? wp_unslash( $_SERVER['REQUEST_URI'] ) : '/';
		return is_string( $uri ) ? $uri : '/';
	}

	/**
	 * What is known of it.
	 *
	 * @param object|null $subject What the page is about.
	 * @return array<string, mixed>
	 */
	private static function facts( $subject ): array {
		if ( $subject instanceof WP_Post ) {
			return Post_Context::facts( $subject );
		}
		if ( $subject instanceof WP_Term ) {
			return Term_Context::facts( $subject );
		}
		return $subject instanceof WP_Post_Type ? array( 'type' => $subject->name ) : array();
	}

	/**
	 * The page's own setting.
	 *
	 * @param object|null $subject What the page is about.
	 */
	private function override( $subject ): ?string {
		if ( $subject instanceof WP_Post ) {
			// The posts page and the shop list others, so their own meta is not loaded.
			return is_singular() ? Post_Setting::of( $subject->ID ) : $this->mirrored( is_home() ? Special_Pages::POSTS : Special_Pages::SHOP );
		}
		return $subject instanceof WP_Term ? $this->mirrored( Special_Pages::of_term( $subject->term_id ) ) : null;
	}

	/**
	 * The setting of a page whose meta is not at hand.
	 *
	 * @param string $slot Which page.
	 */
	private function mirrored( string $slot ): ?string {
		return $this->store->read()->overrides[ $slot ] ?? null;
	}
}

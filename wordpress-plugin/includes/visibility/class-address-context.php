<?php
/**
 * What a guest would get at an address.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use TalkMessenger\Compatibility\Languages;
use TalkMessenger\Compatibility\Translated_Address;
use TalkMessenger\Front\Page_Context;
use TalkMessenger\Page_Names;
use WP_Post;
use WP_Post_Type;
use WP_Term;

/**
 * The page context of any address of the site, as the page itself would have it for a guest.
 */
final class Address_Context {

	public const NOT_THIS_SITE = 'notThisSite';
	public const NO_PAGE       = 'noPage';

	/** WordPress itself sends visitors on once; plugins may add a step. */
	private const REDIRECTS = 3;

	/**
	 * Facts about the current page.
	 *
	 * @var Page_Context
	 */
	private Page_Context $context;

	/**
	 * Names of pages.
	 *
	 * @var Page_Names
	 */
	private Page_Names $names;

	/**
	 * Takes what it needs.
	 *
	 * @param Page_Context $context Facts about the current page.
	 * @param Page_Names   $names   Names of pages.
	 */
	public function __construct( Page_Context $context, Page_Names $names ) {
		$this->context = $context;
		$this->names   = $names;
	}

	/**
	 * The page at an address, where WordPress would send a visitor on: the one at the end.
	 *
	 * @param string $typed Path or whole address.
	 * @return array{context: array<string, mixed>, title: string, edit: string|null, link: string|null}|string The page,
	 *                                                                                       or one of the constants.
	 */
	public function of( string $typed ) {
		$address = Site_Address::absolute( $typed );
		if ( null === $address ) {
			return self::NOT_THIS_SITE;
		}
		$language = new Translated_Address( $address );
		$address  = $language->plain;
		for ( $step = 0; ; $step++ ) {
			if ( null === $address ) {
				return self::NOT_THIS_SITE;
			}
			if ( ! Site_Address::may_be_page( $address ) ) {
				return self::NO_PAGE;
			}
			$found = Main_Query::during(
				$address,
				fn() => $this->look( $address, $language )
			);
			if ( ! is_array( $found ) || ! isset( $found['next'] ) ) {
				break;
			}
			if ( $step >= self::REDIRECTS ) {
				return self::NO_PAGE;
			}
			$address = Site_Address::absolute( $found['next'] );
		}
		if ( is_array( $found ) ) {
			// Asked for as the user who is signed in: a guest may edit nothing.
			$found['edit'] = self::edit_link( $found['object'] );
			$found['link'] = self::link( $found['object'] );
			unset( $found['object'] );
		}
		return $found;
	}

	/**
	 * The current page, or where its visitor is sent on to, or that there is none for Talk to be on.
	 *
	 * @param string             $address  The page's address.
	 * @param Translated_Address $language The language it was asked for in.
	 * @return array<string, mixed>|string
	 */
	private function look( string $address, Translated_Address $language ) {
		if ( is_feed() || is_trackback() || is_robots() || is_favicon() || is_embed() || is_preview() || self::is_served_otherwise() ) {
			return self::NO_PAGE;
		}
		$next = self::redirect( $address );
		if ( null !== $next ) {
			return array( 'next' => $next );
		}
		$subject = $this->context->subject();
		return array(
			'context' => $this->context->current( $language->facts( $address ) + self::locale( $subject ) ),
			'title'   => $this->names->current( $subject ),
			'object'  => $subject,
		);
	}

	/**
	 * The locale, where the page says it: this request has the locale of another page.
	 *
	 * @param object|null $subject What the page is about.
	 * @return array{locale?: string}
	 */
	private static function locale( $subject ): array {
		$locale = Languages::of_page( $subject );
		return null === $locale ? array() : array( 'locale' => $locale );
	}

	/** Whether the REST interface or the sitemaps answer, which have no flag in every WordPress. */
	private static function is_served_otherwise(): bool {
		$asked = $GLOBALS['wp']->query_vars;
		return ! empty( $asked['rest_route'] ) || ! empty( $asked['sitemap'] ) || ! empty( $asked['sitemap-stylesheet'] );
	}

	/**
	 * Where WordPress would send the visitor, or null.
	 *
	 * @param string $address Absolute address.
	 */
	private static function redirect( string $address ): ?string {
		if ( ! has_action( 'template_redirect', 'redirect_canonical' ) ) {
			return null;
		}
		$next = redirect_canonical( $address, false );
		// As WordPress itself: what would lead on from there again is left alone.
		return is_string( $next ) && '' !== $next && ! redirect_canonical( $next, false ) ? $next : null;
	}

	/**
	 * The address that WordPress itself writes for the page: it answers to other letters as well.
	 *
	 * @param mixed $queried What the page is about.
	 */
	private static function link( $queried ): ?string {
		$link = null;
		if ( $queried instanceof WP_Post ) {
			$link = get_permalink( $queried );
		} elseif ( $queried instanceof WP_Term ) {
			$link = get_term_link( $queried );
		} elseif ( $queried instanceof WP_Post_Type ) {
			$link = get_post_type_archive_link( $queried->name );
		}
		return is_string( $link ) && '' !== $link ? $link : null;
	}

	/**
	 * Where the page is edited, if the user may.
	 *
	 * @param mixed $queried What the page is about.
	 */
	private static function edit_link( $queried ): ?string {
		$link = null;
		if ( $queried instanceof WP_Post ) {
			$link = get_edit_post_link( $queried, 'raw' );
		} elseif ( $queried instanceof WP_Term ) {
			$link = get_edit_term_link( $queried->term_id, $queried->taxonomy );
		}
		return is_string( $link ) && '' !== $link ? $link : null;
	}
}

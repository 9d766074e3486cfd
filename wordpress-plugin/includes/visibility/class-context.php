<?php
/**
 * What is known about a page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

/**
 * Completes the facts about a page and lets the site correct them. Everything that decides goes through here.
 */
final class Context {

	/** A visitor about whom nothing is known that other visitors of the page do not share. */
	private const GUEST = array(
		'signedIn' => false,
		'roles'    => array(),
	);

	/**
	 * A page context.
	 *
	 * @param array<string, mixed>                        $facts   What is known about this page.
	 * @param \WP_Post|\WP_Term|\WP_Post_Type|object|null $subject What the page is about.
	 * @return array{url: string, home: string, kind: string, type: string|null, id: int|null, handle: string|null, terms: string[], locale: string, override: string|null, visitor: array{signedIn: bool, roles: string[]}}
	 */
	public static function of( array $facts, $subject ): array {
		$context = array_replace(
			array(
				'url'      => '/',
				'home'     => self::home(),
				'kind'     => 'other',
				'type'     => null,
				'id'       => null,
				'handle'   => null,
				'terms'    => array(),
				'locale'   => get_locale(),
				'override' => null,
				'visitor'  => self::GUEST,
			),
			$facts
		);
		/**
		 * Filters what is known about a page, before the visibility rules are asked.
		 *
		 * Runs for the page that is being rendered, and for pages that are only listed: for these, and for everybody who
		 * is not signed in, `visitor` is a guest. The page may be cached and shown to everybody: correct facts about the
		 * page, never by what only this visitor has. Query and device are left to the browser, whatever is said here.
		 *
		 * @since 0.1.0
		 *
		 * @param array{url: string, home: string, kind: string, type: string|null, id: int|null, handle: string|null, terms: string[], locale: string, override: string|null, visitor: array{signedIn: bool, roles: string[]}} $context
		 *        `url`: address, or path from the root of the host; `home`: path of the front page; `kind`: one of the
		 *        kinds of pages that rules know; `type`: post type; `terms`: `taxonomy:slug` each; `locale`: for example
		 *        de_AT; `override`: the page's own setting, show, hide or null.
		 * @param \WP_Post|\WP_Term|\WP_Post_Type|object|null $subject What the page is about, if WordPress has that.
		 */
		$filtered = apply_filters( 'talk_messenger_page_context', $context, $subject );
		/**
		 * What keeps to the documented form; an array is taken at its word.
		 *
		 * @var array{url: string, home: string, kind: string, type: string|null, id: int|null, handle: string|null, terms: string[], locale: string, override: string|null, visitor: array{signedIn: bool, roles: string[]}} $result
		 */
		$result = is_array( $filtered ) ? $filtered : $context;
		return $result;
	}

	/** The path of the site's front page. The stored address: plugins for languages change the other by the page. */
	private static function home(): string {
		$path = wp_parse_url( (string) get_option( 'home' ), PHP_URL_PATH );
		return is_string( $path ) && '' !== $path ? $path : '/';
	}
}

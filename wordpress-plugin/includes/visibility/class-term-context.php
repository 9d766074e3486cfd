<?php
/**
 * The page context of a term.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use WP_Term;

/**
 * What a guest would get on a term's archive, without a request for it.
 */
final class Term_Context {

	/**
	 * The page context.
	 *
	 * @param WP_Term $term The term.
	 * @return array{url: string, home: string, kind: string, type: string|null, id: int|null, handle: string|null, terms: string[], locale: string, override: string|null, visitor: array{signedIn: bool, roles: string[]}}
	 */
	public static function of( WP_Term $term ): array {
		$url   = get_term_link( $term );
		$facts = array(
			'url'      => is_string( $url ) ? $url : '/',
			'kind'     => Page_Kind::of_term( $term ),
			'override' => Term_Setting::of( $term->term_id ),
		);
		return Context::of( $facts + self::facts( $term ), $term );
	}

	/**
	 * What a request for the archive knows of the term in the same way.
	 *
	 * @param WP_Term $term The term.
	 * @return array{id: int, handle: string, terms: string[]}
	 */
	public static function facts( WP_Term $term ): array {
		return array(
			'id'     => $term->term_id,
			'handle' => $term->slug,
			'terms'  => array( "{$term->taxonomy}:{$term->slug}" ),
		);
	}
}

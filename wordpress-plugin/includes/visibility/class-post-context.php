<?php
/**
 * The page context of a post.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use TalkMessenger\Compatibility\Languages;
use WP_Post;

/**
 * What a guest would get on a post's own page, without a request for it.
 */
final class Post_Context {

	/**
	 * The page context.
	 *
	 * @param WP_Post $post The post.
	 * @return array{url: string, home: string, kind: string, type: string|null, id: int|null, handle: string|null, terms: string[], locale: string, override: string|null, visitor: array{signedIn: bool, roles: string[]}}
	 */
	public static function of( WP_Post $post ): array {
		$locale = Languages::of_post( $post->ID );
		$facts  = array(
			'url'      => (string) get_permalink( $post ),
			'kind'     => Page_Kind::of_post( $post ),
			'override' => Post_Setting::of( $post->ID ),
		) + self::facts( $post );
		return Context::of( null === $locale ? $facts : array( 'locale' => $locale ) + $facts, $post );
	}

	/**
	 * What a request for the page knows of the post in the same way.
	 *
	 * @param WP_Post $post The post.
	 * @return array{type: string, id: int, handle: string, terms: string[]}
	 */
	public static function facts( WP_Post $post ): array {
		return array(
			'type'   => $post->post_type,
			'id'     => $post->ID,
			'handle' => $post->post_name,
			'terms'  => self::terms( $post ),
		);
	}

	/**
	 * The post's own terms of public taxonomies. A main query has them loaded.
	 *
	 * @param WP_Post $post The post.
	 * @return string[] `taxonomy:slug` each.
	 */
	private static function terms( WP_Post $post ): array {
		$names = array();
		foreach ( get_object_taxonomies( $post, 'objects' ) as $taxonomy ) {
			$terms = $taxonomy->public ? get_the_terms( $post, $taxonomy->name ) : false;
			foreach ( is_array( $terms ) ? $terms : array() as $term ) {
				$names[] = "{$taxonomy->name}:{$term->slug}";
			}
		}
		return $names;
	}
}

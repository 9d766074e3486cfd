<?php
/**
 * Names of pages, as plain text.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use WP_Post;

/**
 * WordPress hands out titles as HTML. Here they are text: their callers escape them for the place.
 */
final class Page_Names {

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/**
	 * The page of the main query.
	 *
	 * @param object|null $subject What the page is about, see `Page_Context`.
	 */
	public function current( $subject ): string {
		if ( $subject instanceof WP_Post ) {
			return self::of_post( $subject );
		}
		if ( is_404() ) {
			return $this->texts->get( 'visibility.kind.404' );
		}
		if ( is_search() ) {
			return $this->texts->get( 'visibility.kind.search' );
		}
		if ( is_archive() ) {
			return self::text( get_the_archive_title() );
		}
		return $this->texts->get( is_front_page() ? 'visibility.kind.front' : 'visibility.kind.other' );
	}

	/**
	 * A post's title.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function of_post( WP_Post $post ): string {
		$title = self::text( $post->post_title );
		// phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- WordPress's own words, translated in every language.
		return '' === $title ? __( '(no title)' ) : $title;
	}

	/**
	 * HTML as the text that it shows.
	 *
	 * @param string $html Title, name or label.
	 */
	public static function text( string $html ): string {
		return html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
}

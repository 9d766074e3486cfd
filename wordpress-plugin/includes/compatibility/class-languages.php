<?php
/**
 * Languages of the site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

use Locale;
use WP_Post;
use WP_Term;

/**
 * The languages pages may have: those WordPress has installed, and those a multilingual plugin offers. Nothing is
 * asked of translation servers.
 */
final class Languages {

	/**
	 * Languages by their tag, for example `de-AT` => `German (Austria)`.
	 *
	 * @return array<string, string>
	 */
	public static function names(): array {
		$locales = array_merge( array( get_locale(), 'en_US' ), get_available_languages(), array_values( self::of_polylang() ), array_values( self::of_wpml() ), Translated_Address::locales() );
		$names   = array();
		foreach ( array_filter( $locales, 'is_string' ) as $locale ) {
			$tag = str_replace( '_', '-', $locale );
			if ( preg_match( '/^[a-z\d]+(-[a-z\d]+)*\z/i', $tag ) ) {
				$names[ $tag ] = self::name( $tag );
			}
		}
		asort( $names );
		return $names;
	}

	/**
	 * The locale of a post, where a multilingual plugin says it; null where the site's language is all there is.
	 *
	 * @param int $post_id Post.
	 */
	public static function of_post( int $post_id ): ?string {
		$locale = function_exists( 'pll_get_post_language' ) ? pll_get_post_language( $post_id, 'locale' ) : null;
		if ( ! is_string( $locale ) ) {
			$details = apply_filters( 'wpml_post_language_details', null, $post_id ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own.
			$locale  = is_array( $details ) ? $details['locale'] ?? null : null;
		}
		return is_string( $locale ) && '' !== $locale ? $locale : null;
	}

	/**
	 * The locale of the page that is the current one, where a multilingual plugin says it. Polylang knows lists that are
	 * about no single thing by a variable of the query.
	 *
	 * @param object|null $subject What the page is about.
	 */
	public static function of_page( $subject ): ?string {
		if ( $subject instanceof WP_Post ) {
			return self::of_post( $subject->ID );
		}
		$locale = null;
		if ( $subject instanceof WP_Term && function_exists( 'pll_get_term_language' ) ) {
			$locale = pll_get_term_language( $subject->term_id, 'locale' );
		} elseif ( function_exists( 'pll_languages_list' ) ) {
			$slug   = get_query_var( 'lang' );
			$locale = is_string( $slug ) ? self::of_polylang()[ $slug ] ?? null : null;
		}
		return is_string( $locale ) && '' !== $locale ? $locale : null;
	}

	/**
	 * The language in the user's own; its tag where PHP knows no names.
	 *
	 * @param string $tag For example `de-AT`.
	 */
	private static function name( string $tag ): string {
		$name = class_exists( Locale::class ) ? Locale::getDisplayName( $tag, get_user_locale() ) : '';
		return is_string( $name ) && '' !== $name ? $name : $tag;
	}

	/**
	 * Locales by what the multilingual plugin itself calls their languages; empty without one.
	 *
	 * @return array<string, string>
	 */
	public static function by_code(): array {
		$polylang = self::of_polylang();
		return array_filter( $polylang ? $polylang : self::of_wpml(), 'is_string' );
	}

	/**
	 * Languages of Polylang.
	 *
	 * @return mixed[] Locales, by slug.
	 */
	private static function of_polylang(): array {
		if ( ! function_exists( 'pll_languages_list' ) ) {
			return array();
		}
		// Both lists are in the same order.
		$slugs   = (array) pll_languages_list( array( 'fields' => 'slug' ) );
		$locales = (array) pll_languages_list( array( 'fields' => 'locale' ) );
		return count( $slugs ) === count( $locales ) ? (array) array_combine( $slugs, $locales ) : array();
	}

	/**
	 * Languages of WPML; Polylang and others answer its filter too.
	 *
	 * @return mixed[] Locales, by code.
	 */
	private static function of_wpml(): array {
		$languages = apply_filters( 'wpml_active_languages', null, array( 'skip_missing' => 0 ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own.
		return is_array( $languages ) ? array_column( array_filter( $languages, 'is_array' ), 'default_locale', 'code' ) : array();
	}
}

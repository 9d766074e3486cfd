<?php
/**
 * The texts that multilingual plugins have translated.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * Polylang and WPML each keep a list of texts that are in no post, with a page of the administration to translate them on.
 * Polylang was run in 3.6.4 on 2026-11-30; WPML is asked as its documentation says, and was not tried. TranslatePress has no
 * such list: it translates pages as they are printed, which the messenger's texts are not part of.
 */
final class String_Registry {

	/** Under which the texts are found there. */
	private const GROUP = 'Talk Messenger';

	/** What a plugin calls after people have saved translations: Polylang once, WPML for each text. */
	public const SAVED = array( 'pll_save_strings_translations', 'wpml_st_add_string_translation' );

	/** The plugin that has such a list here; null for none. Polylang answers to WPML's names as well. */
	public static function plugin(): ?string {
		if ( function_exists( 'pll_register_string' ) && function_exists( 'pll_translate_string' ) ) {
			return 'Polylang';
		}
		return has_filter( 'wpml_translate_single_string' ) ? 'WPML' : null;
	}

	/** Where people translate them; null where there is no such list. */
	public static function address(): ?string {
		$pages  = array(
			'Polylang' => 'admin.php?page=mlang_strings',
			'WPML'     => 'admin.php?page=wpml-string-translation/menu/string-translation.php',
		);
		$plugin = self::plugin();
		return null === $plugin ? null : admin_url( "$pages[$plugin]&" . ( 'WPML' === $plugin ? 'context=' : 'group=' ) . rawurlencode( self::GROUP ) );
	}

	/**
	 * Puts texts on the list. Polylang forgets them with the request and WPML keeps them, those that are gone as well: whoever
	 * takes a change back finds the old translations again.
	 *
	 * @param array<int, array{text: string, field: string}> $texts From `Public_Texts::translatable()`.
	 * @param callable(string): string                       $label What a field is called.
	 */
	public static function register( array $texts, callable $label ): void {
		$plugin = self::plugin();
		foreach ( $texts as $text ) {
			if ( 'Polylang' === $plugin ) {
				pll_register_string( $label( $text['field'] ), $text['text'], self::GROUP, mb_strlen( $text['text'], 'UTF-8' ) > 60 );
			} elseif ( 'WPML' === $plugin ) {
				do_action( 'wpml_register_single_string', self::GROUP, self::name( $text ), $text['text'] ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own.
			}
		}
	}

	/**
	 * The translations of texts, in every language that has some.
	 *
	 * @param array<int, array{text: string, field: string}> $texts From `Public_Texts::translatable()`.
	 * @return array<int, array{locale: string, texts: array<int, array{of: string, as: string}>}> As the settings have them.
	 */
	public static function translations( array $texts ): array {
		$found = array();
		foreach ( null === self::plugin() ? array() : Languages::by_code() as $code => $locale ) {
			$translated = array();
			foreach ( $texts as $text ) {
				$of = $text['text'];
				$as = self::translation( $text, (string) $code );
				if ( '' !== trim( $as ) && $as !== $of ) {
					$translated[] = compact( 'of', 'as' );
				}
			}
			if ( $translated ) {
				$found[] = array(
					'locale' => str_replace( '_', '-', $locale ),
					'texts'  => $translated,
				);
			}
		}
		return $found;
	}

	/**
	 * What stands for a text in a language; itself where nothing does. The plugins store HTML for those who may not write
	 * just any, with references for some characters; the messenger's texts are plain.
	 *
	 * @param array{text: string, field: string} $text The text.
	 * @param string                             $code The plugin's own name of the language.
	 */
	private static function translation( array $text, string $code ): string {
		$as = 'Polylang' === self::plugin()
			? pll_translate_string( $text['text'], $code )
			: apply_filters( 'wpml_translate_single_string', $text['text'], self::GROUP, self::name( $text ), $code ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own.
		return is_string( $as ) && $as !== $text['text'] ? wp_specialchars_decode( $as, ENT_QUOTES ) : '';
	}

	/**
	 * WPML's name of a text, which no other text ever gets: a translation stays with what it translates.
	 *
	 * @param array{text: string, field: string} $text The text.
	 */
	private static function name( array $text ): string {
		return $text['field'] . ' ' . substr( md5( $text['text'] ), 0, 8 );
	}
}

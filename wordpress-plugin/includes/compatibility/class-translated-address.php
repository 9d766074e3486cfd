<?php
/**
 * Addresses of translated pages.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * TranslatePress shows one page under an address for each language: `/hello/` in the site's own is `/de/hello/` in German.
 * WordPress itself knows only the former. Read in TranslatePress 2.8.8 of 2024-10-31, run with 3.1 on 2026-11-29; addresses
 * whose other parts are translated too, by an add-on, are not read.
 */
final class Translated_Address {

	/**
	 * What WordPress knows: the address without the folder of its language.
	 *
	 * @var string
	 */
	public string $plain;

	/**
	 * The page's locale; null where TranslatePress is not active.
	 *
	 * @var string|null
	 */
	private ?string $locale = null;

	/**
	 * The folder, with a slash at its end; empty in the site's own language.
	 *
	 * @var string
	 */
	private string $folder = '';

	/**
	 * Reads an address.
	 *
	 * @param string $address Absolute address below home_url().
	 */
	public function __construct( string $address ) {
		$this->plain = $address;
		$settings    = self::settings();
		if ( null === $settings ) {
			return;
		}
		$own          = is_string( $settings['default-language'] ?? null ) ? $settings['default-language'] : null;
		$this->locale = $own;
		$home         = home_url( '/' );
		$rest         = 0 === strpos( $address, $home ) ? substr( $address, strlen( $home ) ) : '';
		$slug         = substr( $rest, 0, strcspn( $rest, '/?#' ) );
		$locale       = array_search( $slug, is_array( $settings['url-slugs'] ?? null ) ? $settings['url-slugs'] : array(), true );
		if ( '' === $slug || ! is_string( $locale ) || ! in_array( $locale, self::locales(), true )
			|| ( $locale === $own && 'yes' !== ( $settings['add-subdirectory-to-default-language'] ?? 'no' ) ) ) {
			return;
		}
		$this->locale = $locale;
		$this->folder = "$slug/";
		$this->plain  = $home . ltrim( substr( $rest, strlen( $slug ) ), '/' );
	}

	/**
	 * TranslatePress's languages: those it translates into, and the site's own. Empty where it is not active.
	 *
	 * @return string[]
	 */
	public static function locales(): array {
		$locales = self::settings()['translation-languages'] ?? null;
		return is_array( $locales ) ? array_values( array_filter( $locales, 'is_string' ) ) : array();
	}

	/**
	 * What is known of the page besides what WordPress knows.
	 *
	 * @param string $plain Address as WordPress knows it, perhaps after a redirect.
	 * @return array{url?: string, locale?: string}
	 */
	public function facts( string $plain ): array {
		if ( null === $this->locale ) {
			return array();
		}
		$facts = array( 'locale' => $this->locale );
		$home  = home_url( '/' );
		if ( '' !== $this->folder && 0 === strpos( $plain, $home ) ) {
			$facts['url'] = (string) wp_parse_url( $home, PHP_URL_PATH ) . $this->folder . substr( $plain, strlen( $home ) );
		}
		return $facts;
	}

	/**
	 * TranslatePress's settings; null where it is not active.
	 *
	 * @return array<string, mixed>|null
	 */
	private static function settings(): ?array {
		$settings = class_exists( 'TRP_Translate_Press' ) ? get_option( 'trp_settings' ) : null;
		return is_array( $settings ) ? $settings : null;
	}
}

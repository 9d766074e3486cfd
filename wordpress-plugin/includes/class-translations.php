<?php
/**
 * Translations that come with the plugin.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

/**
 * Loads the plugin's own translation where WordPress has no language pack of it. Asked for with the first word, so that
 * pages of the site, which need none, read no file.
 */
final class Translations {

	private const DOMAIN = 'talk-messenger-for-ortto';

	/**
	 * The locale whose file a language is read from: Austrians read `de_DE` until there is a pack of `de_AT`.
	 */
	private const BY_LANGUAGE = array(
		'de' => 'de_DE',
		'es' => 'es_ES',
	);

	/** Loads the reader's language. */
	public static function load(): void {
		$locale = determine_locale();
		// Asks WordPress for its language pack first: what translators of wordpress.org have is newer.
		get_translations_for_domain( self::DOMAIN );
		$own = self::BY_LANGUAGE[ strtok( $locale, '_' ) ] ?? null;
		if ( null !== $own && ! is_textdomain_loaded( self::DOMAIN ) ) {
			load_textdomain( self::DOMAIN, dirname( __DIR__ ) . '/languages/' . self::DOMAIN . "-$own.mo", $locale );
		}
	}
}

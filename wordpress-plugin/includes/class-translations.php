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

	/** Loads the reader's language. */
	public static function load(): void {
		$locale = determine_locale();
		// Asks WordPress for its language pack first: what translators of wordpress.org have is newer.
		get_translations_for_domain( self::DOMAIN );
		if ( is_textdomain_loaded( self::DOMAIN ) || 1 !== preg_match( '/^[a-z]{2,3}(?=_|$)/', $locale, $language ) ) {
			return;
		}
		// Austrians read de_DE until there is a pack of de_AT.
		$files = glob( dirname( __DIR__ ) . '/languages/' . self::DOMAIN . "-{$language[0]}_*.l10n.php" );
		if ( is_array( $files ) && array() !== $files ) {
			load_textdomain( self::DOMAIN, substr( $files[0], 0, -strlen( '.l10n.php' ) ) . '.mo', $locale );
		}
	}
}

<?php
/**
 * What the site says of itself in the messenger.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

/**
 * The site's name, language and time zone, for what the settings leave to it. They are those of the site and the same in every
 * request: plugins for several languages filter both for the page at hand, whose language the tag says by itself.
 */
final class Public_Host {

	/**
	 * As the screens and the projection take them.
	 *
	 * @return array{siteName: string, language: string, zone: string}
	 */
	public static function of_site(): array {
		return array(
			'siteName' => wp_specialchars_decode( self::unfiltered( 'blogname' ), ENT_QUOTES ),
			'language' => str_replace( '_', '-', self::locale() ),
			'zone'     => self::zone(),
		);
	}

	/**
	 * An option as it is stored. Polylang answers `blogname` in the language of the page.
	 *
	 * @param string $option Name of an option that is loaded with every page.
	 */
	private static function unfiltered( string $option ): string {
		$value = wp_load_alloptions()[ $option ] ?? get_option( $option, '' );
		return is_scalar( $value ) ? (string) $value : '';
	}

	/** The site's own locale, as get_locale() has it before its filter. */
	private static function locale(): string {
		$locale = self::unfiltered( 'WPLANG' );
		if ( '' === $locale && is_multisite() && ! isset( wp_load_alloptions()['WPLANG'] ) ) {
			$locale = (string) get_site_option( 'WPLANG', '' );
		}
		return '' === $locale ? 'en_US' : $locale;
	}

	/** The site's time zone by its name. WordPress also takes a bare offset, which no summer changes. */
	private static function zone(): string {
		$zone = wp_timezone_string();
		if ( 1 !== preg_match( '/^([+-])(\d{2}):(\d{2})\z/', $zone, $offset ) ) {
			return $zone;
		}
		// In these names the sign is the other way round; half hours have none.
		return '00' !== $offset[3] || (int) $offset[2] > 12 || '00' === $offset[2]
			? 'UTC'
			: 'Etc/GMT' . ( '+' === $offset[1] ? '-' : '+' ) . (int) $offset[2];
	}
}

<?php
/**
 * What the site says of itself in the messenger.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

/**
 * The site's name, language and time zone, for what the settings leave to it.
 */
final class Public_Host {

	/**
	 * As the screens and the projection take them.
	 *
	 * @return array{siteName: string, language: string, zone: string}
	 */
	public static function of_site(): array {
		return array(
			'siteName' => wp_specialchars_decode( (string) get_bloginfo( 'name' ), ENT_QUOTES ),
			'language' => str_replace( '_', '-', get_locale() ),
			'zone'     => self::zone(),
		);
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

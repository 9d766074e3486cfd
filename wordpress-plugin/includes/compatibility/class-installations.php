<?php
/**
 * Other installations of the tracking code.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * Looks for plugins that bring Ortto's tracking code, or might. What a theme or a tag manager does shows only in the
 * browser; there the loader keeps from loading twice.
 */
final class Installations {

	/** Folders of plugins that bring the tracking code. */
	private const BRING = array(
		'autopilot' => 'Ortto',
	);

	/** Folders of plugins whose containers cannot be seen from here. */
	private const MIGHT_BRING = array(
		'google-site-kit'                 => 'Site Kit by Google',
		'duracelltomi-google-tag-manager' => 'GTM4WP',
		'gtm-kit'                         => 'GTM Kit',
		'google-tag-manager'              => 'Google Tag Manager',
		'metronet-tag-manager'            => 'Tag Manager',
		'pixelyoursite'                   => 'PixelYourSite',
	);

	/** Options in which other plugins keep code for every page. */
	private const CODE = array(
		'ihaf_insert_header' => 'WPCode',
		'ihaf_insert_body'   => 'WPCode',
		'ihaf_insert_footer' => 'WPCode',
		'auhfc_settings'     => 'Head & Footer Code',
	);

	/**
	 * What was found.
	 *
	 * @return array<int, array{by: string, name: string, text: string}> `text` is the key of the words that say what it means.
	 */
	public function found(): array {
		$folders = self::active_folders();
		return array_merge(
			self::named( array_intersect_key( self::BRING, $folders ), 'wordpress.installation.brings' ),
			self::named( array_intersect_key( self::MIGHT_BRING, $folders ), 'wordpress.installation.mightBring' ),
			self::named( array_unique( array_filter( self::CODE, array( self::class, 'has_code' ), ARRAY_FILTER_USE_KEY ) ), 'wordpress.installation.brings' )
		);
	}

	/**
	 * Installations of one kind.
	 *
	 * @param string[] $names Names of plugins.
	 * @param string   $text  Key of the words.
	 * @return array<int, array{by: string, name: string, text: string}>
	 */
	private static function named( array $names, string $text ): array {
		$found = array();
		foreach ( $names as $name ) {
			$found[] = array(
				'by'   => 'plugin',
				'name' => $name,
				'text' => $text,
			);
		}
		return $found;
	}

	/**
	 * Folders of active plugins.
	 *
	 * @return array<string, int> The folders are the keys.
	 */
	private static function active_folders(): array {
		$files = (array) get_option( 'active_plugins', array() );
		if ( is_multisite() ) {
			$files = array_merge( $files, array_keys( (array) get_site_option( 'active_sitewide_plugins', array() ) ) );
		}
		return array_flip( array_map( 'dirname', array_filter( $files, 'is_string' ) ) );
	}

	/**
	 * Whether an option holds Ortto's tracking code.
	 *
	 * @param string $option Name of the option.
	 */
	private static function has_code( string $option ): bool {
		return false !== strpos( (string) wp_json_encode( get_option( $option, '' ) ), 'ap3c' );
	}
}

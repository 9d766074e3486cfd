<?php
/**
 * The folder of the files that the plugin writes.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

/**
 * Below the site's own uploads folder, so each site of a network has its own.
 */
final class Own_Folder {

	public const NAME = 'talk-messenger-for-ortto';

	/**
	 * The folder; null where WordPress has none, or serves it from another host than the site's.
	 *
	 * @return array{path: string, url: string}|null
	 */
	public static function of_site(): ?array {
		$uploads = wp_upload_dir( null, false );
		$url     = set_url_scheme( (string) $uploads['baseurl'] );
		if ( false !== $uploads['error'] || wp_parse_url( $url, PHP_URL_HOST ) !== wp_parse_url( home_url(), PHP_URL_HOST ) ) {
			return null;
		}
		return array(
			'path' => $uploads['basedir'] . '/' . self::NAME,
			'url'  => $url . '/' . self::NAME,
		);
	}

	/** Whether files can be written there: into the folder, or the nearest one above it that is there. */
	public static function takes_files(): bool {
		$folder = self::of_site()['path'] ?? '';
		while ( '' !== $folder && ! file_exists( $folder ) && dirname( $folder ) !== $folder ) {
			$folder = dirname( $folder );
		}
		return is_dir( $folder ) && wp_is_writable( $folder );
	}

	/**
	 * Writes a file next to its place and puts it there in one step: a visitor never gets half a file.
	 *
	 * @param string $folder  Path of the folder; it is made where it is missing.
	 * @param string $name    Name of the file.
	 * @param string $content Its bytes.
	 * @return bool Whether it is there.
	 */
	public static function put( string $folder, string $name, string $content ): bool {
		$fresh = "$folder/$name." . wp_generate_password( 8, false );
		// phpcs:disable WordPress.WP.AlternativeFunctions -- The other ways need a person's FTP password.
		return wp_mkdir_p( $folder )
			&& wp_is_writable( $folder )
			&& strlen( $content ) === file_put_contents( $fresh, $content )
			&& rename( $fresh, "$folder/$name" );
		// phpcs:enable
	}

	/**
	 * The files of a folder.
	 *
	 * @param string $folder  Path of the folder.
	 * @param string $pattern As `glob()` takes it.
	 * @return string[] Their paths.
	 */
	public static function files( string $folder, string $pattern ): array {
		$files = glob( "$folder/$pattern" );
		return is_array( $files ) ? $files : array();
	}
}

<?php
/**
 * The messenger's files, as pages name them.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use TalkMessenger\Front\Own_Folder;
use TalkMessenger\Front\Printable;
use TalkMessenger\Generated;
use TalkMessenger\Settings\Schema_Findings;
use TalkMessenger\Settings\Store;

/**
 * The settings are a file of their own, so that a page's tag stays small however much the owner writes. The messenger takes
 * it from its own folder and from nowhere else. Plugins must not write into theirs, so loader, launcher and the rest
 * are copied next to it, into the site's uploads folder. All are named by their content. They are written when the settings are
 * saved, or the site's name, language or time zone change, and when an administrator comes by after an update; a page only
 * looks them up. Pages in caches find the ones before for a month.
 */
final class Page_Files {

	/** Autoloaded, and there only with the messenger: `settings`, `loader`, `version` and the `names` of all, or `failed`. */
	public const OPTION = 'talk_messenger_files';

	/** The scheduled task. */
	public const TASK = 'talk_messenger_files';

	/** The build that brings the messenger. */
	private const LOADER = 'loader-messenger';

	/** Seconds that files stay which pages in caches may still name. */
	private const KEPT = 30 * DAY_IN_SECONDS;

	/** Options of WordPress that are in what visitors' browsers see. */
	private const OPTIONS = array( 'blogname', 'timezone_string', 'gmt_offset', 'WPLANG' );

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * Whether settings may become a file.
	 *
	 * @var Printable
	 */
	private Printable $printable;

	/**
	 * Looks at nothing yet.
	 *
	 * @param Store     $store     The site's settings.
	 * @param Generated $generated The core's tables.
	 * @param Printable $printable Whether settings may become a file.
	 */
	public function __construct( Store $store, Generated $generated, Printable $printable ) {
		$this->store     = $store;
		$this->generated = $generated;
		$this->printable = $printable;
	}

	/** Adds the hooks that keep the files up to date. */
	public function register(): void {
		// Ahead of the page caches, which are emptied for what is to be seen.
		add_action( 'talk_messenger_settings_saved', array( $this, 'refresh' ), 5, 0 );
		add_action( Translated_Texts::CHANGED, array( $this, 'refresh' ), 5, 0 );
		add_action( 'admin_init', array( $this, 'refresh_if_page' ), 10, 0 );
		add_action( self::TASK, array( $this, 'refresh' ), 10, 0 );
		foreach ( self::OPTIONS as $option ) {
			add_action( "update_option_$option", array( __CLASS__, 'refresh_soon' ), 10, 0 );
		}
	}

	/**
	 * The loader's address and the hash of the settings' file; null where there are none for these settings.
	 *
	 * @param array<string, mixed> $messenger From `Public_Messenger::of()`.
	 * @return array{src: string, hash: string}|null
	 */
	public static function of( array $messenger ): ?array {
		$record = self::record();
		if ( null === $record || Settings_Module::hash( Settings_Module::content( $messenger ) ) !== $record['settings'] ) {
			return null;
		}
		$folder = Own_Folder::of_site();
		return null === $folder || ! is_file( "{$folder['path']}/" . Settings_Module::name( $record['settings'] ) ) ? null : array(
			'src'  => "{$folder['url']}/{$record['loader']}",
			'hash' => $record['settings'],
		);
	}

	/**
	 * Whether an address is that of the loader among these files.
	 *
	 * @param string $src Address of a script.
	 */
	public static function is_at( string $src ): bool {
		return 1 === preg_match( '~/' . Own_Folder::NAME . '/' . self::LOADER . '-[a-z0-9]{20}\.js\z~', $src );
	}

	/** Writes the files with the next scheduled tasks, unless that failed before. */
	public static function refresh_soon(): void {
		if ( null === self::failed_at() && ! wp_next_scheduled( self::TASK ) ) {
			wp_schedule_single_event( time(), self::TASK );
		}
	}

	/** The folder that the last attempt could not write to; null where there was no failure. */
	public static function failed_at(): ?string {
		$option = get_option( self::OPTION );
		$failed = is_array( $option ) ? $option['failed'] ?? null : null;
		return is_string( $failed ) ? $failed : null;
	}

	/**
	 * How pages get the settings: `off`, by a `file`, in their `tag`, or `tooLarge` for it, so that no page has the messenger.
	 */
	public function state(): string {
		$messenger = $this->messenger();
		if ( null === $messenger ) {
			return 'off';
		}
		if ( null !== self::of( $messenger ) ) {
			return 'file';
		}
		return Launcher_Tag::takes( $messenger ) ? 'tag' : 'tooLarge';
	}

	/** The same when an administrator opens a page, and not for each of its background requests. */
	public function refresh_if_page(): void {
		if ( ! wp_doing_ajax() ) {
			$this->refresh();
		}
	}

	/** Writes what is missing, for settings that can be used, and removes what no page names any more. */
	public function refresh(): void {
		$messenger = $this->store->exists() ? $this->messenger() : null;
		if ( null === $messenger || $this->printable->is_refused( $this->store->current()->settings ) ) {
			return;
		}
		$files  = $this->files( $messenger );
		$before = self::record();
		$folder = Own_Folder::of_site();
		if ( null !== $before && null !== $folder && TALK_MESSENGER_VERSION === $before['version'] && self::are_there( $folder['path'], array_keys( $files ) ) && isset( $files[ Settings_Module::name( $before['settings'] ) ] ) ) {
			return;
		}
		$record = self::write( $folder, $files );
		if ( get_option( self::OPTION ) !== $record ) {
			update_option( self::OPTION, $record, true );
		}
	}

	/**
	 * What visitors' browsers may see; null where the messenger is off, or what is stored of it is damaged.
	 *
	 * @return array<string, mixed>|null
	 */
	private function messenger(): ?array {
		$settings = $this->store->current()->settings;
		$schema   = $this->generated->table( 'settings.schema' )['properties']['messenger'];
		return 'on' !== ( $settings->messenger->mode ?? 'off' ) || Schema_Findings::findings( $schema, $settings->messenger )
			? null
			: Public_Messenger::of( Translated_Texts::in( $settings ), Public_Host::of_site() );
	}

	/**
	 * The files by their names: the settings, the loader, and what that brings.
	 *
	 * @param array<string, mixed> $messenger From `Public_Messenger::of()`.
	 * @return array<string, string> Contents by name.
	 */
	private function files( array $messenger ): array {
		$assets  = dirname( TALK_MESSENGER_FILE ) . '/assets';
		$content = Settings_Module::content( $messenger );
		$files   = array( Settings_Module::name( Settings_Module::hash( $content ) ) => $content );
		// phpcs:disable WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- Files of the plugin itself.
		$loader = (string) file_get_contents( "$assets/" . self::LOADER . '.js' );

		$files[ self::LOADER . '-' . Settings_Module::hash( $loader ) . '.js' ] = $loader;
		foreach ( Own_Folder::files( $assets, '*.js' ) as $path ) {
			// The hashed files are the messenger's; its preview is for the administration.
			if ( preg_match( '/\A(?!preview-)[a-z-]+-[a-z0-9]{16,64}\.js\z/', basename( $path ) ) ) {
				$files[ basename( $path ) ] = (string) file_get_contents( $path );
			}
		}
		// phpcs:enable
		return $files;
	}

	/**
	 * Whether all of some files are in a folder.
	 *
	 * @param string   $folder Path.
	 * @param string[] $names  Their names.
	 */
	private static function are_there( string $folder, array $names ): bool {
		foreach ( $names as $name ) {
			if ( ! is_file( "$folder/$name" ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Writes files.
	 *
	 * @param array{path: string, url: string}|null $folder Where to.
	 * @param array<string, string>                 $files  Contents by name.
	 * @return array<string, string> The option.
	 */
	private static function write( ?array $folder, array $files ): array {
		if ( null === $folder ) {
			return array( 'failed' => Own_Folder::NAME );
		}
		foreach ( $files as $name => $content ) {
			$path = "{$folder['path']}/$name";
			if ( ( ! is_file( $path ) || filesize( $path ) !== strlen( $content ) ) && ! Own_Folder::put( $folder['path'], $name, $content ) ) {
				return array( 'failed' => $folder['path'] );
			}
		}
		$names = array_keys( $files );
		self::tidy( $folder['path'], $names );
		return array(
			'settings' => (string) preg_replace( '/\Amessenger-|\.js\z/', '', $names[0] ),
			'loader'   => $names[1],
			'version'  => TALK_MESSENGER_VERSION,
			'names'    => implode( ' ', $names ),
		);
	}

	/**
	 * Removes files that no page has named for a month. A file's time is when it was in use last.
	 *
	 * @param string   $folder Path.
	 * @param string[] $names  Files in use from now on; those that were until now are still in the option.
	 */
	private static function tidy( string $folder, array $names ): void {
		$record = self::record();
		$in_use = array_merge( $names, explode( ' ', null === $record ? '' : $record['names'] ) );
		foreach ( Own_Folder::files( $folder, '*.js' ) as $path ) {
			if ( in_array( basename( $path ), $in_use, true ) ) {
				touch( $path ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_touch -- Only its time.
			} elseif ( preg_match( '/\A[a-z-]+-[a-z0-9]{16,64}\.js\z/', basename( $path ) ) && filemtime( $path ) < time() - self::KEPT ) {
				wp_delete_file( $path );
			}
		}
	}

	/**
	 * What was written last; null where nothing was, or the option holds something else.
	 *
	 * @return array{settings: string, loader: string, version: string, names: string}|null
	 */
	private static function record(): ?array {
		$option = get_option( self::OPTION );
		$record = array();
		foreach ( array( 'settings', 'loader', 'version', 'names' ) as $name ) {
			$record[ $name ] = is_array( $option ) && is_string( $option[ $name ] ?? null ) ? $option[ $name ] : '';
		}
		return preg_match( '/\A[a-z0-9]{20}\z/', $record['settings'] ) && preg_match( '/\A' . self::LOADER . '-[a-z0-9]{20}\.js\z/', $record['loader'] )
			? $record
			: null;
	}
}

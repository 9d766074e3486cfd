<?php
/**
 * The file of the loader that has the site's settings built in.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use TalkMessenger\Identity\Endpoint;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Settings\Host_Choices;
use TalkMessenger\Settings\Store;

/**
 * For sites whose policy trusts the loader by its hash, or where another plugin takes its tag apart. The file lies in the site's own uploads folder, so each site of a
 * network has its own, and is named by its content: pages in caches find the one before. It is written when the settings
 * are saved, and when an administrator comes by after an update; a page only looks it up.
 */
final class Loader_File {

	/** Autoloaded, and there only where the site asked for a file: `of`, `integrity`, `previous`, or `failed`. */
	public const OPTION = 'talk_messenger_loader';

	/** Counts for more than what the site's owner chose. */
	public const CONSTANT = 'TALK_MESSENGER_BUILT_IN_LOADER';

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

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
	 * @param Printable $printable Whether settings may become a file.
	 */
	public function __construct( Store $store, Printable $printable ) {
		$this->store     = $store;
		$this->printable = $printable;
	}

	/** Adds the hooks that keep the file up to date. */
	public function register(): void {
		// Ahead of the page caches, which are emptied for what is to be seen.
		add_action( 'talk_messenger_settings_saved', array( $this, 'refresh' ), 5, 0 );
		add_action( 'admin_init', array( $this, 'refresh' ), 10, 0 );
	}

	/** What the constant says; null where there is none. */
	public static function by_constant(): ?bool {
		return defined( self::CONSTANT ) ? true === constant( self::CONSTANT ) : null;
	}

	/**
	 * Whether the site asked for a file.
	 *
	 * @param Host_Choices $host What was chosen; the constant is the last word.
	 */
	public static function is_wanted( Host_Choices $host ): bool {
		/**
		 * Filters whether the site's settings are built into a file of the loader, which its tag names with `integrity`.
		 *
		 * For sites whose policy trusts scripts by hash ('strict-dynamic' without a nonce), and for those where another plugin
		 * takes the tag's attributes away: this loader then asks the page itself whether Talk is to show.
		 *
		 * @since 0.1.0
		 *
		 * @param bool $wanted Whether the constant TALK_MESSENGER_BUILT_IN_LOADER is true; without it, what the site's owner chose.
		 */
		return true === apply_filters( 'talk_messenger_built_in_loader', self::by_constant() ?? $host->built_in );
	}

	/**
	 * The file that has these settings built in, or null where there is none.
	 *
	 * @param Envelope $envelope What the site has.
	 * @return array{src: string, integrity: string, built_in: array<string, string>}|null
	 */
	public static function of( Envelope $envelope ): ?array {
		$built_in = self::is_wanted( $envelope->host ) ? self::attributes( $envelope ) : null;
		$record   = null === $built_in ? null : self::record();
		if ( null === $record || self::fingerprint( $built_in ) !== $record['of'] ) {
			return null;
		}
		$folder = Own_Folder::of_site();
		$name   = Built_In::name( $record['integrity'] );
		return null === $folder || ! is_file( "{$folder['path']}/$name" ) ? null : array(
			'src'       => "{$folder['url']}/$name",
			'integrity' => $record['integrity'],
			'built_in'  => $built_in,
		);
	}

	/**
	 * Whether an address is that of such a file.
	 *
	 * @param string $src Address of a script.
	 */
	public static function is_at( string $src ): bool {
		return 1 === preg_match( '~/' . Own_Folder::NAME . '/talk-suite\.[\w-]{12}\.js\z~', $src );
	}

	/** Writes the file where it is wanted and not there, for settings that can be used. Says in the option what failed. */
	public function refresh(): void {
		if ( wp_doing_ajax() || ! $this->store->exists() ) {
			return;
		}
		$envelope = $this->store->read();
		if ( ! self::is_wanted( $envelope->host ) || null !== self::of( $envelope ) ) {
			return;
		}
		$current  = $this->store->current();
		$settings = $current->settings;
		$built_in = self::attributes( $current );
		if ( null === $built_in || $this->printable->is_refused( $settings ) ) {
			return;
		}
		$old    = self::record();
		$record = $this->write( $built_in, null === $old ? '' : $old['integrity'] );
		if ( get_option( self::OPTION ) !== $record ) {
			update_option( self::OPTION, $record, true );
		}
	}

	/**
	 * What a file for these settings has built in.
	 *
	 * @param Envelope $envelope What the site has.
	 * @return array<string, string>|null
	 */
	private static function attributes( Envelope $envelope ): ?array {
		return Built_In::attributes( $envelope->settings, $envelope->host, Endpoint::path(), Page_Decision::PARAMETER );
	}

	/**
	 * Whether the last attempt to write the file failed, and where; null otherwise.
	 *
	 * @param Host_Choices $host What was chosen.
	 */
	public static function failed_at( Host_Choices $host ): ?string {
		$option = self::is_wanted( $host ) ? get_option( self::OPTION ) : null;
		$failed = is_array( $option ) ? $option['failed'] ?? null : null;
		return is_string( $failed ) ? $failed : null;
	}

	/**
	 * Writes a file and removes all but it and the one before.
	 *
	 * @param array<string, string> $built_in Attributes.
	 * @param string                $before   `integrity` of the file before, or empty.
	 * @return array<string, string> The option.
	 */
	private function write( array $built_in, string $before ): array {
		$template = (string) file_get_contents( dirname( TALK_MESSENGER_FILE ) . '/assets/loader-built-in.js' ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- A file of the plugin itself.
		$content  = Built_In::fill( $template, $built_in );
		$folder   = Own_Folder::of_site();
		if ( null === $content || null === $folder ) {
			return array( 'failed' => Own_Folder::NAME );
		}
		$integrity = Built_In::integrity( $content );
		$path      = "{$folder['path']}/" . Built_In::name( $integrity );
		if ( ! Own_Folder::put( $folder['path'], Built_In::name( $integrity ), $content ) ) {
			return array( 'failed' => $folder['path'] );
		}
		$kept = array( $path, '' === $before ? $path : "{$folder['path']}/" . Built_In::name( $before ) );
		foreach ( array_diff( Own_Folder::files( $folder['path'], 'talk-suite.*.js*' ), $kept ) as $file ) {
			wp_delete_file( $file );
		}
		return array(
			'of'        => self::fingerprint( $built_in ),
			'integrity' => $integrity,
		);
	}

	/**
	 * What was written last; null where nothing was, or the option holds something else.
	 *
	 * @return array{of: string, integrity: string}|null
	 */
	private static function record(): ?array {
		$option    = get_option( self::OPTION );
		$of        = is_array( $option ) ? $option['of'] ?? null : null;
		$integrity = is_array( $option ) ? $option['integrity'] ?? null : null;
		return is_string( $of ) && is_string( $integrity ) && preg_match( '~\Asha256-[A-Za-z0-9+/]{43}=\z~', $integrity )
			? compact( 'of', 'integrity' )
			: null;
	}

	/**
	 * What a file is made of, for comparing: another version may have another loader.
	 *
	 * @param array<string, string> $built_in Attributes.
	 */
	private static function fingerprint( array $built_in ): string {
		return hash( 'sha256', TALK_MESSENGER_VERSION . "\n" . wp_json_encode( $built_in ) );
	}
}

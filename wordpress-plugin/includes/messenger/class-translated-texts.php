<?php
/**
 * The messenger's texts in the site's languages.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use stdClass;
use TalkMessenger\Compatibility\String_Registry;
use TalkMessenger\Generated;
use TalkMessenger\Json;
use TalkMessenger\Settings\Schema_Findings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * What a multilingual plugin has translated of them, next to what the owner translated in the settings: those count first. It is
 * looked up when the settings or the translations are saved, and kept in an option; a page asks no other plugin.
 */
final class Translated_Texts {

	/** Autoloaded, and there only with the messenger: JSON with the plugin `by`, `locales` as the settings have them, and what was `refused`. */
	public const OPTION = 'talk_messenger_translations';

	/** The action after translations have changed without a save of the settings. */
	public const CHANGED = 'talk_messenger_translations_changed';

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
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Looks at nothing yet.
	 *
	 * @param Store     $store     The site's settings.
	 * @param Generated $generated The core's tables.
	 * @param Texts     $texts     The plugin's words.
	 */
	public function __construct( Store $store, Generated $generated, Texts $texts ) {
		$this->store     = $store;
		$this->generated = $generated;
		$this->texts     = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		// Ahead of the files that these texts become part of.
		add_action( 'talk_messenger_settings_saved', array( $this, 'refresh' ), 4, 0 );
		add_action( 'admin_init', array( $this, 'offer' ), 5, 0 );
		foreach ( String_Registry::SAVED as $saved ) {
			add_action( $saved, array( $this, 'refresh_at_the_end' ), 10, 0 );
		}
	}

	/**
	 * Settings with what was translated elsewhere.
	 *
	 * @param stdClass $settings Settings; they stay as they are.
	 */
	public static function in( stdClass $settings ): stdClass {
		$locales = self::stored()->locales ?? array();
		if ( ! is_array( $locales ) || ! $locales ) {
			return $settings;
		}
		$shown            = clone $settings;
		$shown->messenger = Added_Translations::to( $settings->messenger, $locales );
		return $shown;
	}

	/**
	 * Translations that cannot be shown, as their merge tags are broken or they are too long.
	 *
	 * @return array<int, stdClass> Each with `locale`, `of` and `as`.
	 */
	public static function refused(): array {
		$refused = self::stored()->refused ?? array();
		return is_array( $refused ) ? $refused : array();
	}

	/** Puts the texts on the list of the multilingual plugin; looks them up anew where there is another one than before. */
	public function offer(): void {
		$stored = self::stored()->by ?? null;
		$plugin = String_Registry::plugin();
		if ( wp_doing_ajax() || ( $stored === $plugin && 'Polylang' !== $plugin ) ) {
			return;
		}
		$settings = $this->settings();
		$by       = null === $settings ? null : $plugin;
		if ( $stored !== $by ) {
			$this->refresh_and_announce();
		} elseif ( null !== $settings ) {
			$this->put_on_list( $settings );
		}
	}

	/** Looks the translations up and keeps them. */
	public function refresh(): void {
		$settings = $this->settings();
		$plugin   = null === $settings ? null : String_Registry::plugin();
		if ( null === $settings || null === $plugin ) {
			delete_option( self::OPTION );
			return;
		}
		$this->put_on_list( $settings );
		$added = new Added_Translations( $settings->messenger, $this->schema() );
		$found = $added->usable( String_Registry::translations( Public_Texts::translatable( $settings ) ) );
		update_option( self::OPTION, Json::to_store( array( 'by' => $plugin ) + $found ), true );
	}

	/** The same, once after everything of this request was saved. */
	public function refresh_at_the_end(): void {
		add_action( 'shutdown', array( $this, 'refresh_and_announce' ), 5, 0 );
	}

	/** The same, with an action for what is made of the texts. */
	public function refresh_and_announce(): void {
		$before = get_option( self::OPTION );
		$this->refresh();
		if ( get_option( self::OPTION ) !== $before ) {
			/**
			 * Fires after another plugin's translations of the messenger's texts have changed.
			 *
			 * @since 0.1.0
			 */
			do_action( self::CHANGED ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- It begins with talk_messenger.
		}
	}

	/** The settings; null where the messenger is off, or what is stored of it is damaged. */
	private function settings(): ?stdClass {
		$settings  = $this->store->exists() ? $this->store->read()->settings : null;
		$messenger = $settings->messenger ?? null;
		return null === $messenger || 'on' !== ( $messenger->mode ?? 'off' ) || Schema_Findings::findings( $this->schema(), $messenger ) ? null : $settings;
	}

	/**
	 * The schema of the messenger.
	 *
	 * @return array<string, mixed>
	 */
	private function schema(): array {
		return $this->generated->table( 'settings.schema' )['properties']['messenger'];
	}

	/**
	 * Puts the texts on the plugin's list.
	 *
	 * @param stdClass $settings The settings.
	 */
	private function put_on_list( stdClass $settings ): void {
		String_Registry::register(
			Public_Texts::translatable( $settings ),
			fn( string $field ): string => $this->texts->get( "settings.messenger.$field.label" )
		);
	}

	/** What was looked up last. Read with the other autoloaded options: where it is not there, nothing is asked of the database. */
	private static function stored(): stdClass {
		return Json::object( wp_load_alloptions()[ self::OPTION ] ?? null ) ?? new stdClass();
	}
}

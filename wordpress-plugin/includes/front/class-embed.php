<?php
/**
 * Puts the loader on the page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use stdClass;
use TalkMessenger\Generated;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Messenger\Launcher_Tag;
use TalkMessenger\Messenger\Page_Files;
use TalkMessenger\Messenger\Public_Host;
use TalkMessenger\Messenger\Public_Messenger;
use TalkMessenger\Messenger\Translated_Texts;
use TalkMessenger\Identity\Endpoint;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Settings\Schema_Findings;
use TalkMessenger\Settings\Store;
use TalkMessenger\Visibility\Residual;

/**
 * One external script with its configuration in its own attributes, through WordPress's script functions: a site's
 * nonce, integrity or optimizer plugin sees it like any other.
 */
final class Embed {

	public const HANDLE = 'talk-messenger';

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Makes the reasons to print nothing, for pages with a head only.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * Facts about the page.
	 *
	 * @var Page_Context
	 */
	private Page_Context $context;

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * What the tag carries, once it was decided that one is printed.
	 *
	 * @var array<string, string>|null
	 */
	private ?array $attributes = null;

	/**
	 * The loader's file that has the settings built in, and what is left for its tag; null where the tag has all.
	 *
	 * @var array{src: string, integrity: string, tag: array<string, string>}|null
	 */
	private ?array $file = null;

	/**
	 * The loader among the messenger's files, and the hash of the settings that go with it; null where the tag has them.
	 *
	 * @var array{src: string, hash: string}|null
	 */
	private ?array $messenger = null;

	/**
	 * What was decided, or left to the browser.
	 *
	 * @var array<string, mixed>|null
	 */
	private ?array $decided = null;

	/**
	 * Whether the head has come.
	 *
	 * @var bool
	 */
	private bool $prepared = false;

	/**
	 * Decides nothing yet.
	 *
	 * @param Store              $store     The site's settings.
	 * @param callable(): Guards $guards    Makes the reasons to print nothing.
	 * @param Page_Context       $context   Facts about the page.
	 * @param Generated          $generated The core's tables, for pages with the messenger.
	 */
	public function __construct( Store $store, callable $guards, Page_Context $context, Generated $generated ) {
		$this->store     = $store;
		$this->guards    = $guards;
		$this->context   = $context;
		$this->generated = $generated;
	}

	/** Adds the hooks. */
	public function register(): void {
		// Ahead of everything else in the head: a script that hides Talk of another installation must run before it.
		add_action( 'wp_head', array( $this, 'prepare' ), PHP_INT_MIN );
		// Before the filters that add a nonce or integrity to what they find.
		add_filter( 'wp_script_attributes', array( $this, 'add_attributes' ), 5 );
	}

	/** Decides, and hands the loader to WordPress; in visibility mode on a hidden page it is printed at once. */
	public function prepare(): void {
		$this->attributes = $this->decide();
		$this->prepared   = true;
		if ( null === $this->attributes ) {
			return;
		}
		$src   = $this->address( $this->attributes );
		$async = Embed_Attributes::is_async( $this->attributes );
		// A file that is named by its content needs no version in its address.
		$fixed = null !== $this->file || $this->is_messenger( $this->attributes );
		wp_register_script( self::HANDLE, '' === $src ? false : $src, array(), $fixed ? null : TALK_MESSENGER_VERSION, $async ? array( 'strategy' => 'async' ) : array() );
		if ( $async ) {
			wp_enqueue_script( self::HANDLE );
		} else {
			wp_scripts()->do_items( array( self::HANDLE ) );
		}
	}

	/** The loader's address, or null where the page carries none; ahead of its head, as things stand. */
	public function src(): ?string {
		$attributes = $this->expected();
		return null === $attributes ? null : $this->address( $attributes );
	}

	/**
	 * What the tag carries, or null where the page has none; ahead of its head, as things stand.
	 *
	 * @return array<string, string>|null
	 */
	public function expected(): ?array {
		return $this->prepared ? $this->attributes : $this->decide();
	}

	/**
	 * What the tag carries, once the head has come; null where none is printed.
	 *
	 * @return array<string, string>|null
	 */
	public function attributes(): ?array {
		return $this->attributes;
	}

	/**
	 * The attributes that the tag will have, as far as filters tell ahead of it: another plugin may return anything.
	 *
	 * @return mixed
	 */
	public function expected_tag() {
		$id = self::HANDLE . '-js';
		/** This filter is documented in wp-includes/class-wp-scripts.php. */
		$src = apply_filters( 'script_loader_src', (string) $this->src(), self::HANDLE ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own.
		/** This filter is documented in wp-includes/script-loader.php. */
		return apply_filters( 'wp_script_attributes', compact( 'src', 'id' ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own.
	}

	/**
	 * What holds on this page, after the filters of the site, in the form of `Residual`; null where nothing was decided.
	 *
	 * @return array<string, mixed>|null
	 */
	public function decided(): ?array {
		return $this->decided;
	}

	/**
	 * Adds the configuration to the loader's own tag.
	 *
	 * @param mixed $attributes Attributes of any script tag.
	 * @return mixed
	 */
	public function add_attributes( $attributes ) {
		if ( null === $this->attributes || ! is_array( $attributes ) || self::HANDLE . '-js' !== ( $attributes['id'] ?? null ) ) {
			return $attributes;
		}
		// Says only what `async` says already.
		unset( $attributes['data-wp-strategy'] );
		$printed = null === $this->file ? $this->attributes : array( 'integrity' => $this->file['integrity'] ) + $this->file['tag'];
		return array_merge( $attributes, array_map( array( self::class, 'unambiguous' ), $printed ) );
	}

	/**
	 * The address of the loader that goes with these attributes.
	 *
	 * @param array<string, string> $attributes Attributes of the tag.
	 */
	private function address( array $attributes ): string {
		if ( null !== $this->messenger && $this->is_messenger( $attributes ) ) {
			return $this->messenger['src'];
		}
		return null !== $this->file ? $this->file['src'] : plugins_url( 'assets/' . Embed_Attributes::script( $attributes ), TALK_MESSENGER_FILE );
	}

	/**
	 * Whether a tag names the messenger's file, after the filters of the site.
	 *
	 * @param array<string, string> $attributes Attributes of the tag.
	 */
	private function is_messenger( array $attributes ): bool {
		return null !== $this->messenger && isset( $attributes['data-launcher'] ) && ( $attributes['data-messenger'] ?? '' ) === $this->messenger['hash'];
	}

	/**
	 * WordPress before 7.0 leaves alone what looks like a character reference, so `?a&lt;` would become `?a<`.
	 *
	 * @param string $value Attribute value.
	 */
	private static function unambiguous( string $value ): string {
		return version_compare( $GLOBALS['wp_version'], '7.0-alpha', '<' ) && preg_match( '/&#?\w+;/', $value )
			? str_replace( '&', '&amp;', $value )
			: $value;
	}

	/**
	 * What the tag carries on this page, or null where none is printed.
	 *
	 * @return array<string, string>|null
	 */
	private function decide(): ?array {
		if ( ! $this->store->exists() || null !== call_user_func( $this->guards )->blocking() ) {
			return null;
		}
		$envelope = $this->store->read();
		$settings = $envelope->settings;
		$context  = $this->context->current();
		$residual = Embed_Filters::residual( Residual::decision( $settings, $context ), $context );
		$decision = $residual['decision'] ?? null;

		$this->decided = $residual;

		$attributes = Embed_Attributes::with_host( Embed_Attributes::for_residual( $settings, $residual ), $envelope->host, Endpoint::path() );
		if ( null === $attributes ) {
			return null;
		}
		$attributes += $this->messenger( $settings, $residual );
		$attributes  = Embed_Filters::attributes( $attributes, $decision, $context );
		if ( ! Embed_Filters::is_printed( $decision, $context ) ) {
			return null;
		}
		$this->file = self::file( $envelope, $attributes );
		return $attributes;
	}

	/**
	 * What the tag carries for the messenger: nothing where it is off, or where Talk is hidden on the page.
	 *
	 * @param stdClass             $settings The site's settings.
	 * @param array<string, mixed> $residual What was decided.
	 * @return array<string, string>
	 */
	private function messenger( stdClass $settings, array $residual ): array {
		if ( ! Launcher_Tag::is_wanted( $settings, $residual ) ) {
			return array();
		}
		$schema = $this->generated->table( 'settings.schema' )['properties']['messenger'];
		// What was damaged in the database never breaks a page.
		if ( Schema_Findings::findings( $schema, $settings->messenger ) ) {
			return array();
		}
		$messenger = Public_Messenger::of( Translated_Texts::in( $settings ), Public_Host::of_site() );
		if ( null === $messenger ) {
			return array();
		}
		$this->messenger = Page_Files::of( $messenger );
		if ( null === $this->messenger ) {
			// Another version is installed, or something went past the hooks.
			Page_Files::refresh_soon();
		}
		$language = str_replace( '_', '-', determine_locale() );
		return Launcher_Tag::attributes( $messenger, $language, $this->generated->table( 'messenger.launcher' ), $this->messenger['hash'] ?? null );
	}

	/**
	 * The loader's file for these attributes; null where the site has none, or another plugin wants other attributes
	 * than it has built in.
	 *
	 * @param Envelope              $envelope   What the site has.
	 * @param array<string, string> $attributes What the tag is to carry.
	 * @return array{src: string, integrity: string, tag: array<string, string>}|null
	 */
	private static function file( Envelope $envelope, array $attributes ): ?array {
		$file = Loader_File::of( $envelope );
		$tag  = null === $file ? null : Built_In::tag_without( $attributes, $file['built_in'] );
		return null === $tag ? null : array(
			'src'       => $file['src'],
			'integrity' => $file['integrity'],
			'tag'       => $tag,
		);
	}

	/** Whether the tag's `integrity` is that of a file with the settings built in. */
	public function is_built_in(): bool {
		return null !== $this->file;
	}
}

<?php
/**
 * Whether Talk's tag reaches visitors as it was printed.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Compatibility\Script_Optimizers;
use TalkMessenger\Front\Built_In;
use TalkMessenger\Front\Embed;
use TalkMessenger\Front\Embed_Attributes;
use TalkMessenger\Front\Loader_File;
use TalkMessenger\Front\Own_Folder;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Security\Fetch_Refused;
use TalkMessenger\Security\Page_Fetch;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Address_Context;
use TalkMessenger\Visibility\Residual;
use WP_HTML_Tag_Processor;

/**
 * Asks for a page twice, as guests one after the other: the second one gets what a cache has kept. Says what another plugin
 * made of the tag, which plugins may have, and which of their settings to change.
 */
final class Tag_Check extends Check {

	/** Its name. */
	public const ID = 'tag';

	private const INTACT  = 'intact';
	private const MISSING = 'missing';
	private const ASKS    = 'asks';
	private const HIDDEN  = 'hidden';
	private const STALE   = 'stale';

	/** Optimizers by their folder, with the setting that takes a tag apart, as its screen names it. */
	private const SUSPECTS = array(
		'breeze'          => 'Breeze: Delay All JS, Minify JS',
		'jetpack-boost'   => 'Jetpack Boost: Concatenate JS, Defer Non-Essential JavaScript',
		'w3-total-cache'  => 'W3 Total Cache: Minify',
		'autoptimize'     => 'Autoptimize: Aggregate JS-files',
		'wp-rocket'       => 'WP Rocket: Delay JavaScript execution, Combine JavaScript files',
		'litespeed-cache' => 'LiteSpeed Cache: JS Combine, Load JS Deferred',
		'wp-optimize'     => 'WP-Optimize: Minify, Merge JavaScript files',
		'sg-cachepress'   => 'Speed Optimizer: Combine JavaScript Files',
		'perfmatters'     => 'Perfmatters: Delay JavaScript',
		'flying-press'    => 'FlyingPress: Delay JavaScript',
	);

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Makes the reasons to print nothing.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * The page at an address.
	 *
	 * @var Address_Context
	 */
	private Address_Context $addresses;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store              $store     The site's settings.
	 * @param callable(): Guards $guards    Makes the reasons to print nothing.
	 * @param Address_Context    $addresses The page at an address.
	 * @param Texts              $texts     The plugin's words.
	 */
	public function __construct( Store $store, callable $guards, Address_Context $addresses, Texts $texts ) {
		parent::__construct( $texts );
		$this->store     = $store;
		$this->guards    = $guards;
		$this->addresses = $addresses;
	}

	/** Its name. */
	public function id(): string {
		return self::ID;
	}

	/** Only where the site prints a tag at all. */
	public function applies(): bool {
		if ( ! $this->store->exists() || ! $this->store->read()->is_connected() ) {
			return false;
		}
		foreach ( call_user_func( $this->guards )->of_site() as $state ) {
			if ( $state['blocks'] ) {
				return false;
			}
		}
		return true;
	}

	/** Asks for pages. */
	public function slow(): bool {
		return true;
	}

	/** Whether the front page's tag arrives. What was seen counts for the admin bar as well. */
	public function run(): Result {
		$result   = $this->of( '/' );
		$revision = $this->store->read()->revision;
		if ( Result::CRITICAL === $result->status ) {
			Sighting::keep( 'tag', $revision );
		} elseif ( 'tag' === Sighting::of( $revision ) ) {
			Sighting::forget();
		}
		return $result;
	}

	/**
	 * Whether a page's tag arrives.
	 *
	 * @param string $address Address on this site, absolute or relative to its front page.
	 */
	public function of( string $address ): Result {
		try {
			$fetch = new Page_Fetch();
			$fetch->get( $address );
			$found = self::state_of( $fetch->get( $address )->body );
		} catch ( Fetch_Refused $refused ) {
			return Result::found( $this->texts, Result::RECOMMENDED, 'unseen', array( $refused->finding->message( $this->texts->all() ) ) );
		}
		$verdict = $this->verdict( $address, $found );
		if ( self::INTACT === $verdict || self::HIDDEN === $verdict ) {
			return Result::found( $this->texts, Result::GOOD, "tag.$verdict" );
		}
		if ( self::STALE === $verdict ) {
			return Result::found( $this->texts, Result::RECOMMENDED, 'tag.stale' );
		}
		return Result::found( $this->texts, self::ASKS === $verdict ? Result::RECOMMENDED : Result::CRITICAL, "tag.$verdict", self::advice( $this->store, $this->texts ) );
	}

	/**
	 * What a page's tag means: what became of it where the page is to have one; else `hidden`, or `stale` where one is there.
	 *
	 * @param string $address Address on this site, absolute or relative to its front page.
	 * @param string $found   From `state_of()`.
	 */
	private function verdict( string $address, string $found ): string {
		$settings = $this->store->read()->settings;
		$page     = $this->addresses->of( $address );
		$wanted   = is_array( $page ) && null !== Embed_Attributes::for_residual( $settings, Residual::decision( $settings, $page['context'] ) );
		if ( $wanted ) {
			return $found;
		}
		return self::MISSING === $found ? self::HIDDEN : self::STALE;
	}

	/**
	 * Whether another plugin took a page's tag apart, so that no visitor gets Talk there.
	 *
	 * @param string $address Absolute address on this site.
	 * @param string $found   From `state_of()`.
	 */
	public function is_broken( string $address, string $found ): bool {
		return $this->applies() && in_array( $this->verdict( $address, $found ), array( 'changed', 'delayed', self::MISSING ), true );
	}

	/**
	 * The setting of another plugin to change, as far as it is known which one takes tags apart, and what to do otherwise.
	 *
	 * @param Store $store The site's settings.
	 * @param Texts $texts The plugin's words.
	 * @return string[]
	 */
	public static function advice( Store $store, Texts $texts ): array {
		$lines = self::suspects( $texts );
		if ( ! Loader_File::is_wanted( $store->read()->host ) ) {
			$lines[] = $texts->get( 'wordpress.health.tag.builtIn' );
		}
		return $lines;
	}

	/**
	 * What became of the tag: intact, `changed` where its attributes are gone, `asks` where its file can do without them,
	 * `delayed` where it is no script any more, or missing.
	 *
	 * @param string $html The page.
	 */
	public static function state_of( string $html ): string {
		$tags  = new WP_HTML_Tag_Processor( $html );
		$state = self::MISSING;
		while ( $tags->next_tag( array( 'tag_name' => 'script' ) ) ) {
			$id   = $tags->get_attribute( 'id' );
			$text = '';
			foreach ( (array) $tags->get_attribute_names_with_prefix( '' ) as $name ) {
				$value = $tags->get_attribute( (string) $name );
				$text .= is_string( $value ) ? "$value\n" : '';
			}
			if ( Embed::HANDLE . '-js' !== $id && ! Script_Optimizers::is_loader( $text ) ) {
				continue;
			}
			$type = $tags->get_attribute( 'type' );
			if ( ( is_string( $type ) && '' !== $type && ! preg_match( '~^(text|application)/javascript$~i', $type ) ) || ! is_string( $tags->get_attribute( 'src' ) ) ) {
				$state = 'delayed';
				continue;
			}
			foreach ( array( 'data-key', 'data-mode', 'integrity' ) as $name ) {
				if ( null !== $tags->get_attribute( $name ) ) {
					return self::INTACT;
				}
			}
			$state = self::asks( $text ) ? self::ASKS : 'changed';
		}
		return $state;
	}

	/**
	 * Whether a tag runs the loader that asks the page what its tag has lost.
	 *
	 * @param string $text Values of the tag's attributes.
	 */
	private static function asks( string $text ): bool {
		return false !== strpos( $text, Own_Folder::NAME . '/' . Built_In::NAMES );
	}

	/**
	 * Active plugins that may have done it, with their settings.
	 *
	 * @param Texts $texts The plugin's words.
	 * @return string[]
	 */
	private static function suspects( Texts $texts ): array {
		$active = array_merge( (array) get_option( 'active_plugins', array() ), is_multisite() ? array_keys( (array) get_site_option( 'active_sitewide_plugins', array() ) ) : array() );
		$lines  = array();
		foreach ( self::SUSPECTS as $folder => $setting ) {
			foreach ( $active as $file ) {
				if ( is_string( $file ) && 0 === strpos( $file, "$folder/" ) ) {
					$lines[] = $texts->get( 'wordpress.health.tag.setting', array( 'setting' => $setting ) );
				}
			}
		}
		return $lines;
	}
}

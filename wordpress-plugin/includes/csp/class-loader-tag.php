<?php
/**
 * What the loader's tag has.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Front\Embed;
use WP_HTML_Tag_Processor;

/**
 * The address, nonce and integrity of the loader's tag on this page. A nonce is the site's own, as its plugins put it
 * on scripts through WordPress's filters; none is ever made here.
 */
final class Loader_Tag {

	private const ID = Embed::HANDLE . '-js';

	/**
	 * Puts the loader on the page.
	 *
	 * @var Embed
	 */
	private Embed $embed;

	/**
	 * The attributes of the tag, once it was made.
	 *
	 * @var array<string, mixed>|null
	 */
	private ?array $made = null;

	/**
	 * Whether WordPress ends with a message instead of the page.
	 *
	 * @var bool
	 */
	private bool $is_message = false;

	/**
	 * Looks at nothing yet.
	 *
	 * @param Embed $embed Puts the loader on the page.
	 */
	public function __construct( Embed $embed ) {
		$this->embed = $embed;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_filter( 'wp_script_attributes', array( $this, 'add_nonce' ), PHP_INT_MAX );
		add_filter( 'script_loader_tag', array( $this, 'see' ), PHP_INT_MAX, 2 );
		add_filter( 'wp_die_handler', array( $this, 'give_up' ) );
	}

	/** Whether this page carries the loader; ahead of its head, as things stand. */
	public function is_on_page(): bool {
		return ! $this->is_message && null !== $this->embed->src();
	}

	/**
	 * Notes that no page comes: a message of wp_die() has no head.
	 *
	 * @param mixed $handler What prints the message.
	 * @return mixed
	 */
	public function give_up( $handler ) {
		$this->is_message = true;
		return $handler;
	}

	/** The page, as policies are judged for it. */
	public function page(): Page {
		$tag = $this->made ?? $this->embed->expected_tag();
		return new Page( set_url_scheme( home_url( '/' ) ), self::text( $tag, 'src' ), self::text( $tag, 'nonce' ), self::text( $tag, 'integrity' ), $this->embed->is_built_in() );
	}

	/**
	 * Gives the loader's tag the nonce of the site's inline scripts, where the site has one for those only.
	 *
	 * @param mixed $attributes Attributes of any script tag.
	 * @return mixed
	 */
	public function add_nonce( $attributes ) {
		if ( ! is_array( $attributes ) || self::ID !== ( $attributes['id'] ?? null ) || '' !== self::text( $attributes, 'nonce' ) ) {
			return $attributes;
		}
		/** This filter is documented in wp-includes/script-loader.php. */
		$inline = apply_filters( 'wp_inline_script_attributes', array( 'id' => self::ID ), '' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own.
		$nonce  = self::text( $inline, 'nonce' );
		return '' === $nonce ? $attributes : array( 'nonce' => $nonce ) + $attributes;
	}

	/**
	 * Looks at the tag as it is printed.
	 *
	 * @param mixed $tag    A script's tag.
	 * @param mixed $handle Its handle.
	 * @return mixed
	 */
	public function see( $tag, $handle ) {
		if ( Embed::HANDLE === $handle && is_string( $tag ) ) {
			$html = new WP_HTML_Tag_Processor( $tag );
			while ( $html->next_tag( array( 'tag_name' => 'script' ) ) ) {
				if ( self::ID === $html->get_attribute( 'id' ) ) {
					$this->made = array(
						'src'       => $html->get_attribute( 'src' ),
						'nonce'     => $html->get_attribute( 'nonce' ),
						'integrity' => $html->get_attribute( 'integrity' ),
					);
				}
			}
		}
		return $tag;
	}

	/**
	 * One attribute as a text; empty where it is not there, or is none.
	 *
	 * @param mixed  $attributes What a filter returned.
	 * @param string $name       Name.
	 */
	private static function text( $attributes, string $name ): string {
		$value = is_array( $attributes ) ? $attributes[ $name ] ?? null : null;
		return is_string( $value ) ? $value : '';
	}
}

<?php
/**
 * What a page's document says about policies.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Front\Embed;
use WP_HTML_Tag_Processor;

/**
 * Reads a document with WordPress's HTML API, as far as a check needs it. A policy in a meta element counts in the
 * head only, and not inside a template or what is shown without scripts.
 */
final class Document {

	/** Elements that a head may hold; any other, and any text, ends it. */
	private const IN_HEAD = array( 'HTML', 'HEAD', 'BASE', 'BASEFONT', 'BGSOUND', 'LINK', 'META', 'TITLE', 'STYLE', 'SCRIPT', 'NOSCRIPT', 'NOFRAMES', 'TEMPLATE' );

	/** Elements whose content is inert in a browser that runs scripts. */
	private const INERT = array( 'TEMPLATE', 'NOSCRIPT' );

	/** Nonces that are listed. */
	private const MAX_NONCES = 20;

	/**
	 * `content` of each policy in a meta element, in order.
	 *
	 * @var string[]
	 */
	public array $meta = array();

	/**
	 * Attributes of the loader's tag (`src`, `nonce`, `integrity`), or null where it is not there.
	 *
	 * @var array<string, string>|null
	 */
	public ?array $loader = null;

	/**
	 * Nonces of scripts, each once.
	 *
	 * @var string[]
	 */
	public array $nonces = array();

	/**
	 * Whether what comes now is still in the head.
	 *
	 * @var bool
	 */
	private bool $in_head = true;

	/**
	 * Inert elements that are open.
	 *
	 * @var int
	 */
	private int $inert = 0;

	/**
	 * Reads a document.
	 *
	 * @param string $html HTML, perhaps cut off.
	 */
	public function __construct( string $html ) {
		$tags = new WP_HTML_Tag_Processor( $html );
		while ( $tags->next_token() ) {
			if ( '#tag' === $tags->get_token_type() ) {
				$this->read_tag( $tags );
			} elseif ( '#text' === $tags->get_token_type() && 0 === $this->inert && '' !== trim( $tags->get_modifiable_text(), " \t\n\f\r\0" ) ) {
				$this->in_head = false;
			}
		}
	}

	/**
	 * Reads one tag.
	 *
	 * @param WP_HTML_Tag_Processor $tags Stands at the tag.
	 */
	private function read_tag( WP_HTML_Tag_Processor $tags ): void {
		$name = $tags->get_tag();
		if ( in_array( $name, self::INERT, true ) ) {
			$this->inert = max( 0, $this->inert + ( $tags->is_tag_closer() ? -1 : 1 ) );
			return;
		}
		if ( $this->inert > 0 ) {
			return;
		}
		if ( ! in_array( $name, self::IN_HEAD, true ) || ( 'HEAD' === $name && $tags->is_tag_closer() ) ) {
			$this->in_head = false;
		}
		if ( $tags->is_tag_closer() ) {
			return;
		}
		if ( 'META' === $name && $this->in_head && 'content-security-policy' === strtolower( trim( self::attribute( $tags, 'http-equiv' ) ) ) ) {
			$this->meta[] = self::attribute( $tags, 'content' );
		}
		if ( 'SCRIPT' === $name ) {
			$this->read_script( $tags );
		}
	}

	/**
	 * Reads a script's tag.
	 *
	 * @param WP_HTML_Tag_Processor $tags Stands at the tag.
	 */
	private function read_script( WP_HTML_Tag_Processor $tags ): void {
		$nonce = self::attribute( $tags, 'nonce' );
		if ( '' !== $nonce && count( $this->nonces ) < self::MAX_NONCES && ! in_array( $nonce, $this->nonces, true ) ) {
			$this->nonces[] = $nonce;
		}
		if ( null === $this->loader && Embed::HANDLE . '-js' === self::attribute( $tags, 'id' ) ) {
			$this->loader = array(
				'src'       => self::attribute( $tags, 'src' ),
				'nonce'     => $nonce,
				'integrity' => self::attribute( $tags, 'integrity' ),
			);
		}
	}

	/**
	 * An attribute's value; empty where it has none.
	 *
	 * @param WP_HTML_Tag_Processor $tags Stands at the tag.
	 * @param string                $name Attribute.
	 */
	private static function attribute( WP_HTML_Tag_Processor $tags, string $name ): string {
		$value = $tags->get_attribute( $name );
		return is_string( $value ) ? wp_check_invalid_utf8( $value, true ) : '';
	}
}

<?php
/**
 * "Open chat" in content.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use TalkMessenger\Json;
use TalkMessenger\Texts;

/**
 * The block `talk-messenger/open-chat` and the shortcode `[talk_open_chat]`: a button that opens the chat. With an address it
 * is a link to it, which leads there wherever there is no chat: Talk is hidden or blocked, the visitor has not agreed, in
 * feeds, without scripts. Without one, nothing is there but where there is a chat. What the page's address decides is
 * decided here; the rest in the browser, by core/loader/open-chat.ts.
 */
final class Open_Chat {

	public const BLOCK = 'talk-messenger/open-chat';

	public const SHORTCODE = 'talk_open_chat';

	private const HANDLE = 'talk-messenger-open-chat';

	/** Ends of the keys of the words that the editor shows. */
	private const WORDS = array( 'title', 'view', 'view.home', 'view.thread', 'href', 'href.help', 'href.wrong', 'text', 'text.default' );

	/** What an address may begin with, besides paths. */
	private const PROTOCOLS = array( 'http', 'https', 'mailto', 'tel' );

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * What puts the loader on the page; null where there are no pages.
	 *
	 * @var Embed|null
	 */
	private ?Embed $embed = null;

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'init', array( $this, 'add' ) );
		add_action( 'enqueue_block_editor_assets', array( $this, 'add_words' ) );
	}

	/**
	 * Hands over what knows whether there is a chat on the page.
	 *
	 * @param Embed $embed What puts the loader on the page.
	 */
	public function on_pages_of( Embed $embed ): void {
		$this->embed = $embed;
	}

	/** Makes the block and the shortcode known. */
	public function add(): void {
		register_block_type(
			dirname( TALK_MESSENGER_FILE ) . '/assets/open-chat',
			array(
				'title'           => $this->texts->get( 'wordpress.openChat.title' ),
				'description'     => $this->texts->get( 'wordpress.openChat.description' ),
				'render_callback' => array( $this, 'block' ),
			)
		);
		add_shortcode( self::SHORTCODE, array( $this, 'shortcode' ) );
	}

	/** Gives the block its words in the editor. */
	public function add_words(): void {
		$words = array();
		foreach ( self::WORDS as $word ) {
			$words[ $word ] = $this->texts->get( "wordpress.openChat.$word" );
		}
		wp_add_inline_script( generate_block_asset_handle( self::BLOCK, 'editorScript' ), 'window.talkOpenChat = ' . Json::in_html( $words ) . ';', 'before' );
	}

	/**
	 * The block on a page.
	 *
	 * @param mixed $attributes Its attributes.
	 */
	public function block( $attributes ): string {
		return $this->html( is_array( $attributes ) ? $attributes : array(), static fn( string $inside, string $more ): string => '<div ' . get_block_wrapper_attributes() . "$more>$inside</div>" );
	}

	/**
	 * The shortcode on a page.
	 *
	 * @param mixed $attributes `text`, `view` (home or thread), `href`.
	 */
	public function shortcode( $attributes ): string {
		return $this->html( is_array( $attributes ) ? $attributes : array(), static fn( string $inside, string $more ): string => "<span$more>$inside</span>" );
	}

	/**
	 * The HTML.
	 *
	 * @param array<string, mixed>             $attributes What was chosen.
	 * @param callable(string, string): string $wrapper    Puts something around it, with further attributes.
	 */
	private function html( array $attributes, callable $wrapper ): string {
		$text  = trim( html_entity_decode( wp_strip_all_tags( self::text( $attributes, 'text' ) ), ENT_QUOTES ) );
		$text  = esc_html( '' === $text ? $this->texts->get( 'wordpress.openChat.text.default' ) : $text );
		$href  = esc_url( self::text( $attributes, 'href' ), self::PROTOCOLS );
		$class = 'class="wp-block-button__link wp-element-button"';
		$tag   = null === $this->embed ? null : $this->embed->expected();
		if ( null === $tag || isset( $tag['data-hide'] ) ) {
			return '' === $href ? '' : $wrapper( "<a $class href=\"$href\">$text</a>", '' );
		}
		wp_enqueue_script(
			self::HANDLE,
			plugins_url( 'assets/open-chat/open-chat.js', TALK_MESSENGER_FILE ),
			array(),
			TALK_MESSENGER_VERSION,
			array(
				'in_footer' => true,
				'strategy'  => 'defer',
			)
		);
		$opens = ' data-talk-open="' . ( 'thread' === self::text( $attributes, 'view' ) ? 'thread' : 'home' ) . '"'
			. ( 'consent' === ( $tag['data-load'] ?? '' ) ? ' data-talk-consent' : '' );
		return '' === $href
			? $wrapper( "<button type=\"button\" $class$opens>$text</button>", ' data-talk-shown hidden' )
			: $wrapper( "<a $class href=\"$href\"$opens>$text</a>", '' );
	}

	/**
	 * A text that was chosen; empty for anything else.
	 *
	 * @param array<string, mixed> $attributes What was chosen.
	 * @param string               $name       Its name.
	 */
	private static function text( array $attributes, string $name ): string {
		$value = $attributes[ $name ] ?? '';
		return is_string( $value ) ? $value : '';
	}
}

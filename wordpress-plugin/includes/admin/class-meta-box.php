<?php
/**
 * The box in the classic editor.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Post_Context;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Residual;
use WP_Post;

/**
 * Three choices next to the post. In the block editor it steps back where the panel is.
 */
final class Meta_Box {

	private const FIELD = 'talk_messenger_visibility';
	private const NONCE = 'talk_messenger_box';

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Store $store The site's settings.
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Store $store, Texts $texts ) {
		$this->store = $store;
		$this->texts = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'add_meta_boxes', array( $this, 'add' ), 10, 2 );
		add_action( 'save_post', array( $this, 'save' ) );
		// Attachments are saved without save_post.
		add_action( 'edit_attachment', array( $this, 'save' ) );
	}

	/**
	 * Adds the box where posts have pages.
	 *
	 * @param mixed $post_type Name of the type.
	 * @param mixed $post      The post; on other screens something else.
	 */
	public function add( $post_type, $post ): void {
		if ( ! $post instanceof WP_Post || ! Post_Setting::is_supported( (string) $post_type ) || ! current_user_can( 'edit_post', $post->ID ) ) {
			return;
		}
		add_meta_box(
			'talk-messenger',
			esc_html( $this->texts->get( 'editor.title' ) ),
			array( $this, 'show' ),
			null,
			'side',
			'default',
			array( '__back_compat_meta_box' => Editor::has_panel( (string) $post_type ) )
		);
	}

	/**
	 * Prints the choices.
	 *
	 * @param WP_Post $post The post.
	 */
	public function show( WP_Post $post ): void {
		$chosen = Post_Setting::of( $post->ID ) ?? '';
		wp_nonce_field( self::NONCE . $post->ID, self::NONCE, false );
		printf( '<fieldset><legend class="screen-reader-text">%s</legend>', esc_html( $this->texts->get( 'editor.label' ) ) );
		foreach ( array(
			''     => 'editor.inherit',
			'show' => 'editor.show',
			'hide' => 'editor.hide',
		) as $value => $text ) {
			printf(
				'<p><label><input type="radio" name="%s" value="%s"%s> %s</label></p>',
				esc_attr( self::FIELD ),
				esc_attr( $value ),
				checked( $chosen, $value, false ),
				esc_html( $this->texts->get( $text ) )
			);
		}
		printf( '<p class="description">%s</p></fieldset>', $this->inherit_means( $post ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped where it is made.
	}

	/**
	 * Saves the choice. Quick edit, bulk edit and autosaves do not send the box, so they change nothing.
	 *
	 * @param mixed $post_id Post.
	 */
	public function save( $post_id ): void {
		$post_id = (int) $post_id;
		if ( ! isset( $_POST[ self::NONCE ], $_POST[ self::FIELD ] ) || ! is_string( $_POST[ self::FIELD ] ) || ! is_string( $_POST[ self::NONCE ] ) ) {
			return;
		}
		if ( ! wp_verify_nonce( sanitize_key( $_POST[ self::NONCE ] ), self::NONCE . $post_id ) || ! current_user_can( 'edit_post', $post_id ) ) {
			return;
		}
		if ( wp_is_post_revision( $post_id ) || wp_is_post_autosave( $post_id ) ) {
			return;
		}
		Post_Setting::set( $post_id, sanitize_key( $_POST[ self::FIELD ] ) );
	}

	/**
	 * What inherit means here, as HTML.
	 *
	 * @param WP_Post $post The post.
	 */
	private function inherit_means( WP_Post $post ): string {
		$stored = $this->store->read();
		if ( ! $stored->is_connected() ) {
			return esc_html( $this->texts->get( 'editor.notConnected' ) );
		}
		$residual = Residual::decision( $stored->settings, array( 'override' => null ) + Post_Context::of( $post ) );
		$words    = new Decision_Words( $this->texts );
		return 'site' === ( $residual['decision']['because']['by'] ?? '' )
			? esc_html( $this->texts->get( 'editor.off' ) )
			: esc_html( $words->name( $residual ) . '. ' ) . $words->reason_html( $stored->settings, $residual );
	}
}

<?php
/**
 * Talk in quick edit and bulk edit.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Texts;
use TalkMessenger\Visibility\Post_Setting;
use WP_Post;

/**
 * The page's own setting for one post or many, in the list's column. WordPress has checked its nonces before it calls
 * us; we check them again, because its hooks fire elsewhere too.
 */
final class Quick_Edit {

	/** Names of the fields; the box of the classic editor has another, so none can be taken for another. */
	private const QUICK = 'talk_messenger_quick';
	private const BULK  = 'talk_messenger_bulk';

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

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
		add_action( 'quick_edit_custom_box', array( $this, 'show_quick' ) );
		add_action( 'bulk_edit_custom_box', array( $this, 'show_bulk' ) );
		add_action( 'add_inline_data', array( $this, 'print_value' ) );
		add_action( 'save_post', array( $this, 'save_quick' ) );
		add_action( 'bulk_edit_posts', array( $this, 'save_bulk' ), 10, 2 );
	}

	/**
	 * Prints the field of quick edit. It cannot be used, and is not sent, before the script has filled it in.
	 *
	 * @param mixed $column Name of the column.
	 */
	public function show_quick( $column ): void {
		$this->show( $column, self::QUICK, false );
	}

	/**
	 * Prints the field of bulk edit.
	 *
	 * @param mixed $column Name of the column.
	 */
	public function show_bulk( $column ): void {
		$this->show( $column, self::BULK, true );
	}

	/**
	 * Prints the present setting for the script, where WordPress keeps those of its own fields.
	 *
	 * @param mixed $post The post.
	 */
	public function print_value( $post ): void {
		if ( $post instanceof WP_Post && Post_Setting::is_supported( $post->post_type ) ) {
			printf( '<div class="%s">%s</div>', esc_attr( self::QUICK ), esc_html( Post_Setting::of( $post->ID ) ?? '' ) );
		}
	}

	/**
	 * Saves what quick edit sent.
	 *
	 * @param mixed $post_id Post.
	 */
	public function save_quick( $post_id ): void {
		$post_id = (int) $post_id;
		$value   = isset( $_POST[ self::QUICK ] ) ? wp_unslash( $_POST[ self::QUICK ] ) : null; // phpcs:ignore WordPress.Security -- One of three words, or nothing happens; the nonce is checked next.
		if ( ! Choice_Field::is_choice( $value ) || ! self::is_sent_with( '_inline_edit', 'inlineeditnonce' ) ) {
			return;
		}
		// Other posts may be saved in the same request.
		if ( isset( $_POST['post_ID'] ) && (int) $_POST['post_ID'] === $post_id ) { // phpcs:ignore WordPress.Security.NonceVerification -- Verified above.
			self::save( $post_id, $value );
		}
	}

	/**
	 * Saves what bulk edit sent, for the posts that WordPress has updated: locked ones are not among them.
	 *
	 * @param mixed $updated Posts.
	 * @param mixed $sent    Fields of the form.
	 */
	public function save_bulk( $updated, $sent ): void {
		$value = is_array( $sent ) ? $sent[ self::BULK ] ?? null : null;
		if ( ! is_array( $updated ) || ! Choice_Field::is_choice( $value ) || ! self::is_sent_with( '_wpnonce', 'bulk-posts' ) ) {
			return;
		}
		foreach ( $updated as $post_id ) {
			self::save( (int) $post_id, $value );
		}
	}

	/**
	 * Changes one post, if its type has pages and the user may edit it.
	 *
	 * @param int    $post_id Post.
	 * @param string $value   One of the choices.
	 */
	private static function save( int $post_id, string $value ): void {
		if ( Post_Setting::is_supported( (string) get_post_type( $post_id ) ) && current_user_can( 'edit_post', $post_id ) ) {
			Post_Setting::set( $post_id, $value );
		}
	}

	/**
	 * Whether the request carries a form's nonce.
	 *
	 * @param string $field  Field of the nonce.
	 * @param string $action What it is for.
	 */
	private static function is_sent_with( string $field, string $action ): bool {
		$nonce = $_REQUEST[ $field ] ?? null; // phpcs:ignore WordPress.Security -- The nonce itself.
		return is_string( $nonce ) && false !== wp_verify_nonce( sanitize_key( $nonce ), $action );
	}

	/**
	 * Prints a field.
	 *
	 * @param mixed  $column Name of the column.
	 * @param string $name   Name of the field.
	 * @param bool   $bulk   Whether it is for many posts.
	 */
	private function show( $column, string $name, bool $bulk ): void {
		if ( Posts_List::COLUMN !== $column ) {
			return;
		}
		printf(
			'<fieldset class="inline-edit-col-right"><div class="inline-edit-col"><label class="inline-edit-talk-messenger"><span class="title">%s</span><select name="%s"%s>%s</select></label></div></fieldset>',
			esc_html( $this->texts->get( 'editor.title' ) ),
			esc_attr( $name ),
			disabled( ! $bulk, true, false ),
			Choice_Field::options( $this->texts, '', $bulk ) // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped where it is made.
		);
	}
}

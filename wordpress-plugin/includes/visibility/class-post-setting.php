<?php
/**
 * A page's own setting.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use WP_Post_Type;

/**
 * The meta that says show or hide. No meta means inherit: an empty value is never stored.
 */
final class Post_Setting {

	public const KEY = '_talk_messenger_visibility';

	public const VALUES = array( 'show', 'hide' );

	/** Adds the hooks. */
	public function register(): void {
		// WordPress registers its own types again on init, after the plugins are loaded.
		add_action( 'registered_post_type', array( $this, 'register_meta' ), 10, 2 );
		add_filter( 'add_post_metadata', array( $this, 'store_no_inherit' ), 10, 4 );
		add_filter( 'update_post_metadata', array( $this, 'store_no_inherit' ), 10, 4 );
	}

	/**
	 * The setting of a post.
	 *
	 * @param int $post_id Post.
	 * @return string|null show, hide, or null for inherit.
	 */
	public static function of( int $post_id ): ?string {
		$value = get_post_meta( $post_id, self::KEY, true );
		return in_array( $value, self::VALUES, true ) ? $value : null;
	}

	/**
	 * Changes the setting of a post. Who may is for the caller to judge.
	 *
	 * @param int    $post_id Post.
	 * @param string $value   show, hide, or empty for inherit; anything else counts as inherit.
	 */
	public static function set( int $post_id, string $value ): void {
		// Inherit deletes: see store_no_inherit().
		update_post_meta( $post_id, self::KEY, self::sanitize( $value ) );
	}

	/**
	 * Whether posts of this type have pages of their own.
	 *
	 * @param string $post_type Name of the type.
	 */
	public static function is_supported( string $post_type ): bool {
		$type = get_post_type_object( $post_type );
		return null !== $type && $type->public;
	}

	/**
	 * Makes the meta known for a public type. The hook is public, so anything may come.
	 *
	 * @param mixed $post_type Name of the type.
	 * @param mixed $type      The type.
	 */
	public function register_meta( $post_type, $type ): void {
		if ( ! is_string( $post_type ) || ! $type instanceof WP_Post_Type || ! $type->public ) {
			return;
		}
		register_post_meta(
			$post_type,
			self::KEY,
			array(
				'type'              => 'string',
				'description'       => 'Talk messenger on this page: show, hide, or empty to inherit.',
				'single'            => true,
				'sanitize_callback' => array( self::class, 'sanitize' ),
				'auth_callback'     => array( self::class, 'may_edit' ),
				'show_in_rest'      => array(
					'schema' => array(
						'type' => 'string',
						'enum' => array_merge( self::VALUES, array( '' ) ),
					),
				),
			)
		);
	}

	/**
	 * Leaves nothing but show, hide or inherit.
	 *
	 * @param mixed $value Anything.
	 */
	public static function sanitize( $value ): string {
		return in_array( $value, self::VALUES, true ) ? $value : '';
	}

	/**
	 * Those who may edit the post may say where Talk shows on it.
	 *
	 * @param bool   $allowed  Ignored.
	 * @param string $meta_key The key.
	 * @param int    $post_id  Post.
	 * @param int    $user_id  User.
	 */
	public static function may_edit( $allowed, $meta_key, $post_id, $user_id ): bool {
		return user_can( (int) $user_id, 'edit_post', (int) $post_id );
	}

	/**
	 * Deletes the meta instead of storing inherit.
	 *
	 * @param mixed $done    Not null where another filter has done the work.
	 * @param mixed $post_id Post.
	 * @param mixed $key     Key of the meta.
	 * @param mixed $value   Sanitized value.
	 * @return mixed
	 */
	public function store_no_inherit( $done, $post_id, $key, $value ) {
		if ( null !== $done || self::KEY !== $key || '' !== $value ) {
			return $done;
		}
		delete_post_meta( (int) $post_id, self::KEY );
		return true;
	}
}

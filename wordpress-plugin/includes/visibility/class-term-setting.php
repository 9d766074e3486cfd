<?php
/**
 * The setting of a term's archive.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

/**
 * The meta that says show or hide on the list of a term's posts. No meta means inherit: an empty value is never
 * stored. The posts themselves follow rules, not this.
 */
final class Term_Setting {

	public const KEY = Post_Setting::KEY;

	/** Adds the hooks. */
	public function register(): void {
		// WordPress registers its own taxonomies again on init, after the plugins are loaded.
		add_action( 'registered_taxonomy', array( $this, 'register_meta' ), 10, 3 );
		add_filter( 'add_term_metadata', array( $this, 'store_no_inherit' ), 10, 4 );
		add_filter( 'update_term_metadata', array( $this, 'store_no_inherit' ), 10, 4 );
	}

	/**
	 * The setting of a term.
	 *
	 * @param int $term_id Term.
	 * @return string|null show, hide, or null for inherit.
	 */
	public static function of( int $term_id ): ?string {
		$value = get_term_meta( $term_id, self::KEY, true );
		return in_array( $value, Post_Setting::VALUES, true ) ? $value : null;
	}

	/**
	 * Changes the setting of a term. Who may is for the caller to judge.
	 *
	 * @param int    $term_id Term.
	 * @param string $value   show, hide, or empty for inherit; anything else counts as inherit.
	 */
	public static function set( int $term_id, string $value ): void {
		// Inherit deletes: see store_no_inherit().
		update_term_meta( $term_id, self::KEY, Post_Setting::sanitize( $value ) );
	}

	/**
	 * Whether terms of this taxonomy have archives.
	 *
	 * @param string $taxonomy Name of the taxonomy.
	 */
	public static function is_supported( string $taxonomy ): bool {
		$object = get_taxonomy( $taxonomy );
		return false !== $object && $object->public;
	}

	/**
	 * Makes the meta known for a public taxonomy. The hook is public, so anything may come.
	 *
	 * @param mixed $taxonomy    Name of the taxonomy.
	 * @param mixed $object_type Ignored.
	 * @param mixed $arguments   What it was registered with.
	 */
	public function register_meta( $taxonomy, $object_type, $arguments ): void {
		if ( ! is_string( $taxonomy ) || ! is_array( $arguments ) || empty( $arguments['public'] ) ) {
			return;
		}
		register_term_meta(
			$taxonomy,
			self::KEY,
			array(
				'type'              => 'string',
				'description'       => 'Talk messenger on the archive of this term: show, hide, or empty to inherit.',
				'single'            => true,
				'sanitize_callback' => array( Post_Setting::class, 'sanitize' ),
				'auth_callback'     => array( self::class, 'may_edit' ),
				'show_in_rest'      => array(
					'schema' => array(
						'type' => 'string',
						'enum' => array_merge( Post_Setting::VALUES, array( '' ) ),
					),
				),
			)
		);
	}

	/**
	 * Those who may edit the term may say whether Talk shows on its archive.
	 *
	 * @param bool   $allowed  Ignored.
	 * @param string $meta_key The key.
	 * @param int    $term_id  Term.
	 * @param int    $user_id  User.
	 */
	public static function may_edit( $allowed, $meta_key, $term_id, $user_id ): bool {
		return user_can( (int) $user_id, 'edit_term', (int) $term_id );
	}

	/**
	 * Deletes the meta instead of storing inherit.
	 *
	 * @param mixed $done    Not null where another filter has done the work.
	 * @param mixed $term_id Term.
	 * @param mixed $key     Key of the meta.
	 * @param mixed $value   Sanitized value.
	 * @return mixed
	 */
	public function store_no_inherit( $done, $term_id, $key, $value ) {
		if ( null !== $done || self::KEY !== $key || '' !== $value ) {
			return $done;
		}
		delete_term_meta( (int) $term_id, self::KEY );
		return true;
	}
}

<?php
/**
 * The row of an option in the database.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

/**
 * Writing is one conditional UPDATE on the text that was read: update_option() would let the last of two writers win
 * without a word.
 */
final class Option_Row {

	/**
	 * The option as the database has it, past every cache; null where there is none.
	 *
	 * @param string $name The option's name.
	 */
	public static function text( string $name ): ?string {
		global $wpdb;
		// As a row: get_var() takes an empty text for none.
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- A cached text would make every save of a busy site stale.
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s LIMIT 1", $name ), ARRAY_A );
		return $row['option_value'] ?? null;
	}

	/**
	 * Creates an autoloaded option where there is none.
	 *
	 * @param string $name The option's name.
	 * @param string $text What it begins with.
	 */
	public static function add( string $name, string $text ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Atomic creation; the caches are cleared below.
		$wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, %s)", $name, $text, 'on' ) );
		self::forget( $name );
	}

	/**
	 * The conditional write. The comparison may ignore case, which is harmless: two stored texts always differ in
	 * their revision or in a page's show or hide.
	 *
	 * @param string $name   The option's name.
	 * @param string $before The text that was read.
	 * @param string $after  The text to store.
	 * @return int|false Rows written, 0 where the text is no longer the one that was read, false on a database error.
	 */
	public static function replace( string $name, string $before, string $after ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- The point of this class; the caches are cleared below.
		$written = $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND option_value = %s", $after, $name, $before ) );
		self::forget( $name );
		if ( $written ) {
			/** These actions are documented in wp-includes/option.php. */
			do_action( "update_option_{$name}", $before, $after, $name ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own action.
			do_action( 'updated_option', $name, $before, $after ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own action.
		}
		return is_int( $written ) ? $written : false;
	}

	/**
	 * Removes the option from every cache. Writing the new text into the shared list of all options would race with
	 * other writers of that list.
	 *
	 * @param string $name The option's name.
	 */
	private static function forget( string $name ): void {
		wp_cache_delete( 'alloptions', 'options' );
		wp_cache_delete( $name, 'options' );
		$missing = wp_cache_get( 'notoptions', 'options' );
		if ( is_array( $missing ) && isset( $missing[ $name ] ) ) {
			unset( $missing[ $name ] );
			wp_cache_set( 'notoptions', $missing, 'options' );
		}
	}
}

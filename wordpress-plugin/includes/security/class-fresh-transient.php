<?php
/**
 * Transients that another request writes.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

/**
 * Reads a transient past what this request remembers of it.
 */
final class Fresh_Transient {

	/**
	 * A transient as it is stored by now; false where there is none.
	 *
	 * @param string $name Transient.
	 * @return mixed
	 */
	public static function get( string $name ) {
		if ( wp_using_ext_object_cache() ) {
			return wp_cache_get( $name, 'transient', true );
		}
		foreach ( array( "_transient_$name", "_transient_timeout_$name", 'notoptions' ) as $key ) {
			wp_cache_delete( $key, 'options' );
		}
		return get_transient( $name );
	}
}

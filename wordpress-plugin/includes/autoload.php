<?php
/**
 * Class files by their names: `TalkMessenger\Front\Page_Context` is `front/class-page-context.php`.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

spl_autoload_register(
	static function ( string $name ): void {
		if ( 0 !== strpos( $name, __NAMESPACE__ . '\\' ) ) {
			return;
		}
		$steps = explode( '\\', strtolower( str_replace( '_', '-', substr( $name, strlen( __NAMESPACE__ ) + 1 ) ) ) );
		$last  = array_pop( $steps );
		$kind  = 'guard' === $last ? 'interface' : 'class';
		$file  = implode( '/', array_merge( array( __DIR__ ), $steps, array( "$kind-$last.php" ) ) );
		if ( is_readable( $file ) ) {
			require $file;
		}
	}
);

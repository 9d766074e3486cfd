<?php
/**
 * Runs before every script that tests have PHP-FPM run: says at the very end how it ended, which no status says once
 * a script has printed something.
 *
 * @package TalkMessenger\Tests
 */

register_shutdown_function(
	static function () {
		// Behind whatever else is registered, for an error in there counts, too.
		$first = error_get_last();
		register_shutdown_function(
			static function () use ( $first ) {
				$fatal = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;
				$types = array_column( array_filter( array( $first, error_get_last() ) ), 'type' );
				$ended = array_filter( $types, static fn( $type ) => $type & $fatal );
				while ( ob_get_level() > 0 ) {
					ob_end_flush();
				}
				echo "\n", $ended ? 'talk-test: fatal error' : 'talk-test: end';
			}
		);
	}
);

<?php
/**
 * What the plugin uses of WP-CLI, for PHPStan: its stubs are in no registry that is always at hand.
 *
 * @package TalkMessenger
 */

// phpcs:disable

namespace {
	class WP_CLI {
		/** @param callable|object|class-string $callable */
		public static function add_command( string $name, $callable ): bool {}
		public static function line( string $message = '' ): void {}
		public static function warning( string $message ): void {}
		/** @return never */
		public static function halt( int $return_code ): void {}
		/** @param array<string, string> $assoc_args */
		public static function confirm( string $question, array $assoc_args = array() ): void {}
	}
}

namespace WP_CLI\Utils {
	/**
	 * @param array<int, array<string, mixed>> $items
	 * @param string[]                         $fields
	 */
	function format_items( string $format, array $items, array $fields ): void {}
}

<?php
/**
 * Whether stored settings can be used as they are.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;

/**
 * The types a page reads, checked without loading the schema. Everything stored through the plugin passed the whole
 * schema; this only keeps a damaged option from breaking a page.
 */
final class Readable {

	/**
	 * Whether every member that a page reads is there, of its type.
	 *
	 * @param mixed $settings Decoded settings, or anything.
	 */
	public static function is( $settings ): bool {
		return $settings instanceof stdClass
			&& is_bool( $settings->enabled ?? null )
			&& in_array( $settings->visibility->default ?? null, array( 'show', 'hide' ), true )
			&& is_string( $settings->visibility->whenHidden ?? null )
			&& is_string( $settings->loading->strategy ?? null )
			&& is_string( $settings->loading->consentCategory ?? null )
			&& is_string( $settings->installation->source ?? null )
			&& is_bool( $settings->installation->nonProduction ?? null )
			&& property_exists( $settings, 'connection' )
			&& ( null === $settings->connection || self::is_connection( $settings->connection ) );
	}

	/**
	 * Whether it has what the embed needs.
	 *
	 * @param mixed $connection Decoded connection, or anything.
	 */
	private static function is_connection( $connection ): bool {
		return $connection instanceof stdClass
			&& is_string( $connection->trackingKey ?? null )
			&& is_string( $connection->captureHost ?? null )
			&& is_string( $connection->scriptUrl ?? null )
			&& ( $connection->options ?? null ) instanceof stdClass
			&& ( $connection->track ?? null ) instanceof stdClass;
	}
}

<?php
/**
 * What the loader's tag carries.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use stdClass;
use TalkMessenger\Json;

/**
 * The twin of core/embed/attributes.ts; no function of WordPress is used here.
 */
final class Embed_Attributes {

	/**
	 * Attribute names and values for a decision, in the order in which they are printed, or null where no tag is
	 * printed.
	 *
	 * @param stdClass                                        $settings Settings.
	 * @param array{talk: string, because: array{by: string}} $decision Decision.
	 * @return array<string, string>|null
	 */
	public static function for_decision( stdClass $settings, array $decision ): ?array {
		$connection = $settings->connection;
		$hidden     = 'hide' === $decision['talk'];
		$why        = ( $hidden ? array( 'data-hide' => '' ) : array() ) + array( 'data-by' => $decision['because']['by'] );
		if ( 'other' === $settings->installation->source ) {
			return array( 'data-mode' => 'visibility' ) + $why;
		}
		if ( null === $connection || ( $hidden && 'nothing' === $settings->visibility->whenHidden ) ) {
			return null;
		}
		return array(
			'data-key'  => $connection->trackingKey,
			'data-host' => $connection->captureHost,
			'data-src'  => $connection->scriptUrl,
		) + $why + self::loading( $settings->loading ) + self::calls( $connection );
	}

	/**
	 * Whether the tag may load asynchronously. Not where it must be ahead of another installation's script to hide
	 * Talk: there it runs in place.
	 *
	 * @param array<string, string> $attributes Attributes of the tag.
	 */
	public static function is_async( array $attributes ): bool {
		return ! ( isset( $attributes['data-mode'] ) && isset( $attributes['data-hide'] ) );
	}

	/**
	 * When to load; nothing for at once.
	 *
	 * @param stdClass $loading The settings' section.
	 * @return array<string, string>
	 */
	private static function loading( stdClass $loading ): array {
		if ( 'async' === $loading->strategy ) {
			return array();
		}
		return array( 'data-load' => $loading->strategy )
			+ ( 'consent' === $loading->strategy ? array( 'data-consent' => $loading->consentCategory ) : array() );
	}

	/**
	 * Options of the calls, where there are any.
	 *
	 * @param stdClass $connection Connection.
	 * @return array<string, string>
	 */
	private static function calls( stdClass $connection ): array {
		$calls = array();
		foreach ( array( 'options', 'track' ) as $name ) {
			if ( get_object_vars( $connection->$name ) ) {
				$calls[ "data-$name" ] = Json::in_html( $connection->$name );
			}
		}
		return $calls;
	}
}

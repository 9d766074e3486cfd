<?php
/**
 * What the loader's tag carries.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use stdClass;
use TalkMessenger\Json;
use TalkMessenger\Settings\Host_Choices;

/**
 * The twin of core/embed/attributes.ts; no function of WordPress is used here.
 */
final class Embed_Attributes {

	/**
	 * Attribute names and values for a decision, in the order in which they are printed, or null where no tag is
	 * printed.
	 *
	 * @param stdClass             $settings Settings.
	 * @param array<string, mixed> $residual     From `Visibility\Residual::decision`: a `decision`, or what is `pending`.
	 * @return array<string, string>|null
	 */
	public static function for_residual( stdClass $settings, array $residual ): ?array {
		$connection  = $settings->connection;
		$when_hidden = $settings->visibility->whenHidden;
		if ( 'other' === $settings->installation->source ) {
			return array( 'data-mode' => 'visibility' ) + self::decision( $residual, 'track' );
		}
		$hidden = isset( $residual['decision'] ) && 'hide' === $residual['decision']['talk'];
		if ( null === $connection || ( $hidden && 'nothing' === $when_hidden ) ) {
			return null;
		}
		return array(
			'data-key'  => $connection->trackingKey,
			'data-host' => $connection->captureHost,
			'data-src'  => $connection->scriptUrl,
		) + self::decision( $residual, $when_hidden ) + self::loading( $settings->loading ) + self::calls( $connection );
	}

	/**
	 * The same with what WordPress has of its own. Nothing where another installation brings the tracking code: what it waits
	 * for is not known here.
	 *
	 * @param array<string, string>|null $attributes From `for_residual`.
	 * @param Host_Choices               $host       What was chosen.
	 * @param string                     $path       Where the site says who is signed in.
	 * @return array<string, string>|null
	 */
	public static function with_host( ?array $attributes, Host_Choices $host, string $path ): ?array {
		if ( null === $attributes || isset( $attributes['data-mode'] ) ) {
			return $attributes;
		}
		return $attributes
			+ ( $host->privacy_control ? array( 'data-gpc' => '' ) : array() )
			+ ( $host->identity && ! isset( $attributes['data-hide'] ) ? array( 'data-identity' => $path ) : array() );
	}

	/**
	 * Whether the tag may load asynchronously. Not where it must be ahead of another installation's script to hide
	 * Talk, or may have to: there it runs in place.
	 *
	 * @param array<string, string> $attributes Attributes of the tag.
	 */
	public static function is_async( array $attributes ): bool {
		return ! isset( $attributes['data-mode'] ) || ( ! isset( $attributes['data-hide'] ) && ! isset( $attributes['data-pending'] ) );
	}

	/**
	 * The account's script, where the loader will ask for it in any case and at once; null on all other pages. The twin
	 * of core/embed/hint.ts.
	 *
	 * @param array<string, string> $attributes Attributes of the tag.
	 */
	public static function hinted_script( array $attributes ): ?string {
		foreach ( array( 'data-launcher', 'data-load', 'data-hide', 'data-pending', 'data-rules', 'data-gpc' ) as $waits ) {
			if ( isset( $attributes[ $waits ] ) ) {
				return null;
			}
		}
		return $attributes['data-src'] ?? null;
	}

	/**
	 * The file of the loader that these attributes are for.
	 *
	 * @param array<string, string> $attributes Attributes of the tag.
	 */
	public static function script( array $attributes ): string {
		if ( isset( $attributes['data-launcher'] ) ) {
			return 'loader-messenger.js';
		}
		if ( 'consent' === ( $attributes['data-load'] ?? '' ) || isset( $attributes['data-gpc'] ) || isset( $attributes['data-identity'] ) ) {
			return 'loader-full.js';
		}
		return isset( $attributes['data-pending'] ) ? 'loader-pending.js' : 'loader.js';
	}

	/**
	 * The decision, or what the browser needs to take it; `data-stop` has it load nothing where it is to hide.
	 *
	 * @param array<string, mixed> $residual        A `decision`, or what is `pending`.
	 * @param string               $when_hidden What else happens where Talk is hidden: track or nothing.
	 * @return array<string, string>
	 */
	private static function decision( array $residual, string $when_hidden ): array {
		if ( isset( $residual['pending'] ) ) {
			return array( 'data-pending' => $residual['pending'] ) + ( 'nothing' === $when_hidden ? array( 'data-stop' => '' ) : array() );
		}
		$because = $residual['decision']['because'];
		return ( 'hide' === $residual['decision']['talk'] ? array( 'data-hide' => '' ) : array() )
			+ array( 'data-by' => $because['by'] )
			+ ( isset( $because['rule'] ) ? array( 'data-rule' => $because['rule'] ) : array() );
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

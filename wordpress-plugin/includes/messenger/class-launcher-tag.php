<?php
/**
 * What the loader's tag carries for the messenger.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use stdClass;

/**
 * The twin of core/embed/messenger.ts and core/messenger/launcher-attribute.ts. No function of WordPress is used here.
 */
final class Launcher_Tag {

	/** Bytes of settings in a tag at most. */
	public const INLINE_LIMIT = 4096;

	/** The side of a right-to-left page that a mirrored launcher is on. */
	private const MIRRORED = array(
		'left'  => 'inset-inline-start',
		'right' => 'inset-inline-end',
	);

	/**
	 * Whether a page may have the messenger: it is on, and Talk is not hidden there. What else keeps it from pages,
	 * `Public_Messenger::of()` knows.
	 *
	 * @param stdClass             $settings Settings.
	 * @param array<string, mixed> $residual From `Visibility\Residual::decision`: a `decision`, or what is `pending`.
	 */
	public static function is_wanted( stdClass $settings, array $residual ): bool {
		return 'on' === ( $settings->messenger->mode ?? 'off' ) && 'hide' !== ( $residual['decision']['talk'] ?? '' );
	}

	/**
	 * The attributes, or none where the settings have no file and are too many bytes for a tag.
	 *
	 * @param array<string, mixed> $messenger From `Public_Messenger::of()`.
	 * @param string               $language  The page's language, a BCP 47 tag.
	 * @param array<string, mixed> $tables    The core's `messenger.launcher`: icons, what the launcher gives way to, words.
	 * @param string|null          $hash      The hash of the settings' file; null where the tag is to carry them itself.
	 * @return array<string, string>
	 */
	public static function attributes( array $messenger, string $language, array $tables, ?string $hash = null ): array {
		return null === $hash && ! self::takes( $messenger ) ? array() : array(
			'data-launcher'  => self::launcher( $messenger, $language, $tables ),
			'data-messenger' => $hash ?? self::text( $messenger ),
		);
	}

	/**
	 * Whether a tag may carry the settings itself.
	 *
	 * @param array<string, mixed> $messenger From `Public_Messenger::of()`.
	 */
	public static function takes( array $messenger ): bool {
		return strlen( self::text( $messenger ) ) <= self::INLINE_LIMIT;
	}

	/**
	 * The settings as JSON.
	 *
	 * @param array<string, mixed> $messenger From `Public_Messenger::of()`.
	 */
	private static function text( array $messenger ): string {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode -- No function of WordPress is used here.
		return (string) json_encode( $messenger, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS );
	}

	/**
	 * What a page has to know of the launcher before anything else of the messenger is loaded.
	 *
	 * @param array<string, mixed> $messenger The messenger.
	 * @param string               $language  The page's language.
	 * @param array<string, mixed> $tables    The core's table.
	 */
	private static function launcher( array $messenger, string $language, array $tables ): string {
		$launcher             = $messenger['style']['launcher'];
		list( $block, $side ) = explode( '-', $launcher['position'] );
		$words                = self::words( $language, $tables['words'] );
		$look                 = array(
			substr( $messenger['style']['primary'], 1 ),
			$block,
			$launcher['mirror'] ? self::MIRRORED[ $side ] : $side,
			$launcher['desktop']['x'],
			$launcher['desktop']['y'],
			$launcher['hideOnPhones'] ? -1 : $launcher['phone']['x'],
			$launcher['hideOnPhones'] ? 0 : $launcher['phone']['y'],
			$launcher['size'],
			$launcher['layer'],
			self::icon( $launcher, $tables['icons'] ),
		);
		$fields               = array(
			implode( ' ', $look ),
			$launcher['yield'] ? implode( ',', array_merge( $tables['modal'], $launcher['yieldTo'] ) ) : '_',
			self::label( $messenger, $language ),
			$words[0],
			$words[1],
		);
		if ( 'server' === $messenger['mode'] && $messenger['visitors']['outbound'] ) {
			$fields[] = '1';
		}
		return implode( '|', str_replace( '|', ' ', $fields ) );
	}

	/**
	 * A drawing, a picture's address, or nothing for the bubble.
	 *
	 * @param array<string, mixed>  $launcher The launcher.
	 * @param array<string, string> $icons    Drawings.
	 */
	private static function icon( array $launcher, array $icons ): string {
		if ( 'image' !== $launcher['icon'] || null === $launcher['image'] ) {
			return $icons[ $launcher['icon'] ] ?? '';
		}
		// As encodeURI() does.
		return (string) preg_replace_callback(
			'~[^A-Za-z0-9;,/?:@&=+$\-_.!\~*\'()#]+~',
			static fn( array $found ): string => rawurlencode( $found[0] ),
			$launcher['image']['url']
		);
	}

	/**
	 * The text next to the icon in a language. From the whole tag to its first part: `zh-Hant-TW`, `zh-Hant`, `zh`.
	 *
	 * @param array<string, mixed> $messenger The messenger.
	 * @param string               $language  The page's language.
	 */
	private static function label( array $messenger, string $language ): string {
		$texts   = $messenger['texts'];
		$locales = array_change_key_case( (array) $messenger['locales'] );
		$wanted  = strtolower( $language );
		while ( '' !== $wanted ) {
			if ( isset( $locales[ $wanted ] ) ) {
				return $locales[ $wanted ]['launcherLabel'] ?? $texts['launcherLabel'];
			}
			if ( strtolower( $messenger['language'] ) === $wanted ) {
				break;
			}
			$wanted = (string) preg_replace( '/-?[^-]*$/D', '', $wanted );
		}
		return $texts['launcherLabel'];
	}

	/**
	 * The launcher's words in a language, else in English.
	 *
	 * @param string                               $language The page's language.
	 * @param array<string, array{string, string}> $words    By language.
	 * @return array{string, string}
	 */
	private static function words( string $language, array $words ): array {
		$tag  = strtolower( $language );
		$base = (string) preg_replace( '/[-_].*/s', '', $tag );
		return $words[ $tag ] ?? $words[ $base ] ?? $words['en'];
	}
}

<?php
/**
 * Translations next to those of the settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use stdClass;
use TalkMessenger\Settings\Schema_Findings;

/**
 * What a messenger takes of translations that were made elsewhere, and the messenger with them. No function of WordPress is
 * used here.
 */
final class Added_Translations {

	/** Refused translations that are named. */
	private const NAMED = 20;

	/**
	 * The messenger that they are for.
	 *
	 * @var stdClass
	 */
	private stdClass $messenger;

	/**
	 * The schema of a messenger.
	 *
	 * @var array<string, mixed>
	 */
	private array $schema;

	/**
	 * Takes what it needs.
	 *
	 * @param stdClass             $messenger The messenger, of the right shape.
	 * @param array<string, mixed> $schema    The schema of a messenger.
	 */
	public function __construct( stdClass $messenger, array $schema ) {
		$this->messenger = $messenger;
		$this->schema    = $schema;
	}

	/**
	 * Those that the settings themselves would take and do not have, and those that they would refuse.
	 *
	 * @param array<int, array{locale: string, texts: array<int, array{of: string, as: string}>}> $found In each language.
	 * @return array{locales: stdClass[], refused: stdClass[]}
	 */
	public function usable( array $found ): array {
		$limits  = $this->schema['properties']['content']['properties']['locales'];
		$room    = (int) $limits['maxItems'] - count( $this->messenger->content->locales );
		$locales = array();
		$refused = array();
		foreach ( $found as $language ) {
			$texts = $this->missing( $language, (int) $limits['items']['properties']['texts']['maxItems'] );
			$wrong = $this->wrong( $language['locale'], $texts );
			foreach ( array_intersect_key( $texts, $wrong ) as $text ) {
				$refused[] = (object) ( array( 'locale' => $language['locale'] ) + $text );
			}
			$texts = array_values( array_diff_key( $texts, $wrong ) );
			if ( $texts ) {
				$locales[] = self::language( $language['locale'], $texts );
			}
		}
		return array(
			'locales' => $room > 0 ? array_slice( $locales, 0, $room ) : array(),
			'refused' => array_slice( $refused, 0, self::NAMED ),
		);
	}

	/**
	 * A messenger with more translations.
	 *
	 * @param stdClass   $messenger The messenger; it stays as it is.
	 * @param stdClass[] $locales   From `usable()`.
	 */
	public static function to( stdClass $messenger, array $locales ): stdClass {
		$languages = array();
		foreach ( array_merge( $messenger->content->locales, $locales ) as $language ) {
			$tag               = strtolower( $language->locale );
			$before            = $languages[ $tag ] ?? self::language( $language->locale, array() );
			$languages[ $tag ] = self::language( $before->locale, array_merge( $before->texts, $language->texts ) );
		}
		return self::with( $messenger, array_values( $languages ) );
	}

	/**
	 * The translations that the settings do not have, as many as they have room for.
	 *
	 * @param array{locale: string, texts: array<int, array{of: string, as: string}>} $language A language's.
	 * @param int                                                                     $most     Texts of a language.
	 * @return array<int, array{of: string, as: string}>
	 */
	private function missing( array $language, int $most ): array {
		$own = array();
		foreach ( $this->messenger->content->locales as $known ) {
			if ( strtolower( $known->locale ) === strtolower( $language['locale'] ) ) {
				$own = array_column( $known->texts, 'of' );
			}
		}
		$missing = array_filter( $language['texts'], static fn( array $text ): bool => ! in_array( $text['of'], $own, true ) );
		return count( $own ) < $most ? array_slice( $missing, 0, $most - count( $own ) ) : array();
	}

	/**
	 * The translations that the settings would refuse.
	 *
	 * @param string                                    $locale Their language.
	 * @param array<int, array{of: string, as: string}> $texts  The translations.
	 * @return array<int, true> By their place in the list.
	 */
	private function wrong( string $locale, array $texts ): array {
		$judged = self::with( $this->messenger, array( self::language( $locale, $texts ) ) );
		$wrong  = array();
		foreach ( array_merge( Schema_Findings::findings( $this->schema, $judged, 'messenger' ), Messenger_Check::findings( $judged ) ) as $finding ) {
			if ( 'messenger.content.locales.0.locale' === $finding->field ) {
				return array_fill_keys( array_keys( $texts ), true );
			}
			if ( preg_match( '/\.locales\.0\.texts\.(\d+)\./', $finding->field, $at ) ) {
				$wrong[ (int) $at[1] ] = true;
			}
		}
		return $wrong;
	}

	/**
	 * A language as the settings have it.
	 *
	 * @param string                                             $locale Its tag.
	 * @param array<int, stdClass|array{of: string, as: string}> $texts  Its texts.
	 */
	private static function language( string $locale, array $texts ): stdClass {
		$language         = new stdClass();
		$language->locale = $locale;
		$language->texts  = array_map( static fn( $text ): stdClass => (object) $text, $texts );
		return $language;
	}

	/**
	 * A messenger with other translations than its own.
	 *
	 * @param stdClass   $messenger The messenger; it stays as it is.
	 * @param stdClass[] $locales   As the settings have them.
	 */
	private static function with( stdClass $messenger, array $locales ): stdClass {
		$changed          = clone $messenger;
		$changed->content = (object) array_merge( (array) $messenger->content, array( 'locales' => $locales ) );
		return $changed;
	}
}

<?php
/**
 * What visitors' browsers may see of the messenger's texts.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use stdClass;

/**
 * What the owner wrote, in the owner's language and in others. Part of the twin of core/settings/public-messenger.ts;
 * no function of WordPress is used here.
 */
final class Public_Texts {

	/** Texts of the homepage and the launcher, in their order. */
	private const TEXTS = array( 'title', 'subtitle', 'greeting', 'launcherLabel', 'widgets', 'consent' );

	/** The field of what stands on the homepage's cards. */
	private const CARDS = 'content.widgets';

	/**
	 * What the owner wrote, in the owner's language or another one.
	 *
	 * @param stdClass              $messenger    The messenger.
	 * @param array<string, string> $translations By the text that they replace.
	 * @return array<string, mixed>
	 */
	public static function of( stdClass $messenger, array $translations ): array {
		return self::with( $messenger, static fn( string $text ): string => $translations[ $text ] ?? $text );
	}

	/**
	 * Every text that can be translated, each once: those that a translation is asked for.
	 *
	 * @param stdClass $messenger The messenger.
	 * @return array<int, array{text: string, field: string}> With the field that it is of.
	 */
	public static function translatable( stdClass $messenger ): array {
		$found = array();
		self::with(
			$messenger,
			static function ( string $text, string $field ) use ( &$found ): string {
				if ( '' !== $text && ! in_array( $text, array_column( $found, 'text' ), true ) ) {
					$found[] = compact( 'text', 'field' );
				}
				return $text;
			}
		);
		return $found;
	}

	/**
	 * The texts, each as something makes it.
	 *
	 * @param stdClass                         $messenger The messenger.
	 * @param callable(string, string): string $as        The text that stands for another, given that and its field.
	 * @return array<string, mixed>
	 */
	private static function with( stdClass $messenger, callable $as ): array {
		$consent = $messenger->visitors->consent;
		$values  = array(
			self::template( $as( $messenger->style->title, 'style.title' ) ),
			self::template( $as( $messenger->style->subtitle, 'style.subtitle' ) ),
			self::template( $as( $messenger->content->greeting, 'content.greeting' ) ),
			$as( $messenger->style->launcher->label, 'style.launcher.label' ),
			array_map( static fn( stdClass $widget ): array => self::widget( $widget, $as ), $messenger->content->widgets ),
			null === $consent ? array() : self::template( $as( $consent->text, 'visitors.consent' ) ),
		);
		return array_combine( self::TEXTS, $values );
	}

	/**
	 * A card of the homepage.
	 *
	 * @param stdClass                         $widget The card.
	 * @param callable(string, string): string $as     The text that stands for another, given that and its field.
	 * @return array<string, mixed>
	 */
	private static function widget( stdClass $widget, callable $as ): array {
		if ( 'conversations' === $widget->kind ) {
			return array(
				'kind'     => 'conversations',
				'title'    => $as( $widget->title, self::CARDS ),
				'show'     => $widget->show ?? 'latest',
				'count'    => $widget->count ?? 1,
				'newLabel' => $as( $widget->newLabel ?? '', self::CARDS ),
			);
		}
		$card = array(
			'kind'  => 'links',
			'title' => $as( $widget->title, self::CARDS ),
			'links' => array(),
		);
		foreach ( $widget->links ?? array() as $link ) {
			$card['links'][] = array(
				'label'  => $as( $link->label, self::CARDS ),
				'url'    => $link->url,
				'icon'   => $link->icon,
				'target' => $link->target,
			);
		}
		return $card;
	}

	/**
	 * A template's parts. Settings that are judged have no broken one; whatever else is there is shown as it is.
	 *
	 * @param string $text The template.
	 * @return array<int, string|array<string, string>>
	 */
	private static function template( string $text ): array {
		$tags = new Merge_Tags( $text, Merge_Tags::VISITOR );
		return $tags->problems ? array( $text ) : $tags->parts;
	}

	/**
	 * What of each language differs from the owner's texts.
	 *
	 * @param stdClass             $messenger The messenger.
	 * @param array<string, mixed> $own       The owner's texts.
	 * @return array<string, array<string, mixed>>
	 */
	public static function locales( stdClass $messenger, array $own ): array {
		$locales = array();
		foreach ( $messenger->content->locales as $language ) {
			$translations = array();
			foreach ( $language->texts as $text ) {
				$translations[ $text->of ] = $text->as;
			}
			$texts   = self::of( $messenger, $translations );
			$changed = array_filter( $texts, static fn( $value, string $name ): bool => $value !== $own[ $name ], ARRAY_FILTER_USE_BOTH );
			if ( $changed ) {
				$locales[ $language->locale ] = $changed;
			}
		}
		return $locales;
	}
}

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

	/**
	 * What the owner wrote, in the owner's language or another one.
	 *
	 * @param stdClass              $messenger    The messenger.
	 * @param array<string, string> $translations By the text that they replace.
	 * @return array<string, mixed>
	 */
	public static function of( stdClass $messenger, array $translations ): array {
		$as      = static fn( string $text ): string => $translations[ $text ] ?? $text;
		$consent = $messenger->visitors->consent;
		$values  = array(
			self::template( $as( $messenger->style->title ) ),
			self::template( $as( $messenger->style->subtitle ) ),
			self::template( $as( $messenger->content->greeting ) ),
			$as( $messenger->style->launcher->label ),
			array_map( static fn( stdClass $widget ): array => self::widget( $widget, $as ), $messenger->content->widgets ),
			null === $consent ? array() : self::template( $as( $consent->text ) ),
		);
		return array_combine( self::TEXTS, $values );
	}

	/**
	 * A card of the homepage.
	 *
	 * @param stdClass                 $widget The card.
	 * @param callable(string): string $as     The text that stands for another.
	 * @return array<string, mixed>
	 */
	private static function widget( stdClass $widget, callable $as ): array {
		if ( 'conversations' === $widget->kind ) {
			return array(
				'kind'     => 'conversations',
				'title'    => $as( $widget->title ),
				'show'     => $widget->show ?? 'latest',
				'count'    => $widget->count ?? 1,
				'newLabel' => $as( $widget->newLabel ?? '' ),
			);
		}
		$links = array();
		foreach ( $widget->links ?? array() as $link ) {
			$links[] = array(
				'label'  => $as( $link->label ),
				'url'    => $link->url,
				'icon'   => $link->icon,
				'target' => $link->target,
			);
		}
		return array(
			'kind'  => 'links',
			'title' => $as( $widget->title ),
			'links' => $links,
		);
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

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

	/** Pictures of quick links, as lines; the core's. */
	private const LINK_DRAWINGS = array(
		'link'     => 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
		'article'  => 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h4',
		'book'     => 'M19 17V3H7.5A2.5 2.5 0 0 0 5 5.5v13A2.5 2.5 0 0 0 7.5 21H19M5 18.5A2.5 2.5 0 0 1 7.5 16H19',
		'calendar' => 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
		'cart'     => 'M3 4h2l2.5 11h10L20 7H6M9 20h.01M17 20h.01',
		'chat'     => 'M5 5h14v11h-8l-4 4v-4H5z',
		'clock'    => 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2',
		'document' => 'M7 3h7l4 4v14H7zM14 3v4h4',
		'download' => 'M12 4v11M7 11l5 5 5-5M5 20h14',
		'gift'     => 'M4 8h16v4H4zM6 12v8h12v-8M12 8v12M12 8S9 3 7 5s5 3 5 3 7-1 5-3-5 3-5 3',
		'heart'    => 'M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z',
		'help'     => 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 17h.01',
		'home'     => 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
		'info'     => 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7h.01',
		'mail'     => 'M4 6h16v12H4zM4 7l8 6 8-6',
		'money'    => 'M3 6h18v12H3zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M6 12h.01M18 12h.01',
		'package'  => 'M12 3l8 4v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10',
		'person'   => 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M5 20a7 7 0 0 1 14 0',
		'phone'    => 'M6 4h4l1.5 5L9 11a12 12 0 0 0 4 4l2-2.5 5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 4 6a2 2 0 0 1 2-2z',
		'pin'      => 'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
		'return'   => 'M9 14l-5-5 5-5M4 9h10a6 6 0 0 1 0 12h-3',
		'star'     => 'M12 3l2.8 5.8 6.2.9-4.5 4.4 1.1 6.3L12 17.4l-5.6 3 1.1-6.3L3 9.7l6.2-.9z',
		'tag'      => 'M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01',
		'truck'    => 'M3 6h11v11H3zM14 10h4l3 3v4h-7M7 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4M17 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
	);

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
	 * Every text that can be translated, each once: those that a translation is asked for. Automatic replies are among them
	 * where a Talk server says them; Ortto's are Ortto's.
	 *
	 * @param stdClass $settings Settings with a messenger.
	 * @return array<int, array{text: string, field: string}> With the field that it is of.
	 */
	public static function translatable( stdClass $settings ): array {
		$found = array();
		$note  = static function ( string $text, string $field ) use ( &$found ): string {
			if ( '' !== $text && ! in_array( $text, array_column( $found, 'text' ), true ) ) {
				$found[] = compact( 'text', 'field' );
			}
			return $text;
		};
		self::with( $settings->messenger, $note );
		if ( 'talk-server' === ( $settings->connection->service ?? '' ) ) {
			foreach ( get_object_vars( $settings->messenger->hours->autoReply ) as $name => $text ) {
				$note( $text, "hours.autoReply.$name" );
			}
		}
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
				'icon'   => self::LINK_DRAWINGS[ $link->icon ] ?? self::LINK_DRAWINGS['link'],
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

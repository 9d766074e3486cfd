<?php
/**
 * What visitors' browsers may see of the messenger.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use stdClass;

/**
 * The allow-list: what is named here and nothing else. The twin of core/settings/public-messenger.ts; no function of
 * WordPress is used here.
 */
final class Public_Messenger {

	/** The format that the front reads. */
	private const FORMAT = 1;

	/** Texts of the homepage and the launcher, in their order. */
	private const TEXTS = array( 'title', 'subtitle', 'greeting', 'launcherLabel', 'widgets', 'consent' );

	/**
	 * The projection, or null where no page has the messenger: it is off, or the tracking code is not ours to bring.
	 *
	 * @param stdClass              $settings Valid settings.
	 * @param array<string, string> $host     What the host knows: `siteName`, `language`, `zone`.
	 * @return array<string, mixed>|null
	 */
	public static function of( stdClass $settings, array $host ): ?array {
		$messenger = $settings->messenger;
		if ( 'off' === $messenger->mode || null === $settings->connection || 'own' !== $settings->installation->source ) {
			return null;
		}
		$texts = self::texts( $messenger, array() );
		return array(
			'format'   => self::FORMAT,
			'mode'     => 'talk-server' === $settings->connection->service ? 'server' : 'front',
			'siteName' => $host['siteName'],
			'language' => $host['language'],
			'style'    => self::style( $messenger->style ),
			'texts'    => $texts,
			'locales'  => (object) self::locales( $messenger, $texts ),
			'visitors' => self::visitors( $messenger->visitors ),
			'hours'    => self::hours( $messenger->hours, $host['zone'] ),
		);
	}

	/**
	 * Colours, pictures and places.
	 *
	 * @param stdClass $style The section.
	 * @return array<string, mixed>
	 */
	private static function style( stdClass $style ): array {
		return array(
			'header'        => self::header( $style->header ),
			'fade'          => $style->header->fade,
			'logo'          => self::image( $style->logo ),
			'primary'       => $style->colours->primary,
			'visitorBubble' => $style->colours->visitorBubble ?? $style->colours->primary,
			'scheme'        => $style->scheme,
			'font'          => self::font( $style->font ),
			'radius'        => $style->radius,
			'agents'        => array_map( array( self::class, 'face' ), $style->agents ),
			'bot'           => self::face( $style->bot ),
			'launcher'      => self::launcher( $style->launcher ),
		);
	}

	/**
	 * The header's background.
	 *
	 * @param stdClass $header Its settings.
	 * @return array<string, mixed>
	 */
	private static function header( stdClass $header ): array {
		if ( 'gradient' === $header->kind ) {
			return array(
				'kind'  => 'gradient',
				'from'  => $header->gradient->from,
				'to'    => $header->gradient->to,
				'angle' => $header->gradient->angle,
			);
		}
		$colour = array( 'colour' => $header->colour );
		return 'image' === $header->kind && null !== $header->image
			? array(
				'kind'  => 'image',
				'image' => self::image( $header->image ),
			) + $colour
			: array( 'kind' => 'colour' ) + $colour;
	}

	/**
	 * The font.
	 *
	 * @param stdClass $font Its settings.
	 * @return array<string, string>
	 */
	private static function font( stdClass $font ): array {
		if ( 'hosted' !== $font->kind ) {
			return array( 'kind' => $font->kind );
		}
		return null === $font->family || null === $font->stylesheet ? array( 'kind' => 'system' ) : array(
			'kind'       => 'hosted',
			'family'     => $font->family,
			'stylesheet' => $font->stylesheet,
		);
	}

	/**
	 * The launcher.
	 *
	 * @param stdClass $launcher Its settings.
	 * @return array<string, mixed>
	 */
	private static function launcher( stdClass $launcher ): array {
		$is_image = 'image' === $launcher->icon && null !== $launcher->image;
		return array(
			'icon'         => 'image' === $launcher->icon && ! $is_image ? 'chat' : $launcher->icon,
			'image'        => $is_image ? self::image( $launcher->image ) : null,
			'position'     => $launcher->position,
			'mirror'       => $launcher->mirror,
			'desktop'      => self::margin( $launcher->desktop ),
			'phone'        => self::margin( $launcher->phone ),
			'size'         => $launcher->size,
			'hideOnPhones' => $launcher->hideOnPhones,
			'layer'        => $launcher->layer,
			'yield'        => $launcher->yield,
			'yieldTo'      => $launcher->yieldTo,
		);
	}

	/**
	 * Distances from two edges.
	 *
	 * @param stdClass $margin The distances.
	 * @return array{x: int, y: int}
	 */
	private static function margin( stdClass $margin ): array {
		return array(
			'x' => $margin->x,
			'y' => $margin->y,
		);
	}

	/**
	 * A picture without its id, or null.
	 *
	 * @param stdClass|null $media The picture.
	 * @return array<string, mixed>|null
	 */
	private static function image( ?stdClass $media ): ?array {
		return null === $media ? null : array(
			'url'    => $media->url,
			'width'  => $media->width,
			'height' => $media->height,
			'alt'    => $media->alt,
		);
	}

	/**
	 * A name with its picture.
	 *
	 * @param stdClass $face Agent or bot.
	 * @return array<string, mixed>
	 */
	private static function face( stdClass $face ): array {
		return array(
			'name'  => $face->name,
			'image' => self::image( $face->image ),
		);
	}

	/**
	 * What the owner wrote, in the owner's language or another one.
	 *
	 * @param stdClass              $messenger    The messenger.
	 * @param array<string, string> $translations By the text that they replace.
	 * @return array<string, mixed>
	 */
	private static function texts( stdClass $messenger, array $translations ): array {
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
	private static function locales( stdClass $messenger, array $own ): array {
		$locales = array();
		foreach ( $messenger->content->locales as $language ) {
			$translations = array();
			foreach ( $language->texts as $text ) {
				$translations[ $text->of ] = $text->as;
			}
			$texts   = self::texts( $messenger, $translations );
			$changed = array_filter( $texts, static fn( $value, string $name ): bool => $value !== $own[ $name ], ARRAY_FILTER_USE_BOTH );
			if ( $changed ) {
				$locales[ $language->locale ] = $changed;
			}
		}
		return $locales;
	}

	/**
	 * What is asked of visitors.
	 *
	 * @param stdClass $visitors The section.
	 * @return array<string, mixed>
	 */
	private static function visitors( stdClass $visitors ): array {
		return array(
			'email'        => $visitors->require->email,
			'firstName'    => $visitors->require->firstName,
			'lastName'     => $visitors->require->lastName,
			'answersFirst' => $visitors->answerFirst ? $visitors->answerFirstMessages : 0,
			'consent'      => null === $visitors->consent ? null : array(
				'url'      => $visitors->consent->url,
				'required' => $visitors->consent->required,
			),
			'showName'     => $visitors->showName,
			'allow'        => $visitors->allow,
			'attachments'  => $visitors->attachments->kind,
			'maxMb'        => $visitors->attachments->maxMb,
		);
	}

	/**
	 * When the team answers. What it calls its holidays is the team's.
	 *
	 * @param stdClass $hours The section.
	 * @param string   $zone  The site's time zone.
	 * @return array<string, mixed>
	 */
	private static function hours( stdClass $hours, string $zone ): array {
		$rows = array();
		foreach ( $hours->rows as $row ) {
			$rows[] = array(
				'days' => $row->days,
				'from' => $row->from,
				'to'   => $row->to,
			);
		}
		$closed = array();
		foreach ( $hours->closed as $date ) {
			$closed[] = array( 'date' => $date->date )
				+ ( isset( $date->until ) ? array( 'until' => $date->until ) : array() )
				+ array( 'yearly' => $date->yearly );
		}
		return array(
			'zone'      => $hours->zone ?? $zone,
			'rows'      => $rows,
			'closed'    => $closed,
			'estimates' => array(
				'online' => self::estimate( $hours->estimate->online ),
				'away'   => self::estimate( $hours->estimate->away ),
			),
			'outside'   => $hours->outside,
		);
	}

	/**
	 * An estimate. `measured` is what a Talk server works out; a page that does not know it says nothing.
	 *
	 * @param stdClass $estimate The estimate.
	 * @return string|array{n: int, unit: string}
	 */
	private static function estimate( stdClass $estimate ) {
		if ( 'custom' === $estimate->kind ) {
			return array(
				'n'    => $estimate->n,
				'unit' => $estimate->unit,
			);
		}
		return 'measured' === $estimate->kind ? 'none' : $estimate->kind;
	}
}

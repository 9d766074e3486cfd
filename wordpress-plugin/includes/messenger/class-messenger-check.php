<?php
/**
 * What is wrong with the messenger's settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use DateTimeZone;
use stdClass;
use TalkMessenger\Finding;

/**
 * What the schema cannot say about a messenger whose shape it has accepted. The twin of
 * core/settings/sections/messenger/check.ts.
 */
final class Messenger_Check {

	/** What a card has that only its kind has. */
	private const ONLY = array(
		'conversations' => array( 'show', 'count', 'newLabel' ),
		'links'         => array( 'links' ),
	);

	/**
	 * Everything that keeps the messenger from being stored.
	 *
	 * @param stdClass $messenger Messenger of the right shape.
	 * @return Finding[]
	 */
	public static function findings( stdClass $messenger ): array {
		return array_merge(
			self::style( $messenger->style ),
			self::content( $messenger->content ),
			self::hours( $messenger->hours ),
			self::templates( $messenger )
		);
	}

	/**
	 * What is chosen and not there.
	 *
	 * @param stdClass $style The section.
	 * @return Finding[]
	 */
	private static function style( stdClass $style ): array {
		$findings = array();
		if ( 'image' === $style->header->kind && null === $style->header->image ) {
			$findings[] = self::finding( 'imageMissing', 'style.header.image' );
		}
		if ( 'image' === $style->launcher->icon && null === $style->launcher->image ) {
			$findings[] = self::finding( 'imageMissing', 'style.launcher.image' );
		}
		if ( 'hosted' === $style->font->kind && null === $style->font->family ) {
			$findings[] = self::finding( 'fontFamilyMissing', 'style.font.family' );
		}
		if ( 'hosted' === $style->font->kind && null === $style->font->stylesheet ) {
			$findings[] = self::finding( 'stylesheetMissing', 'style.font.stylesheet' );
		}
		return $findings;
	}

	/**
	 * Cards and translations.
	 *
	 * @param stdClass $content The section.
	 * @return Finding[]
	 */
	private static function content( stdClass $content ): array {
		$findings = array();
		$second   = null;
		$seen     = false;
		foreach ( $content->widgets as $at => $widget ) {
			$findings = array_merge( $findings, self::widget( $widget, "content.widgets.$at" ) );
			if ( 'conversations' === $widget->kind ) {
				$second = $seen && null === $second ? $at : $second;
				$seen   = true;
			}
		}
		if ( null !== $second ) {
			$findings[] = self::finding( 'twoConversations', "content.widgets.$second" );
		}
		$languages = array();
		foreach ( $content->locales as $at => $translation ) {
			$language = strtolower( $translation->locale );
			if ( in_array( $language, $languages, true ) ) {
				$findings[] = self::finding( 'languageTwice', "content.locales.$at.locale", array( 'locale' => $translation->locale ) );
			}
			$languages[] = $language;
		}
		return $findings;
	}

	/**
	 * A card has what its kind has, and nothing of another kind.
	 *
	 * @param stdClass $widget The card.
	 * @param string   $path   Its path.
	 * @return Finding[]
	 */
	private static function widget( stdClass $widget, string $path ): array {
		$findings = array();
		foreach ( self::ONLY as $kind => $members ) {
			foreach ( $members as $member ) {
				$there = property_exists( $widget, $member );
				if ( ( $kind === $widget->kind ) !== $there ) {
					$code       = $there ? 'unknownField' : 'missing';
					$findings[] = new Finding( "messenger.$path.$member", "settings.error.$code" );
				}
			}
		}
		return $findings;
	}

	/**
	 * The time zone, hours and closed dates.
	 *
	 * @param stdClass $hours The section.
	 * @return Finding[]
	 */
	private static function hours( stdClass $hours ): array {
		$findings = array();
		if ( null !== $hours->zone && ! self::is_zone( $hours->zone ) ) {
			$findings[] = self::finding( 'unknownZone', 'hours.zone', array( 'zone' => $hours->zone ) );
		}
		foreach ( $hours->rows as $at => $row ) {
			if ( $row->from === $row->to ) {
				$findings[] = self::finding( 'noDuration', "hours.rows.$at.to" );
			}
		}
		foreach ( $hours->closed as $at => $closed ) {
			$findings = array_merge( $findings, self::closed( $closed, "hours.closed.$at" ) );
		}
		return $findings;
	}

	/**
	 * A closed date, or several.
	 *
	 * @param stdClass $closed The dates.
	 * @param string   $path   Their path.
	 * @return Finding[]
	 */
	private static function closed( stdClass $closed, string $path ): array {
		$date     = $closed->date;
		$until    = $closed->until ?? null;
		$findings = array();
		foreach ( array_filter( compact( 'date', 'until' ) ) as $member => $value ) {
			if ( ! self::is_date( $value ) ) {
				$findings[] = self::finding( 'noDate', "$path.$member", array( 'date' => $value ) );
			}
		}
		// In every year, 24 December to 2 January is a range.
		if ( ! $findings && ! $closed->yearly && null !== $until && $until < $date ) {
			$findings[] = self::finding( 'untilBefore', "$path.until" );
		}
		return $findings;
	}

	/**
	 * Merge tags, each problem with its place.
	 *
	 * @param stdClass $messenger The messenger.
	 * @return Finding[]
	 */
	private static function templates( stdClass $messenger ): array {
		$style = $messenger->style;
		$hours = $messenger->hours;
		$shown = array(
			'style.title'      => $style->title,
			'style.subtitle'   => $style->subtitle,
			'content.greeting' => $messenger->content->greeting,
		);
		if ( null !== $messenger->visitors->consent ) {
			$shown['visitors.consent.text'] = $messenger->visitors->consent->text;
		}
		$replies = array(
			'hours.autoReply.online' => $hours->autoReply->online,
			'hours.autoReply.away'   => $hours->autoReply->away,
		);
		return array_merge(
			self::of_texts( $shown + self::translations( $messenger, array_values( $shown ) ), Merge_Tags::VISITOR ),
			// What stands on a page as well knows the page's tags alone.
			self::of_texts( $replies + self::translations( $messenger, array_diff( $replies, $shown ) ), Merge_Tags::REPLY )
		);
	}

	/**
	 * The translations of some texts.
	 *
	 * @param stdClass $messenger The messenger.
	 * @param string[] $originals The texts.
	 * @return array<string, string> By their paths.
	 */
	private static function translations( stdClass $messenger, array $originals ): array {
		$found = array();
		foreach ( $messenger->content->locales as $at => $translation ) {
			foreach ( $translation->texts as $row => $text ) {
				if ( in_array( $text->of, $originals, true ) ) {
					$found[ "content.locales.$at.texts.$row.as" ] = $text->as;
				}
			}
		}
		return $found;
	}

	/**
	 * The problems of some texts.
	 *
	 * @param array<string, string> $texts By their paths.
	 * @param string[]              $names The tags that they know.
	 * @return Finding[]
	 */
	private static function of_texts( array $texts, array $names ): array {
		$findings = array();
		foreach ( $texts as $path => $text ) {
			foreach ( ( new Merge_Tags( $text, $names ) )->problems as $problem ) {
				$findings[] = self::finding( $problem['code'], $path, $problem['values'] );
			}
		}
		return $findings;
	}

	/**
	 * Whether PHP knows a time zone by this IANA name; letter case does not count.
	 *
	 * @param string $zone The name.
	 */
	private static function is_zone( string $zone ): bool {
		return in_array( strtolower( $zone ), array_map( 'strtolower', DateTimeZone::listIdentifiers( DateTimeZone::ALL_WITH_BC ) ), true );
	}

	/**
	 * Whether a date of the right form is one of the calendar.
	 *
	 * @param string $date `YYYY-MM-DD`.
	 */
	private static function is_date( string $date ): bool {
		list( $year, $month, $day ) = array_map( 'intval', explode( '-', $date ) );
		$days                       = array( 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 )[ $month - 1 ] ?? 0;
		$leap                       = 0 === $year % 4 && ( 0 !== $year % 100 || 0 === $year % 400 );
		return $day >= 1 && $day <= ( 2 === $month && ! $leap ? 28 : $days );
	}

	/**
	 * A finding about a place in the messenger.
	 *
	 * @param string                $code   The core's code.
	 * @param string                $path   Path below the messenger.
	 * @param array<string, string> $values Values of the words' places.
	 */
	private static function finding( string $code, string $path, array $values = array() ): Finding {
		return new Finding( "messenger.$path", "messenger.error.$code", $values );
	}
}

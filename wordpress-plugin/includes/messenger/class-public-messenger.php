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
		$texts = Public_Texts::of( $messenger, array() );
		return array(
			'format'   => self::FORMAT,
			'mode'     => 'talk-server' === $settings->connection->service ? 'server' : 'front',
			'siteName' => $host['siteName'],
			'language' => $host['language'],
			'style'    => Public_Style::of( $messenger->style ),
			'texts'    => $texts,
			'locales'  => (object) Public_Texts::locales( $messenger, $texts ),
			'visitors' => self::visitors( $messenger->visitors ),
			'hours'    => self::hours( $messenger->hours, $host['zone'] ),
		);
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
			'outbound'     => $visitors->outbound,
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

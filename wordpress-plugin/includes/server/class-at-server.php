<?php
/**
 * Where the messenger's settings are.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use stdClass;
use TalkMessenger\Finding;

/**
 * What the screens, Site Health and the command line tell of the settings at the Talk server, without the connect code: the
 * members of `AtServer`. The twin of core/screens/at-server.ts.
 */
final class At_Server {

	/** Keys of the first sentence, by state. */
	private const TITLES = array(
		'noCode'         => 'server.noCode',
		'otherSite'      => 'server.notThere',
		'unreadable'     => 'server.notThere',
		'paused'         => 'server.notThere',
		'arrived'        => 'server.arrived',
		'waiting'        => 'server.waiting',
		'ownedByAnother' => 'server.ownedByAnother',
		'refused'        => 'server.notThere',
	);

	/** Keys of what follows, by state; where there is a reason, it has the last word. */
	private const TEXTS = array(
		'otherSite'      => 'server.otherSite',
		'unreadable'     => 'server.unreadable',
		'paused'         => 'server.paused',
		'waiting'        => 'server.notYet',
		'ownedByAnother' => 'server.ownedByAnother.text',
	);

	/**
	 * The state; null where the site is not connected to a Talk server.
	 *
	 * @param stdClass|null $connection The site's connection.
	 * @param string        $revision   Of the settings as they are here.
	 * @param bool          $paused     Whether nothing is sent from this copy of the site.
	 * @return array{state: string, server: string, why: string|null, owner: string, field: string}|null
	 */
	public static function of( ?stdClass $connection, string $revision, bool $paused ): ?array {
		if ( null === $connection || 'talk-server' !== ( $connection->service ?? '' ) ) {
			return null;
		}
		$record  = Push_Record::read();
		$outcome = $record->outcome;
		$kind    = null === $outcome ? '' : $outcome->kind;
		$state   = self::state( $connection, $record, $revision, $paused );
		return array(
			'state'  => $state,
			'server' => Code_Problem::host( $connection->captureHost ),
			'why'    => Push_Outcome::FAILED === $kind && in_array( $state, array( 'waiting', 'refused' ), true ) ? $outcome->why : null,
			'owner'  => Push_Outcome::OWNED === $kind ? $outcome->detail : '',
			'field'  => Push_Outcome::FAILED === $kind ? $outcome->detail : '',
		);
	}

	/**
	 * A state in words: what is, then why and what to do.
	 *
	 * @param array{state: string, server: string, why: string|null, owner: string, field: string} $state From `of`.
	 * @return array{title: Finding, text: Finding|null}
	 */
	public static function in_words( array $state ): array {
		$values = array(
			'server' => $state['server'],
			'owner'  => '' === $state['owner'] ? $state['server'] : $state['owner'],
			'field'  => $state['field'],
		);
		$text   = null === $state['why'] ? self::TEXTS[ $state['state'] ] ?? null : "server.{$state['why']}";
		return array(
			'title' => new Finding( '', self::TITLES[ $state['state'] ], $values ),
			'text'  => null === $text ? null : new Finding( '', $text, $values ),
		);
	}

	/**
	 * What the screens call the state.
	 *
	 * @param stdClass    $connection The site's connection.
	 * @param Push_Record $record     What is known.
	 * @param string      $revision   Of the settings as they are here.
	 * @param bool        $paused     Whether nothing is sent from this copy of the site.
	 */
	private static function state( stdClass $connection, Push_Record $record, string $revision, bool $paused ): string {
		if ( ! Code_Vault::has() ) {
			return 'noCode';
		}
		$code = Code_Vault::read();
		if ( null === $code ) {
			return 'unreadable';
		}
		if ( $code->server !== $connection->captureHost || $code->tracking_key !== $connection->trackingKey ) {
			return 'otherSite';
		}
		if ( $paused ) {
			return 'paused';
		}
		$outcome = $record->outcome;
		if ( null !== $outcome && Push_Outcome::OWNED === $outcome->kind ) {
			return 'ownedByAnother';
		}
		if ( null !== $outcome && Push_Outcome::FAILED === $outcome->kind && ! $outcome->is_worth_retrying() ) {
			return 'refused';
		}
		return null !== $outcome && Push_Outcome::STORED === $outcome->kind && $record->known === $revision ? 'arrived' : 'waiting';
	}
}

<?php
/**
 * Brings the settings to the Talk server.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

/**
 * The twin of core/contract/settings/settings-push.ts; no function of WordPress is used here.
 */
final class Settings_Push {

	/** So many pushes in a row; somebody saves all the time, or two copies of one site push against each other. */
	private const AT_ONCE = 5;

	/**
	 * Pushes until the server has what the site has: what was saved meanwhile goes along. The site keeps the settings, so
	 * where the server is at another revision of this site's (an answer was lost, a copy was restored), the site's replace it.
	 *
	 * @param array{id: string, name: string} $owner     This site.
	 * @param string|null                     $known     The revision that the server acknowledged last.
	 * @param bool                            $take_over Take the settings over from another host.
	 * @param callable                        $current   What the site has at this moment, with its `revision`.
	 * @param callable                        $send      Pushes a body, and answers with a `Push_Outcome`.
	 * @phpstan-param callable(): array<string, mixed> $current
	 * @phpstan-param callable(array<string, mixed>): Push_Outcome $send
	 * @return array{outcome: Push_Outcome, known: string|null}
	 */
	public static function bring( array $owner, ?string $known, bool $take_over, callable $current, callable $send ): array {
		$own     = $current();
		$outcome = new Push_Outcome( Push_Outcome::STORED );
		for ( $push = 0; $push < self::AT_ONCE; $push++ ) {
			$body    = array(
				'owner'   => $owner,
				'basedOn' => $known,
			) + $own;
			$outcome = $send( $take_over && 0 === $push ? $body + array( 'takeOver' => true ) : $body );
			if ( Push_Outcome::STALE === $outcome->kind ) {
				$known = $outcome->detail;
			} elseif ( Push_Outcome::STORED === $outcome->kind ) {
				$known = (string) $own['revision'];
			} else {
				break;
			}
			$own = $current();
			if ( $own['revision'] === $known ) {
				$outcome = new Push_Outcome( Push_Outcome::STORED );
				return compact( 'outcome', 'known' );
			}
		}
		if ( Push_Outcome::STORED === $outcome->kind ) {
			// Each of them arrived, and something else was saved by then.
			$outcome = new Push_Outcome( Push_Outcome::STALE, '', (string) $own['revision'] );
		}
		return compact( 'outcome', 'known' );
	}
}

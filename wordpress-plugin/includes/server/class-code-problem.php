<?php
/**
 * What keeps a connect code from being used.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use stdClass;
use TalkMessenger\Finding;

/**
 * Judges a pasted code with the site's connection. The twin of core/screens/at-server.ts; no function of WordPress is used
 * here.
 */
final class Code_Problem {

	/**
	 * The problem, or null.
	 *
	 * @param string        $text       What was pasted.
	 * @param stdClass|null $connection The site's connection.
	 */
	public static function of( string $text, ?stdClass $connection ): ?Finding {
		$code = Connect_Code::read( $text );
		if ( null === $code ) {
			return self::error( preg_match( '/<script|ap3c|\A\s*talk-[\da-f]{18}\s*\z/', $text ) ? 'trackingCode' : 'notACode' );
		}
		if ( null === $connection || 'talk-server' !== ( $connection->service ?? '' ) ) {
			return self::error( 'notConnected' );
		}
		if ( $code->server !== $connection->captureHost ) {
			$hosts = array(
				'server'    => self::host( $code->server ),
				'connected' => self::host( $connection->captureHost ),
			);
			return self::error( 'otherServer', $hosts );
		}
		return $code->tracking_key === $connection->trackingKey ? null : self::error( 'otherSite' );
	}

	/**
	 * Host and port of an address that was judged.
	 *
	 * @param string $address Capture host.
	 */
	public static function host( string $address ): string {
		return (string) preg_replace( '~\Ahttps?://|/\z~', '', $address );
	}

	/**
	 * A finding about the code.
	 *
	 * @param string                $code   The last step of its key.
	 * @param array<string, string> $values Values of its places.
	 */
	private static function error( string $code, array $values = array() ): Finding {
		return new Finding( 'code', "server.error.$code", $values );
	}
}

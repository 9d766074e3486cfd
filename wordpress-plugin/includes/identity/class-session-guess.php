<?php
/**
 * Experimental: what is assumed of verified sessions at Ortto.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Identity;

use TalkMessenger\Json;

/**
 * EXPERIMENTAL. Ortto says that a POST to `/v1/talk/session` answers with a token for the tracking code. The hosts are Ortto's
 * own words. Assumed, as nobody could ask an account: the body, which is that of `/v1/talk/compose`, and the answer's member.
 * What the browser does with it is assumed in `core/loader/verified-session.ts`. Where an account shows it to be otherwise,
 * these two files change and nothing else.
 */
final class Session_Guess {

	/** Ortto's API, by the data region of the connection. */
	private const HOSTS = array(
		'us' => 'https://api.ap3api.com/',
		'eu' => 'https://api.eu.ap3api.com/',
		'au' => 'https://api.au.ap3api.com/',
	);

	/** The answer's member. */
	private const MEMBER = 'token';

	/** What a token can look like: printable, and no markup. */
	private const TOKEN = '~\A[\w.+/=-]{16,4096}\z~';

	/**
	 * Where to ask; null for a region that Ortto does not have.
	 *
	 * @param string|null $region The connection's data region.
	 */
	public static function address( ?string $region ): ?string {
		return isset( self::HOSTS[ $region ] ) ? self::HOSTS[ $region ] . 'v1/talk/session' : null;
	}

	/**
	 * The body of the request.
	 *
	 * @param string $email Whose session.
	 */
	public static function body( string $email ): string {
		return Json::to_store(
			array(
				'merge_by' => array( 'str::email' ),
				'fields'   => array( 'str::email' => $email ),
			)
		);
	}

	/**
	 * The token of an answer; null where it has another shape.
	 *
	 * @param string $body The answer's body.
	 */
	public static function token( string $body ): ?string {
		$answer = Json::object( $body );
		$token  = null === $answer ? null : $answer->{self::MEMBER} ?? null;
		return is_string( $token ) && preg_match( self::TOKEN, $token ) ? $token : null;
	}
}

<?php
/**
 * Requests to the Talk server.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use TalkMessenger\Json;
use TalkMessenger\Security\Fetch_Refused;
use TalkMessenger\Security\Pinned_Request;

/**
 * Talks to the connection's own server and to nobody else: https, public addresses judged as the connection is made, no
 * redirects; on this machine where the site is a local one (invariant 9).
 */
final class Server_Client {

	/** Seconds for an answer: the person who saved the settings, or opens the chat, waits for it. */
	private const SECONDS = 6;

	/** Bytes of an answer that are read. */
	private const BYTES = 65536;

	/**
	 * Pushes settings.
	 *
	 * @param Connect_Code         $code What lets us.
	 * @param array<string, mixed> $body The settings.
	 */
	public static function push( Connect_Code $code, array $body ): Push_Outcome {
		try {
			$response = self::ask( 'PUT', $code->server, 'v1/talk/settings', $code->settings_key, $body );
		} catch ( Fetch_Refused $refused ) {
			return Push_Outcome::failed( 'notPublic' === $refused->finding->code() ? 'notPublic' : 'unreachable' );
		}
		return Push_Outcome::of( (int) wp_remote_retrieve_response_code( $response ), json_decode( wp_remote_retrieve_body( $response ) ), (string) $body['revision'] );
	}

	/**
	 * Has the server say who somebody is: the token that proves it; null where the code vouches for nobody, or the server does
	 * not answer.
	 *
	 * @param Connect_Code          $code   What lets us.
	 * @param array<string, string> $fields The person, with an external id.
	 */
	public static function token( Connect_Code $code, array $fields ): ?string {
		if ( null === $code->sessions_key ) {
			return null;
		}
		$body = array(
			'merge_by' => array( 'str::ei' ),
			'fields'   => $fields,
		);
		try {
			$response = self::ask( 'POST', $code->server, 'v1/talk/session', $code->sessions_key, $body );
		} catch ( Fetch_Refused $refused ) {
			return null;
		}
		$answer = 200 === wp_remote_retrieve_response_code( $response ) ? Json::object( wp_remote_retrieve_body( $response ) ) : null;
		$token  = $answer->token ?? null;
		return is_string( $token ) && preg_match( '/\A[\w-]+\.[\w-]+\.[\w-]+\z/', $token ) ? $token : null;
	}

	/**
	 * Makes a request with a key of the code.
	 *
	 * @param string               $method HTTP method.
	 * @param string               $server The server, with a slash at the end.
	 * @param string               $path   Below it.
	 * @param string               $key    The key.
	 * @param array<string, mixed> $body   What is sent.
	 * @return array<string, mixed>
	 * @throws Fetch_Refused Where there is no answer, or the server must not be asked.
	 */
	private static function ask( string $method, string $server, string $path, string $key, array $body ): array {
		$parts = wp_parse_url( $server );
		if ( ! is_array( $parts ) || ! isset( $parts['scheme'], $parts['host'] ) ) {
			throw new Fetch_Refused( 'unreachable' );
		}
		$request = new Pinned_Request( $parts['scheme'], $parts['host'], (int) ( $parts['port'] ?? ( 'https' === $parts['scheme'] ? 443 : 80 ) ) );
		return $request->send(
			$server . $path,
			array(
				'method'              => $method,
				'timeout'             => self::SECONDS,
				'limit_response_size' => self::BYTES,
				'sslverify'           => true,
				'headers'             => array(
					'Accept'       => 'application/json',
					'Content-Type' => 'application/json',
					'X-Api-Key'    => $key,
				),
				'body'                => Json::to_store( $body ),
			)
		);
	}
}

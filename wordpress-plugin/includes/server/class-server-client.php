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

	/** Seconds for a push. Whoever saved the settings waits for it. */
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
		$parts = wp_parse_url( $code->server );
		if ( ! is_array( $parts ) || ! isset( $parts['scheme'], $parts['host'] ) ) {
			return Push_Outcome::failed( 'unreachable' );
		}
		$request = new Pinned_Request( $parts['scheme'], $parts['host'], (int) ( $parts['port'] ?? ( 'https' === $parts['scheme'] ? 443 : 80 ) ) );
		try {
			$response = $request->send(
				$code->server . 'v1/talk/settings',
				array(
					'method'              => 'PUT',
					'timeout'             => self::SECONDS,
					'limit_response_size' => self::BYTES,
					'sslverify'           => true,
					'headers'             => array(
						'Accept'       => 'application/json',
						'Content-Type' => 'application/json',
						'X-Api-Key'    => $code->settings_key,
					),
					'body'                => Json::to_store( $body ),
				)
			);
		} catch ( Fetch_Refused $refused ) {
			return Push_Outcome::failed( 'notPublic' === $refused->finding->code() ? 'notPublic' : 'unreachable' );
		}
		return Push_Outcome::of( (int) wp_remote_retrieve_response_code( $response ), json_decode( wp_remote_retrieve_body( $response ) ), (string) $body['revision'] );
	}
}

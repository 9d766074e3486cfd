<?php
/**
 * What a site needs to work with its Talk server.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use TalkMessenger\Connection\Connection_Address;
use TalkMessenger\Json;

/**
 * A connect code that was read. The twin of core/contract/settings/connect-code.ts; no function of WordPress is used here.
 */
final class Connect_Code {

	/** Letters of a code at most. */
	private const LIMIT = 2000;

	/**
	 * Where the server is: the capture host of the site's connection.
	 *
	 * @var string
	 */
	public string $server;

	/**
	 * The site at the server.
	 *
	 * @var string
	 */
	public string $tracking_key;

	/**
	 * Scope `settings:write`.
	 *
	 * @var string
	 */
	public string $settings_key;

	/**
	 * Scope `sessions:mint`; null where the site is not to vouch for people.
	 *
	 * @var string|null
	 */
	public ?string $sessions_key;

	/**
	 * Takes what was read.
	 *
	 * @param string      $server       Where the server is.
	 * @param string      $tracking_key The site at the server.
	 * @param string      $settings_key Scope `settings:write`.
	 * @param string|null $sessions_key Scope `sessions:mint`.
	 */
	private function __construct( string $server, string $tracking_key, string $settings_key, ?string $sessions_key ) {
		$this->server       = $server;
		$this->tracking_key = $tracking_key;
		$this->settings_key = $settings_key;
		$this->sessions_key = $sessions_key;
	}

	/**
	 * Reads a code, blanks and line breaks aside; null for what is none.
	 *
	 * @param string $text What was pasted.
	 */
	public static function read( string $text ): ?self {
		// What JavaScript takes for a blank.
		$word = (string) preg_replace( '/[\s\p{Z}\x{FEFF}]+/u', '', $text );
		if ( strlen( $word ) > self::LIMIT || ! preg_match( '/\Atalk-connect-([\w-]+)\z/', $word, $found ) ) {
			return null;
		}
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- The form of the code, in one word.
		$said = Json::object( base64_decode( strtr( $found[1], '-_', '+/' ), true ) );
		if ( null === $said || ! in_array( $said->v ?? null, array( 1, 1.0 ), true ) ) {
			return null;
		}
		list( $server, $site, $settings ) = array( $said->server ?? null, $said->site ?? null, $said->settings ?? null );
		$sessions                         = property_exists( $said, 'sessions' ) ? $said->sessions : '';
		if ( ! is_string( $server ) || null !== Connection_Address::code( 'captureHost', $server, true, 'talk-server' ) || ! self::is_key( $site ) || ! self::is_key( $settings ) ) {
			return null;
		}
		if ( '' !== $sessions && ! self::is_key( $sessions ) ) {
			return null;
		}
		return new self( $server, $site, $settings, '' === $sessions ? null : $sessions );
	}

	/**
	 * Whether something is a key.
	 *
	 * @param mixed $key Anything.
	 */
	private static function is_key( $key ): bool {
		return is_string( $key ) && 1 === preg_match( '/\A[\w-]{20,100}\z/', $key );
	}
}

<?php
/**
 * What is wrong with a connection.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Connection;

use stdClass;
use TalkMessenger\Finding;

/**
 * Judges a connection whose shape the schema has accepted. The twin of core/connection/check.ts.
 */
final class Connection_Check {

	/** Names that mean something else than a member to a JavaScript object. */
	private const UNSAFE_NAMES = array( '__proto__', 'constructor', 'prototype' );

	private const EXCERPT = 80;

	/**
	 * Everything that keeps the connection from being stored.
	 *
	 * @param stdClass $connection Connection of the right shape.
	 * @param bool     $local      Whether loopback hosts pass.
	 * @return Finding[]
	 */
	public static function findings( stdClass $connection, bool $local ): array {
		$service  = Connection_Key::service( $connection->trackingKey );
		$codes    = array(
			'trackingKey' => Connection_Key::code( $connection->trackingKey ),
			'captureHost' => Connection_Address::code( Connection_Address::CAPTURE_HOST, $connection->captureHost, $local, $service ),
			'scriptUrl'   => Connection_Address::code( Connection_Address::SCRIPT_URL, $connection->scriptUrl, $local, $service ),
		);
		$findings = array();
		foreach ( array_filter( $codes ) as $field => $code ) {
			$findings[] = self::finding( $code, $field, array( 'value' => self::excerpt( $connection->$field ) ) );
		}
		if ( ! $findings ) {
			$findings = self::of_service( $connection );
		}
		if ( property_exists( $connection->options, 'disableTalk' ) ) {
			$findings[] = self::finding( 'optionDisableTalk', 'options' );
		}
		foreach ( array_intersect( self::UNSAFE_NAMES, self::names( $connection->options ) ) as $name ) {
			$findings[] = self::finding( 'optionName', 'options', array( 'name' => $name ) );
		}
		return $findings;
	}

	/**
	 * What a service asks of its values: a Talk server has one address, and its script is below it.
	 *
	 * @param stdClass $connection Connection whose values can be ones.
	 * @return Finding[]
	 */
	private static function of_service( stdClass $connection ): array {
		if ( Connection_Key::service( $connection->trackingKey ) !== $connection->service ) {
			return array( self::finding( 'service', 'service' ) );
		}
		if ( 'talk-server' !== $connection->service || 0 === strpos( $connection->scriptUrl, $connection->captureHost ) ) {
			return array();
		}
		$values = array(
			'value'  => self::excerpt( $connection->scriptUrl ),
			'server' => self::excerpt( $connection->captureHost ),
		);
		return array( self::finding( 'serverOrigin', 'scriptUrl', $values ) );
	}

	/**
	 * A finding about a member of the connection.
	 *
	 * @param string                $code   The core's code.
	 * @param string                $field  Member of the connection.
	 * @param array<string, string> $values Values of the words' places.
	 */
	private static function finding( string $code, string $field, array $values = array() ): Finding {
		return new Finding( "connection.$field", "connection.error.$code", $values );
	}

	/**
	 * Every name in the options, at any depth.
	 *
	 * @param stdClass $options Init options.
	 * @return string[]
	 */
	private static function names( stdClass $options ): array {
		$names   = array();
		$pending = array( $options );
		while ( $pending ) {
			$next = array_pop( $pending );
			foreach ( is_object( $next ) ? get_object_vars( $next ) : $next as $name => $value ) {
				$names[] = (string) $name;
				if ( is_object( $value ) || is_array( $value ) ) {
					$pending[] = $value;
				}
			}
		}
		return $names;
	}

	/**
	 * A piece of foreign text for a message: one line, at most 80 characters.
	 *
	 * @param string $text Foreign text in UTF-8.
	 */
	private static function excerpt( string $text ): string {
		$line = trim( (string) preg_replace( '/[\s\p{Cc}\p{Cf}]+/u', ' ', mb_substr( $text, 0, 4 * self::EXCERPT, 'UTF-8' ) ) );
		return mb_strlen( $line, 'UTF-8' ) > self::EXCERPT ? mb_substr( $line, 0, self::EXCERPT - 1, 'UTF-8' ) . '…' : $line;
	}
}

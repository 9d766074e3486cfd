<?php
/**
 * Judges settings before they are stored.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Connection\Connection_Check;
use TalkMessenger\Finding;
use TalkMessenger\Generated;
use TalkMessenger\Json;

/**
 * The twin of core/settings/validate.ts with its check of the connection: nothing is repaired, invalid input is
 * refused with every field and its reason.
 */
final class Validator {

	/** Limit of the init options in bytes, as in core/settings/schema.ts. */
	private const OPTIONS_LIMIT = 2000;

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private $generated;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated $generated The core's tables.
	 */
	public function __construct( Generated $generated ) {
		$this->generated = $generated;
	}

	/**
	 * Everything that is wrong, at most one finding of the shape for each field; empty for settings that can be stored.
	 *
	 * @param mixed $input Whole settings as json_decode() gives them, objects as stdClass.
	 * @param bool  $local Whether loopback hosts pass.
	 * @return Finding[]
	 */
	public function findings( $input, bool $local ): array {
		$schema = $this->generated->table( 'settings.schema' );
		$newer  = self::newer( $input, $schema['properties']['version']['enum'][0] );
		if ( $newer ) {
			return array( $newer );
		}
		$findings = Schema_Walk::findings( $schema, $input );
		if ( $findings || ! $input->connection instanceof stdClass ) {
			return $findings;
		}
		return array_merge(
			self::size( $input->connection->options ),
			Connection_Check::findings( $input->connection, $local )
		);
	}

	/**
	 * Settings of a newer format are not judged further.
	 *
	 * @param mixed $input Whole settings, or anything.
	 * @param int   $known The format that this version reads.
	 */
	private static function newer( $input, int $known ): ?Finding {
		$version = $input instanceof stdClass ? $input->version ?? null : null;
		if ( ! Schema_Walk::is_of_type( $version, 'integer' ) || $version <= $known ) {
			return null;
		}
		$values = array(
			'version' => (string) $version,
			'known'   => (string) $known,
		);
		return new Finding( 'version', 'settings.error.newerVersion', $values );
	}

	/**
	 * The options travel in an attribute of every page.
	 *
	 * @param stdClass $options Init options.
	 * @return Finding[]
	 */
	private static function size( stdClass $options ): array {
		$limit = array( 'limit' => (string) self::OPTIONS_LIMIT );
		return Json::bytes( $options ) > self::OPTIONS_LIMIT
			? array( new Finding( 'connection.options', 'settings.error.tooLarge', $limit ) )
			: array();
	}
}

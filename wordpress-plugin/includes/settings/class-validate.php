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
use TalkMessenger\Messenger\Messenger_Check;
use TalkMessenger\Visibility\Visibility_Check;

/**
 * The twin of core/settings/validate.ts with its checks of sections: nothing is repaired, invalid input is
 * refused with every field and its reason.
 */
final class Validate {

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

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
		$findings = Schema_Findings::findings( $schema, $input );
		if ( $findings ) {
			return $findings;
		}
		$limit      = $schema['properties']['connection']['properties']['options']['maxBytes'];
		$connection = $input->connection;
		return array_merge(
			null === $connection ? array() : self::size( $connection->options, $limit ),
			null === $connection ? array() : Connection_Check::findings( $connection, $local ),
			Visibility_Check::findings( $input->visibility->rules ),
			Messenger_Check::findings( $input->messenger )
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
		if ( ! Schema_Findings::is_of_type( $version, 'integer' ) || $version <= $known || $version > Schema_Findings::LARGEST_INTEGER ) {
			return null;
		}
		$values = array(
			'version' => (string) (int) $version,
			'known'   => (string) $known,
		);
		return new Finding( 'version', 'settings.error.newerVersion', $values );
	}

	/**
	 * The options travel in an attribute of every page.
	 *
	 * @param stdClass $options Init options.
	 * @param int      $limit   Bytes of their JSON form.
	 * @return Finding[]
	 */
	private static function size( stdClass $options, int $limit ): array {
		return Json::bytes( $options ) > $limit
			? array( new Finding( 'connection.options', 'settings.error.tooLarge', array( 'limit' => (string) $limit ) ) )
			: array();
	}
}

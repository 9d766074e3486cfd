<?php
/**
 * The JSON a client sent.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use stdClass;
use TalkMessenger\Finding;
use TalkMessenger\Json;
use TalkMessenger\Settings\Schema_Findings;
use WP_REST_Request;

/**
 * Reads a request's body itself: WordPress decodes `{}` to an empty array, which is `[]` when it is stored.
 */
final class Body {

	/**
	 * The body's members.
	 *
	 * @var stdClass
	 */
	private stdClass $members;

	/**
	 * Reads the body; what is no JSON object has no members.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function __construct( WP_REST_Request $request ) {
		$this->members = Json::object( $request->get_body() ) ?? new stdClass();
	}

	/**
	 * What is wrong with the envelope: members that are missing, and the revision.
	 *
	 * @param string[] $names Members that must be there, besides the revision.
	 * @return Finding[]
	 */
	public function findings( array $names ): array {
		$findings = array();
		foreach ( array_merge( array( 'revision' ), $names ) as $name ) {
			if ( ! property_exists( $this->members, $name ) ) {
				$findings[] = new Finding( $name, 'settings.error.missing' );
			}
		}
		if ( ! $findings && ! Schema_Findings::is_of_type( $this->members->revision, 'integer' ) ) {
			$findings[] = new Finding( 'revision', 'settings.error.wrongType', array( 'expected' => Schema_Findings::expected( array( 'integer' ) ) ) );
		}
		return $findings;
	}

	/** The revision the client read. */
	public function revision(): int {
		return (int) $this->members->revision;
	}

	/**
	 * A member.
	 *
	 * @param string $name Its name.
	 * @return mixed
	 */
	public function get( string $name ) {
		return $this->members->$name;
	}
}

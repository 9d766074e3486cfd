<?php
/**
 * Why a page was not fetched.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use RuntimeException;
use TalkMessenger\Finding;

/**
 * A page that cannot be, or must not be, fetched.
 */
final class Fetch_Refused extends RuntimeException {

	/**
	 * Why.
	 *
	 * @var Finding
	 */
	public Finding $finding;

	/**
	 * Takes the reason.
	 *
	 * @param string                $reason Last step of the key of its words, `security.error.<reason>`.
	 * @param array<string, string> $values Values of the words' places.
	 */
	public function __construct( string $reason, array $values = array() ) {
		parent::__construct( $reason );
		$this->finding = new Finding( 'url', "security.error.$reason", $values );
	}
}

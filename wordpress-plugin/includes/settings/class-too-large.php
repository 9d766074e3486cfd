<?php
/**
 * More than every page should read.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Finding;

/**
 * What is said of settings that are larger than `Store::MAX_BYTES`: how much of what there is.
 */
final class Too_Large {

	/**
	 * Makes the finding.
	 *
	 * @param stdClass              $settings  The settings that were to be stored.
	 * @param array<string, string> $overrides Settings of archives and special pages beside them.
	 */
	public static function of( stdClass $settings, array $overrides ): Finding {
		$values = array(
			'limit'     => (string) Store::MAX_BYTES,
			'rules'     => (string) count( $settings->visibility->rules ),
			'overrides' => (string) count( $overrides ),
		);
		return new Finding( '', 'wordpress.error.tooLarge', $values );
	}
}

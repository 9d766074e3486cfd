<?php
/**
 * Whether Talk shows on a page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;

/**
 * The twin of core/visibility/decide.ts; no function of WordPress is used here.
 */
final class Decide {

	/**
	 * What decided: the site's switch, else the page's own setting, else (the place of the rules) the default.
	 *
	 * @param stdClass             $settings Settings; `enabled` and `visibility` are read.
	 * @param array<string, mixed> $context  Page context; `override` (show, hide or null for inherit) is read.
	 * @return array{talk: string, because: array{by: string}}
	 */
	public static function decision( stdClass $settings, array $context ): array {
		if ( ! $settings->enabled ) {
			return self::because( 'hide', 'site' );
		}
		if ( isset( $context['override'] ) ) {
			return self::because( $context['override'], 'page' );
		}
		return self::because( $settings->visibility->default, 'default' );
	}

	/**
	 * A decision.
	 *
	 * @param string $talk show or hide.
	 * @param string $by   What decided.
	 * @return array{talk: string, because: array{by: string}}
	 */
	private static function because( string $talk, string $by ): array {
		return array(
			'talk'    => $talk,
			'because' => array( 'by' => $by ),
		);
	}
}

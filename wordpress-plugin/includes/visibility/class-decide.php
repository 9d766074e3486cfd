<?php
/**
 * Whether Talk shows on a page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;

/**
 * The twin of core/visibility/decision/decide.ts; no function of WordPress is used here.
 */
final class Decide {

	/**
	 * What decided: the site's switch, else the page's own setting, else the first enabled rule that matches, else
	 * the default.
	 *
	 * @param stdClass             $settings Settings; `enabled` and `visibility` are read.
	 * @param array<string, mixed> $context  Page context, see `Facts`.
	 * @return array{talk: string, because: array{by: string, rule?: string}}
	 */
	public static function decision( stdClass $settings, array $context ): array {
		return self::for_facts( $settings, new Facts( $context ) );
	}

	/**
	 * The same for a context that was read already.
	 *
	 * @param stdClass $settings Settings.
	 * @param Facts    $facts    The page.
	 * @return array{talk: string, because: array{by: string, rule?: string}}
	 */
	public static function for_facts( stdClass $settings, Facts $facts ): array {
		$early = self::without_rules( $settings, $facts );
		if ( null !== $early ) {
			return $early;
		}
		foreach ( Rule_Lines::for_path( $settings->visibility->rules, $facts->path ) as $rule ) {
			if ( $rule->enabled && Rule_Match::matches( $rule->when, $facts ) ) {
				return self::by_rule( $rule );
			}
		}
		return self::because( $settings->visibility->default, 'default' );
	}

	/**
	 * The decision where no rule is asked, or null.
	 *
	 * @param stdClass $settings Settings.
	 * @param Facts    $facts    The page.
	 * @return array{talk: string, because: array{by: string}}|null
	 */
	public static function without_rules( stdClass $settings, Facts $facts ): ?array {
		if ( ! $settings->enabled ) {
			return self::because( 'hide', 'site' );
		}
		return null === $facts->override ? null : self::because( $facts->override, 'page' );
	}

	/**
	 * The decision of a rule that matches.
	 *
	 * @param stdClass $rule The rule, as stored.
	 * @return array{talk: string, because: array{by: string, rule: string}}
	 */
	public static function by_rule( stdClass $rule ): array {
		return array(
			'talk'    => $rule->effect,
			'because' => array(
				'by'   => 'rule',
				'rule' => $rule->id,
			),
		);
	}

	/**
	 * A decision.
	 *
	 * @param string $talk show or hide.
	 * @param string $by   What decided.
	 * @return array{talk: string, because: array{by: string}}
	 */
	public static function because( string $talk, string $by ): array {
		return array(
			'talk'    => $talk,
			'because' => array( 'by' => $by ),
		);
	}
}

<?php
/**
 * Decisions in words.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;
use TalkMessenger\Admin\Screen;
use TalkMessenger\Texts;

/**
 * Says in few words what was decided and by what, as plain text. It takes what `Residual` leaves: a decision, or what
 * is pending until the browser knows device and query.
 */
final class Decision_Words {

	/** What is shown where the browser decides. */
	public const OPEN = 'open';

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/**
	 * What is shown: show, hide, or open.
	 *
	 * @param array<string, mixed> $residual What `Residual` left.
	 */
	public static function state( array $residual ): string {
		return $residual['decision']['talk'] ?? self::OPEN;
	}

	/**
	 * The state in one word.
	 *
	 * @param array<string, mixed> $residual What `Residual` left.
	 */
	public function name( array $residual ): string {
		$state = self::state( $residual );
		return $this->texts->get( "wordpress.state.$state" );
	}

	/**
	 * What decided.
	 *
	 * @param stdClass             $settings Settings, for the names of rules.
	 * @param array<string, mixed> $residual     What `Residual` left.
	 */
	public function reason( stdClass $settings, array $residual ): string {
		$because = $residual['decision']['because'] ?? array( 'by' => self::OPEN );
		$name    = isset( $because['rule'] ) ? self::rule_name( $settings, $because['rule'] ) : '';
		return 'rule' === $because['by'] && '' === $name
			? $this->texts->get( 'wordpress.because.unnamedRule' )
			: $this->texts->get( "wordpress.because.{$because['by']}", array( 'name' => $name ) );
	}

	/**
	 * Where what decided can be changed by those who manage the site; a page's own setting is changed on the page.
	 *
	 * @param array<string, mixed> $residual What `Residual` left.
	 */
	public static function link( array $residual ): string {
		$because = $residual['decision']['because'] ?? array( 'by' => self::OPEN );
		$screen  = admin_url( 'admin.php?page=' . Screen::SLUG );
		if ( 'site' === $because['by'] ) {
			return $screen;
		}
		return $screen . '&tab=pages' . ( isset( $because['rule'] ) ? '&rule=' . rawurlencode( $because['rule'] ) : '' );
	}

	/**
	 * A rule's name; empty where it has none, as the screen allows.
	 *
	 * @param stdClass $settings Settings.
	 * @param string   $id       Id of the rule.
	 */
	private static function rule_name( stdClass $settings, string $id ): string {
		foreach ( $settings->visibility->rules as $rule ) {
			if ( $rule->id === $id ) {
				return trim( $rule->name );
			}
		}
		return '';
	}
}

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

	/** Rules that the choice of pages writes, see core/screens/where.ts. */
	private const LISTS = array( 'pages-except', 'pages-only' );

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
	 * What decided. Where only the browser knows the device: what it is on each, and by which rule.
	 *
	 * @param stdClass             $settings Settings, for the names of rules.
	 * @param array<string, mixed> $residual     What `Residual` left.
	 */
	public function reason( stdClass $settings, array $residual ): string {
		if ( isset( $residual['decision'] ) ) {
			return $this->because( $settings, $residual['decision']['because'] );
		}
		$by_device = self::by_device( $residual['pending'] ?? '' );
		if ( null === $by_device ) {
			return $this->texts->get( 'wordpress.because.open' );
		}
		$shown = 'show' === $by_device['desktop']['talk'] ? 'desktop' : 'mobile';
		$rule  = self::first_rule( $residual );
		return $this->texts->get(
			'wordpress.because.device',
			array(
				'shown'  => $this->texts->get( "wordpress.because.$shown" ),
				'hidden' => $this->texts->get( 'wordpress.because.' . ( 'desktop' === $shown ? 'mobile' : 'desktop' ) ),
				'rule'   => $this->because(
					$settings,
					array(
						'by'   => 'rule',
						'rule' => $rule,
					)
				),
			)
		);
	}

	/**
	 * The reason as HTML: where a rule decides, a link to it for those who may change it.
	 *
	 * @param stdClass             $settings Settings, for the names of rules.
	 * @param array<string, mixed> $residual     What `Residual` left.
	 */
	public function reason_html( stdClass $settings, array $residual ): string {
		$reason = esc_html( $this->reason( $settings, $residual ) );
		return '' !== self::rule( $residual ) && current_user_can( 'manage_options' )
			? sprintf( '<a href="%s">%s</a>', esc_url( self::link( $residual ) ), $reason )
			: $reason;
	}

	/**
	 * What decided, in words.
	 *
	 * @param stdClass              $settings Settings, for the names of rules.
	 * @param array<string, string> $because  As a decision has it.
	 */
	private function because( stdClass $settings, array $because ): string {
		if ( ! isset( $because['rule'] ) ) {
			return $this->texts->get( "wordpress.because.{$because['by']}" );
		}
		if ( in_array( $because['rule'], self::LISTS, true ) ) {
			return $this->texts->get( 'screens.because.list' );
		}
		$number = 0;
		foreach ( $settings->visibility->rules as $rule ) {
			$number += in_array( $rule->id, self::LISTS, true ) ? 0 : 1;
			if ( $rule->id === $because['rule'] ) {
				$name = trim( $rule->name );
				return '' === $name
					? $this->texts->get( 'wordpress.because.unnamedRule', array( 'number' => (string) $number ) )
					: $this->texts->get( 'wordpress.because.rule', array( 'name' => $name ) );
			}
		}
		return $this->texts->get( 'wordpress.because.rule', array( 'name' => $because['rule'] ) );
	}

	/**
	 * What is pending, as far as the device alone decides it; null where the query string does, or where devices agree.
	 *
	 * @param string $pending What `Residual` left.
	 * @return array<string, array{talk: string, rule: string}>|null By device.
	 */
	private static function by_device( string $pending ): ?array {
		$decided = array();
		foreach ( explode( ' ', $pending ) as $entry ) {
			list( $test, $talk, $rule ) = array_pad( explode( ',', $entry ), 3, '' );
			if ( ! in_array( $test, array( '', '^d', '^m' ), true ) ) {
				return null;
			}
			foreach ( array( 'desktop', 'mobile' ) as $device ) {
				if ( '' === $test || $device[0] === $test[1] ) {
					$decided[ $device ] = $decided[ $device ] ?? compact( 'talk', 'rule' );
				}
			}
		}
		return isset( $decided['desktop'], $decided['mobile'] ) && $decided['desktop']['talk'] !== $decided['mobile']['talk'] ? $decided : null;
	}

	/**
	 * The first rule of what is pending; empty where there is none.
	 *
	 * @param array<string, mixed> $residual What `Residual` left.
	 */
	private static function first_rule( array $residual ): string {
		$parts = explode( ',', explode( ' ', $residual['pending'] ?? '' )[0] );
		return rawurldecode( $parts[2] ?? '' );
	}

	/**
	 * The rule that decides, or the first of those that may; empty where none does.
	 *
	 * @param array<string, mixed> $residual What `Residual` left.
	 */
	private static function rule( array $residual ): string {
		return $residual['decision']['because']['rule'] ?? self::first_rule( $residual );
	}

	/**
	 * Where what decided can be changed by those who manage the site; a page's own setting is changed on the page.
	 *
	 * @param array<string, mixed> $residual What `Residual` left.
	 */
	public static function link( array $residual ): string {
		$because = $residual['decision']['because'] ?? array( 'by' => self::OPEN );
		$rule    = self::rule( $residual );
		$screen  = admin_url( 'admin.php?page=' . Screen::SLUG );
		if ( 'site' === $because['by'] ) {
			return $screen;
		}
		return $screen . '&tab=pages' . ( '' === $rule ? '' : '&rule=' . rawurlencode( $rule ) );
	}
}

<?php
/**
 * All checks of the site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Admin\Screen;
use TalkMessenger\Texts;

/**
 * The list of checks, and their place in Site Health.
 */
final class Checks {

	/** Path of a slow check below the plugin's REST namespace, followed by its name. */
	public const ROUTE = '/health/';

	/**
	 * The checks by their names.
	 *
	 * @var array<string, Check>
	 */
	private array $checks = array();

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes the checks; nothing is looked at yet.
	 *
	 * @param Texts   $texts  The plugin's words.
	 * @param Check[] $checks Checks, in the order in which they are shown.
	 */
	public function __construct( Texts $texts, array $checks ) {
		$this->texts = $texts;
		foreach ( $checks as $check ) {
			$this->checks[ $check->id() ] = $check;
		}
	}

	/** Adds the hook. */
	public function register(): void {
		add_filter( 'site_status_tests', array( $this, 'add' ) );
	}

	/**
	 * The checks that have something to say about this site.
	 *
	 * @return array<string, Check>
	 */
	public function applying(): array {
		return array_filter( $this->checks, static fn( Check $check ): bool => $check->applies() );
	}

	/**
	 * A check by its name, or null.
	 *
	 * @param string $id Name.
	 */
	public function named( string $id ): ?Check {
		return $this->checks[ $id ] ?? null;
	}

	/**
	 * Adds the checks to Site Health.
	 *
	 * @param mixed $tests Tests by kind.
	 * @return mixed
	 */
	public function add( $tests ) {
		if ( ! is_array( $tests ) ) {
			return $tests;
		}
		foreach ( $this->applying() as $check ) {
			$run  = fn(): array => $this->present( $check );
			$test = array(
				'label' => $check->label(),
				'test'  => $run,
			);
			if ( $check->slow() ) {
				$test = array(
					'test'              => rest_url( 'talk-messenger/v1' . self::ROUTE . $check->id() ),
					'has_rest'          => true,
					'async_direct_test' => $run,
				) + $test;
			}
			$tests[ $check->slow() ? 'async' : 'direct' ][ self::name( $check ) ] = $test;
		}
		return $tests;
	}

	/**
	 * Runs a check and answers in the form of Site Health.
	 *
	 * @param Check $check A check.
	 * @return array<string, mixed>
	 */
	public function present( Check $check ): array {
		$result = $check->run();
		$tab    = $check->tab();
		$link   = admin_url( 'admin.php?page=' . Screen::SLUG . ( '' === $tab ? '' : "&tab=$tab" ) );
		return array(
			'label'       => $result->title,
			'status'      => $result->status,
			'badge'       => array(
				'label' => $this->texts->get( 'wordpress.menu' ),
				'color' => 'blue',
			),
			'description' => $result->to_html(),
			'actions'     => '<p><a href="' . esc_url( $link ) . '">' . esc_html( $this->texts->get( 'wordpress.health.open' . ( '' === $tab ? '' : ".$tab" ) ) ) . '</a></p>',
			'test'        => self::name( $check ),
		);
	}

	/**
	 * The name of a check in Site Health.
	 *
	 * @param Check $check A check.
	 */
	private static function name( Check $check ): string {
		return "talk_messenger_{$check->id()}";
	}
}

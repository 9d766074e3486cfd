<?php
/**
 * Site Health's test of the connection.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Connection\Write_Check;
use TalkMessenger\Guards\Unconfirmed;
use TalkMessenger\Texts;

/**
 * Says where Talk is off because nobody who may is known to have saved its connection, and where something tried to
 * write one past the settings screen.
 */
final class Connection_Health {

	private const TEST = 'talk_messenger_connection';

	/**
	 * Whether the connection must not be used.
	 *
	 * @var Unconfirmed
	 */
	private Unconfirmed $unconfirmed;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Reads nothing yet.
	 *
	 * @param Unconfirmed $unconfirmed Whether the connection must not be used.
	 * @param Texts       $texts       The plugin's words.
	 */
	public function __construct( Unconfirmed $unconfirmed, Texts $texts ) {
		$this->unconfirmed = $unconfirmed;
		$this->texts       = $texts;
	}

	/** Adds the hook. */
	public function register(): void {
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
	}

	/**
	 * Adds the test. It asks nothing but the options.
	 *
	 * @param mixed $tests Tests by kind.
	 * @return mixed
	 */
	public function add_test( $tests ) {
		if ( is_array( $tests ) ) {
			$tests['direct'][ self::TEST ] = array(
				'label' => $this->texts->get( 'wordpress.health.connection.label' ),
				'test'  => array( $this, 'test' ),
			);
		}
		return $tests;
	}

	/**
	 * What is to be said.
	 *
	 * @return array<string, mixed>
	 */
	public function test(): array {
		$refused = Write_Check::last( $this->texts );
		if ( $this->unconfirmed->blocks() ) {
			return $this->result( 'critical', 'unconfirmed', $this->texts->get( $this->unconfirmed->reason() ) );
		}
		return null === $refused
			? $this->result( 'good', 'fine', $this->texts->get( 'wordpress.health.connection.fine.text' ) )
			: $this->result( 'recommended', 'refused', $refused['message'] );
	}

	/**
	 * An answer in the form of Site Health.
	 *
	 * @param string $status `good`, `recommended` or `critical`.
	 * @param string $found  Last step of the key of its words.
	 * @param string $text   Plain text.
	 * @return array<string, mixed>
	 */
	private function result( string $status, string $found, string $text ): array {
		$link = admin_url( 'admin.php?page=talk-messenger' );
		return array(
			'label'       => $this->texts->get( "wordpress.health.connection.$found" ),
			'status'      => $status,
			'badge'       => array(
				'label' => $this->texts->get( 'wordpress.menu' ),
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $text ) . '</p>',
			'actions'     => '<p><a href="' . esc_url( $link ) . '">' . esc_html( $this->texts->get( 'wordpress.health.connection.open' ) ) . '</a></p>',
			'test'        => self::TEST,
		);
	}
}

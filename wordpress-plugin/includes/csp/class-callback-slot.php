<?php
/**
 * PHP's callback ahead of sending headers.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * PHP keeps one such callback: a later registration replaces an earlier one without a word. So it is taken as early
 * as can be, that whoever needs it as well keeps it, and it is noted where ours was not called.
 */
final class Callback_Slot {

	/** Holds the time at which it was last found lost; goes by itself. */
	public const LOST = 'talk_messenger_callback_lost';

	/**
	 * What is to happen ahead of sending headers.
	 *
	 * @var callable(): void
	 */
	private $act;

	/**
	 * Whether it has happened.
	 *
	 * @var bool
	 */
	private bool $called = false;

	/**
	 * Takes nothing yet.
	 *
	 * @param callable(): void $act What is to happen ahead of sending headers.
	 */
	public function __construct( callable $act ) {
		$this->act = $act;
	}

	/** Takes the callback, unless the site keeps it for itself. */
	public function take(): void {
		/**
		 * Filters whether the plugin takes PHP's one callback ahead of sending headers (`header_register_callback`).
		 *
		 * Return false where the site has a callback of its own, and have that one fire the action
		 * `talk_messenger_merge_policies` when its headers are complete. Add the filter in a must-use plugin: it is asked
		 * when the plugin is loaded.
		 *
		 * @since 0.1.0
		 *
		 * @param bool $take True here.
		 */
		if ( apply_filters( 'talk_messenger_take_header_callback', true ) && function_exists( 'header_register_callback' ) ) {
			header_register_callback( array( $this, 'call' ) );
		}
		// For a callback of the site's own to fire.
		add_action( 'talk_messenger_merge_policies', array( $this, 'call' ), 10, 0 );
	}

	/** Does what is to happen ahead of sending headers. */
	public function call(): void {
		$this->called = true;
		call_user_func( $this->act );
	}

	/** Whether headers were sent without it: somebody else has the callback. */
	public function is_lost(): bool {
		return ! $this->called && headers_sent();
	}

	/** Notes that it is lost; written once a day at most. */
	public static function note(): void {
		if ( false === get_transient( self::LOST ) ) {
			set_transient( self::LOST, time(), DAY_IN_SECONDS );
		}
	}

	/** When it was found lost within the last day, as a Unix time, or null. */
	public static function lost_at(): ?int {
		$time = get_transient( self::LOST );
		return is_numeric( $time ) ? (int) $time : null;
	}

	/** Forgets it, to look again. */
	public static function forget(): void {
		delete_transient( self::LOST );
	}
}

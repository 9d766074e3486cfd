<?php
/**
 * PHP's callback ahead of sending headers.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * PHP keeps one such callback: a later registration replaces an earlier one without a word. So it is taken as early
 * as can be, that another plugin that needs it keeps it, and it is noted where ours was not called.
 */
final class Header_Callback {

	/** Holds the time at which it was last found replaced; goes by itself. */
	public const REPLACED = 'talk_messenger_callback_lost';

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
	public function claim(): void {
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
	public function was_replaced(): bool {
		return ! $this->called && headers_sent();
	}

	/** Notes that it was replaced; written once a day at most. */
	public static function record(): void {
		if ( false === get_transient( self::REPLACED ) ) {
			set_transient( self::REPLACED, time(), DAY_IN_SECONDS );
		}
	}

	/** When it was found replaced within the last day, as a Unix time, or null. */
	public static function replaced_at(): ?int {
		$time = get_transient( self::REPLACED );
		return is_numeric( $time ) ? (int) $time : null;
	}

	/** Forgets it, to look again. */
	public static function forget(): void {
		delete_transient( self::REPLACED );
	}
}

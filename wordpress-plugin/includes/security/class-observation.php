<?php
/**
 * Learning what pages load.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Compatibility\Page_Caches;
use TalkMessenger\Csp\Write;
use TalkMessenger\Csp\Response_Headers;
use TalkMessenger\Csp\Server_Limit;
use TalkMessenger\Generated;
use TalkMessenger\Settings\Store;

/**
 * For a limited time, pages carry a report-only policy of the plugin's own, next to whatever the site sends, and
 * browsers tell the plugin's own endpoint what that policy would not have allowed. It blocks nothing, and the site's
 * own policies and endpoints stay as they are. Only visitors' pages carry it: not those of people who are signed in.
 */
final class Observation {

	/** Holds `<id>.<until>` while pages are observed; autoloaded, so that other pages ask the database nothing. */
	public const OPTION = 'talk_messenger_observation';

	/** The event that ends it. */
	public const OVER = 'talk_messenger_observation_over';

	/** Name of the endpoint for browsers that know `report-to`. */
	private const GROUP = 'talk-messenger';

	/** Seconds that pages are observed for at most. */
	public const LONGEST = 7 * DAY_IN_SECONDS;

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated $generated The core's tables.
	 * @param Store     $store     The site's settings.
	 */
	public function __construct( Generated $generated, Store $store ) {
		$this->generated = $generated;
		$this->store     = $store;
	}

	/** Adds the hooks: the one of pages only while they are observed. */
	public function register(): void {
		add_action( self::OVER, array( $this, 'stop' ) );
		if ( null !== self::id() ) {
			// Last but one: what merges policies comes after everything.
			add_action( 'send_headers', array( $this, 'send' ), PHP_INT_MAX - 1 );
		}
	}

	/**
	 * Starts, or starts over.
	 *
	 * @param int $seconds For how long.
	 */
	public function start( int $seconds ): void {
		$this->stop();
		$until = time() + $seconds;
		update_option( self::OPTION, bin2hex( random_bytes( 8 ) ) . ".$until", true );
		wp_schedule_single_event( $until, self::OVER );
		( new Page_Caches() )->purge();
	}

	/** Stops. What was learned stays. */
	public function stop(): void {
		wp_clear_scheduled_hook( self::OVER );
		if ( delete_option( self::OPTION ) ) {
			Observed::settle();
			( new Page_Caches() )->purge();
		}
	}

	/** Until when pages are observed, a Unix time; null where they are not. */
	public static function until(): ?int {
		// Among the options that are read at once: one that is not there costs no query.
		$value = wp_load_alloptions()[ self::OPTION ] ?? '';
		$until = preg_match( '/^[0-9a-f]{16}\.(\d{1,12})\z/', (string) $value, $part ) ? (int) $part[1] : 0;
		// One that ends later than any may was begun while the clock was ahead.
		return $until > time() && $until <= time() + self::LONGEST ? $until : null;
	}

	/** The name of what is running now, which reports must carry; null where nothing is. */
	public static function id(): ?string {
		return null === self::until() ? null : explode( '.', (string) wp_load_alloptions()[ self::OPTION ] )[0];
	}

	/** Sends the policy, next to others. */
	public function send(): void {
		$id = self::id();
		if ( null === $id || headers_sent() || is_user_logged_in() || is_feed() || is_robots() || is_favicon() ) {
			return;
		}
		$sent = Response_Headers::read();
		// One policy more could make a merge outgrow the limit, and so take Talk from the page.
		if ( 'merge' === ( $this->store->read()->settings->csp->mode ?? null ) && Response_Headers::have_policy( $sent ) ) {
			return;
		}
		$rules    = $this->generated->table( 'csp.tables' );
		$endpoint = rest_url( Response_Headers::OBSERVATION . $id );
		$policy   = "{$rules['observation']['policy']}; report-uri $endpoint";
		$further  = array();
		// Browsers that know report-to ignore report-uri next to it, and take endpoints from encrypted pages only.
		if ( is_ssl() ) {
			$policy   .= '; report-to ' . self::GROUP;
			$further[] = array(
				'name'  => 'Reporting-Endpoints',
				'value' => self::GROUP . '="' . $endpoint . '"',
			);
		}
		$further[] = array(
			'name'  => 'Content-Security-Policy-Report-Only',
			'value' => $policy,
		);
		if ( strpbrk( $endpoint, "\r\n;,\" " ) || Write::bytes( array_merge( $sent, $further ) ) > Server_Limit::bytes( $rules['headerLimit'] ) ) {
			return;
		}
		foreach ( $further as $header ) {
			header( "{$header['name']}: {$header['value']}", false );
		}
	}
}

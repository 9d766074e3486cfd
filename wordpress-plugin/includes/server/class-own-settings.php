<?php
/**
 * What the site has for its Talk server.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Server;

use TalkMessenger\Admin\Screen;
use TalkMessenger\Connection\Connection_Address;
use TalkMessenger\Json;
use TalkMessenger\Messenger\Public_Host;
use TalkMessenger\Messenger\Translated_Texts;
use TalkMessenger\Settings\Store;

/**
 * The messenger's settings as they are pushed, and who pushes them.
 */
final class Own_Settings {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 */
	public function __construct( Store $store ) {
		$this->store = $store;
	}

	/**
	 * As they are in the database, and a name for them that follows from what they are: a copy that was restored has its
	 * old name again, and what was saved without a change needs no push.
	 *
	 * @return array{revision: string, messenger: mixed, host: array<string, string>}
	 */
	public function current(): array {
		$host             = Public_Host::of_site();
		$host['siteName'] = mb_substr( $host['siteName'], 0, 200 );
		$screen           = self::screen();
		if ( null === Connection_Address::code( 'scriptUrl', $screen, true ) ) {
			$host['settingsScreen'] = $screen;
		}
		$messenger = Translated_Texts::in( $this->store->current()->settings )->messenger;
		return array(
			'revision'  => substr( hash( 'sha256', Json::to_store( array( $messenger, $host ) ) ), 0, 32 ),
			'messenger' => $messenger,
			'host'      => $host,
		);
	}

	/**
	 * Where the owner changes these settings. A scheduled task and a browser have the same one, whichever scheme the request
	 * has: WordPress's own functions would give the request's.
	 */
	private static function screen(): string {
		$scheme = force_ssl_admin() ? 'https' : (string) wp_parse_url( (string) get_option( 'siteurl' ), PHP_URL_SCHEME );
		return site_url( 'wp-admin/admin.php?page=' . Screen::SLUG . '&tab=style', $scheme );
	}

	/**
	 * This site as the server knows it, by its address: a copy at another address is another host, which has to take over.
	 *
	 * @return array{id: string, name: string}
	 */
	public static function owner(): array {
		$home = strtolower( (string) preg_replace( '~\Ahttps?://|/\z~i', '', home_url( '/' ) ) );
		return array(
			'id'   => 'wordpress-' . substr( hash( 'sha256', $home ), 0, 32 ),
			'name' => (string) substr( $home, 0, 100 ),
		);
	}
}

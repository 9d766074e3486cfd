<?php
/**
 * Site Health's information.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use stdClass;
use TalkMessenger\Compatibility\Consent_Banner;
use TalkMessenger\Compatibility\Page_Caches;
use TalkMessenger\Csp\Header_Callback;
use TalkMessenger\Front\Loader_File;
use TalkMessenger\Identity\Api_Key;
use TalkMessenger\Identity\Session_Outcome;
use TalkMessenger\Identity\Verified_Sessions;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * What support needs to know. The tracking key is masked: people paste this into public forums.
 */
final class Site_Health {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Store $store, Texts $texts ) {
		$this->store = $store;
		$this->texts = $texts;
	}

	/** Adds the hook. */
	public function register(): void {
		add_filter( 'debug_information', array( $this, 'add_information' ) );
	}

	/**
	 * Enough of a key to tell one from another, for texts that may be published.
	 *
	 * @param string $key A tracking key, or another one.
	 */
	public static function masked( string $key ): string {
		return mb_substr( $key, 0, min( 4, intdiv( mb_strlen( $key, 'UTF-8' ), 2 ) ), 'UTF-8' ) . '…';
	}

	/**
	 * Adds what support needs to know.
	 *
	 * @param mixed $information Sections.
	 * @return mixed
	 */
	public function add_information( $information ) {
		if ( ! is_array( $information ) ) {
			return $information;
		}
		$envelope = $this->store->current();
		$settings = $envelope->settings;

		$information['talk-messenger'] = array(
			'label'  => $this->texts->get( 'wordpress.menu' ),
			'fields' => array( 'version' => $this->field( 'wordpress.health.version', TALK_MESSENGER_VERSION, TALK_MESSENGER_VERSION ) )
				+ $this->connection( $settings->connection )
				+ array(
					'revision' => $this->plain( 'wordpress.health.revision', (string) $envelope->revision ),
					'default'  => $this->field( 'wordpress.health.default', $this->texts->get( "wordpress.state.{$settings->visibility->default}" ), $settings->visibility->default ),
					'rules'    => $this->plain( 'wordpress.health.rules', (string) count( $settings->visibility->rules ) ),
					'loading'  => $this->plain( 'wordpress.health.loading', $settings->loading->strategy ),
					'consent'  => $this->plain( 'wordpress.health.consentSource', implode( ', ', array_merge( Consent_Banner::heard(), array( 'WP Consent API: ' . Consent_Banner::state() ) ) ) ),
					'caches'   => $this->plain( 'wordpress.health.caches', implode( ', ', Page_Caches::found() ) ),
					'builtIn'  => $this->yes_or_no( 'wordpress.health.builtIn', null !== Loader_File::of( $envelope ) ),
					'sessions' => $this->plain( 'wordpress.health.verifiedSessions', Verified_Sessions::are_on( $envelope ) ? Api_Key::source() . ', ' . Session_Outcome::read()->kind : 'off' ),
				)
				+ $this->policies( $settings->csp ),
		);
		return $information;
	}

	/**
	 * The account, as far as support needs it.
	 *
	 * @param stdClass|null $connection The connection.
	 * @return array<string, array{label: string, value: string, debug: string}>
	 */
	private function connection( ?stdClass $connection ): array {
		if ( null === $connection ) {
			return array( 'connected' => $this->yes_or_no( 'wordpress.health.connected', false ) );
		}
		return array(
			'connected' => $this->yes_or_no( 'wordpress.health.connected', true ),
			'key'       => $this->plain( 'wordpress.health.key', self::masked( $connection->trackingKey ) ),
			'capture'   => $this->plain( 'wordpress.health.capture', $connection->captureHost ),
			'script'    => $this->plain( 'wordpress.health.script', $connection->scriptUrl ),
		);
	}

	/**
	 * What the site does about policies.
	 *
	 * @param stdClass $csp The settings' section.
	 * @return array<string, array{label: string, value: string, debug: string}>
	 */
	private function policies( stdClass $csp ): array {
		$features = array_keys( array_filter( (array) $csp->features ) );
		$until    = Observation::until();
		return array(
			'mode'     => $this->field( 'settings.csp.mode.label', $this->texts->get( "settings.csp.mode.{$csp->mode}" ), $csp->mode ),
			'features' => $this->field( 'wordpress.health.features', implode( ', ', array_map( array( $this, 'feature' ), $features ) ), implode( ', ', $features ) ),
			'styles'   => $this->yes_or_no( 'settings.csp.allowInlineStyles.label', $csp->allowInlineStyles ),
			'workers'  => $this->yes_or_no( 'settings.csp.allowBlobWorkers.label', $csp->allowBlobWorkers ),
			'callback' => $this->yes_or_no( 'wordpress.health.callback', null !== Header_Callback::replaced_at() ),
			'letters'  => $this->yes_or_no( 'wordpress.health.letters', class_exists( 'Normalizer' ) ),
			'observed' => null === $until
				? $this->field( 'wordpress.health.observed', $this->texts->get( 'security.observe.over' ), 'false' )
				: $this->field( 'wordpress.health.observed', gmdate( 'c', $until ), gmdate( 'c', $until ) ),
		);
	}

	/**
	 * A line of the information, in the form of Site Health.
	 *
	 * @param string $label Key of what it is called.
	 * @param string $value In the reader's language.
	 * @param string $debug As it is copied for support, the same in every language.
	 * @return array{label: string, value: string, debug: string}
	 */
	private function field( string $label, string $value, string $debug ): array {
		return array(
			'label' => $this->texts->get( $label ),
			'value' => $value,
			'debug' => $debug,
		);
	}

	/**
	 * A line whose value is the same in every language.
	 *
	 * @param string $label Key of what it is called.
	 * @param string $value Its value.
	 * @return array{label: string, value: string, debug: string}
	 */
	private function plain( string $label, string $value ): array {
		return $this->field( $label, $value, $value );
	}

	/**
	 * A line that says yes or no.
	 *
	 * @param string $label Key of what it is called.
	 * @param bool   $yes   Which of them.
	 * @return array{label: string, value: string, debug: string}
	 */
	private function yes_or_no( string $label, bool $yes ): array {
		return $this->field( $label, $this->texts->get( $yes ? 'wordpress.health.yes' : 'wordpress.health.no' ), $yes ? 'true' : 'false' );
	}

	/**
	 * What a part of Talk is called.
	 *
	 * @param string $name Its name in the settings.
	 */
	private function feature( string $name ): string {
		return $this->texts->get( "settings.csp.features.$name.label" );
	}
}

<?php
/**
 * The one status of Talk on a site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use stdClass;
use TalkMessenger\Compatibility\Consent_Banner;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Guards\Not_Connected;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Where Talk is, in one line that is the same on every screen; green only for what was seen. The twin of
 * core/screens/status.ts.
 */
final class Status {

	/**
	 * What is the case: notConnected, off, consent, blocked, steps, live, looking or unseen.
	 *
	 * @var string
	 */
	public string $kind;

	/**
	 * Whether it is good, note, bad or neutral.
	 *
	 * @var string
	 */
	public string $tone;

	/**
	 * Key of its words.
	 *
	 * @var string
	 */
	public string $text;

	/**
	 * Values of the places in its words; that of `what` is the key of a text.
	 *
	 * @var array<string, string>
	 */
	public array $values;

	/**
	 * Makes a status.
	 *
	 * @param string                $kind   What is the case.
	 * @param string                $tone   Its tone.
	 * @param string                $text   Last step of the key of its words.
	 * @param array<string, string> $values Values.
	 */
	private function __construct( string $kind, string $tone, string $text, array $values = array() ) {
		$this->kind   = $kind;
		$this->tone   = $tone;
		$this->text   = "screens.status.$text";
		$this->values = $values;
	}

	/**
	 * Worked out from everything that is known.
	 *
	 * @param stdClass    $settings         As they are saved.
	 * @param string|null $seen             See `Sighting`; null while nobody has looked.
	 * @param bool        $looking          Whether a look is under way.
	 * @param int         $steps_left       What is known to be left to do, beyond connecting and switching on.
	 * @param bool|null   $consent_answered Whether something asks visitors for consent and passes the answer on.
	 */
	public static function of( stdClass $settings, ?string $seen, bool $looking, int $steps_left, ?bool $consent_answered ): self {
		$own = 'own' === $settings->installation->source;
		if ( $own && null === $settings->connection ) {
			return new self( 'notConnected', 'neutral', 'notConnected' );
		}
		if ( ! $settings->enabled ) {
			return new self( 'off', 'neutral', 'off' );
		}
		if ( $own && 'consent' === $settings->loading->strategy && false === $consent_answered ) {
			return new self( 'consent', 'note', 'consent' );
		}
		if ( $steps_left > 0 ) {
			return self::steps( $steps_left );
		}
		if ( 'tag' === $seen ) {
			return new self( 'blocked', 'bad', 'tag' );
		}
		if ( 'script' === $seen || 'policy' === $seen || ( 'other' === $seen && $own ) ) {
			return new self( 'blocked', 'bad', 'blocked', array( 'what' => "screens.status.by.$seen" ) );
		}
		if ( 'none' === $seen ) {
			return self::steps( 1 );
		}
		if ( 'live' === $seen || 'other' === $seen ) {
			return new self( 'live', 'good', 'live' );
		}
		if ( 'waiting' === $seen ) {
			return new self( 'live', 'good', 'waiting' );
		}
		return $looking ? new self( 'looking', 'neutral', 'looking' ) : new self( 'unseen', 'neutral', 'unseen' );
	}

	/**
	 * The status of this site, by what was last seen of it.
	 *
	 * @param Store  $store  The site's settings.
	 * @param Guards $guards Reasons to print nothing.
	 */
	public static function of_site( Store $store, Guards $guards ): self {
		$envelope = $store->read();
		$steps    = 0;
		foreach ( $guards->of_site() as $state ) {
			$steps += $state['blocks'] && ! $state['guard'] instanceof Not_Connected ? 1 : 0;
		}
		return self::of( $envelope->settings, Sighting::of( $envelope->revision ), false, $steps, Consent_Banner::is_answered() );
	}

	/** Whether another plugin took the tag apart. */
	public function is_by_tag(): bool {
		return 'screens.status.tag' === $this->text;
	}

	/**
	 * The status in words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function words( Texts $texts ): string {
		$values = $this->values;
		if ( isset( $values['what'] ) ) {
			$values['what'] = $texts->get( $values['what'] );
		}
		return $texts->get( $this->text, $values );
	}

	/**
	 * That something is left to do.
	 *
	 * @param int $count How much.
	 */
	private static function steps( int $count ): self {
		return new self( 'steps', 'note', 'steps', array( 'count' => (string) $count ) );
	}
}

<?php
/**
 * Settings of terms that were not stored.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use TalkMessenger\Settings\Save_Result;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use WP_Error;

/**
 * Says why to the person or program that tried: on WP-CLI and over REST here, on the screens by those who made them.
 */
final class Term_Refusal {

	public const NO_ROOM    = 'noRoom';
	public const NOT_STORED = 'notStored';

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Why the setting of a term was not stored, by term.
	 *
	 * @var array<int, string>
	 */
	private array $reasons = array();

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/** Adds the hook. */
	public function register(): void {
		add_filter( 'rest_request_after_callbacks', array( $this, 'answer' ) );
	}

	/**
	 * Says that the setting of a term was not stored.
	 *
	 * @param int    $term_id Term.
	 * @param string $status  `Save_Result::TOO_LARGE` or FAILED.
	 */
	public function tell( int $term_id, string $status ): void {
		$reason                    = Save_Result::TOO_LARGE === $status ? self::NO_ROOM : self::NOT_STORED;
		$this->reasons[ $term_id ] = $reason;
		if ( class_exists( 'WP_CLI' ) ) {
			\WP_CLI::warning( $this->words( $reason ) );
		}
	}

	/**
	 * Why the setting of a term was not stored in this request; null where it was, or nobody tried.
	 *
	 * @param int $term_id Term.
	 * @return string|null One of the constants.
	 */
	public function reason( int $term_id ): ?string {
		return $this->reasons[ $term_id ] ?? null;
	}

	/**
	 * A reason in words, with what to do.
	 *
	 * @param string $reason One of the constants.
	 */
	public function words( string $reason ): string {
		return $this->texts->get( "wordpress.term.setting.$reason", array( 'limit' => (string) Store::MAX_BYTES ) );
	}

	/**
	 * Puts the reason in the place of WordPress's own error, which blames the database.
	 *
	 * @param mixed $response What a request is answered.
	 * @return mixed
	 */
	public function answer( $response ) {
		$reason        = end( $this->reasons );
		$this->reasons = array();
		if ( false === $reason || ! $response instanceof WP_Error || ! in_array( 'rest_meta_database_error', $response->get_error_codes(), true ) ) {
			return $response;
		}
		return self::NO_ROOM === $reason
			? new WP_Error( 'talk_messenger_too_large', $this->words( $reason ), array( 'status' => 400 ) )
			: new WP_Error( 'talk_messenger_failed', $this->words( $reason ), array( 'status' => 500 ) );
	}
}

<?php
/**
 * Reads and writes the plugin's option.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

use stdClass;
use TalkMessenger\Connection\Host_Policy;
use TalkMessenger\Connection\Marks;
use TalkMessenger\Generated;
use TalkMessenger\Json;

/**
 * One autoloaded option holds everything of a site. A change is made to what was read, and made again where somebody
 * else wrote in between.
 */
final class Store {

	public const OPTION = 'talk_messenger';

	/**
	 * Bytes of the option: every request of the site reads it with the other autoloaded options, and some object caches
	 * take no more than a megabyte of all of them.
	 */
	public const MAX_BYTES = 200000;

	/** A page's own setting may change during a save; more changes in a row than this is a failure. */
	private const ATTEMPTS = 20;

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * Who may save which connection.
	 *
	 * @var Host_Policy
	 */
	private Host_Policy $policy;

	/**
	 * The option's value that was read last.
	 *
	 * @var mixed
	 */
	private $raw;

	/**
	 * What that value means.
	 *
	 * @var Envelope|null
	 */
	private ?Envelope $envelope = null;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated   $generated The core's tables.
	 * @param Host_Policy $policy    Who may save which connection.
	 */
	public function __construct( Generated $generated, Host_Policy $policy ) {
		$this->generated = $generated;
		$this->policy    = $policy;
	}

	/** Whether the option is there. Without it nothing is read: a site that was just added has nothing to print. */
	public function exists(): bool {
		return false !== get_option( self::OPTION );
	}

	/** What the site has, for a page: decoded once a request (and once more after switching to another site). */
	public function read(): Envelope {
		$raw = get_option( self::OPTION );
		if ( null === $this->envelope || $raw !== $this->raw ) {
			$this->raw      = $raw;
			$this->envelope = Envelope::for_page( $raw, $this->generated );
		}
		return $this->envelope;
	}

	/** What is in the database at this moment, in the current form, for editing it. */
	public function current(): Envelope {
		return Envelope::for_editing( Option_Row::text( self::OPTION ), $this->generated );
	}

	/**
	 * Replaces the settings if nobody else did since the caller read them. Whether the user may save this connection
	 * was judged before; what they may use gets its mark here.
	 *
	 * @param stdClass $settings Valid settings.
	 * @param int      $expected Revision that the caller read.
	 */
	public function save( stdClass $settings, int $expected ): Save_Result {
		$before = null;
		$result = $this->change(
			function ( Envelope $envelope ) use ( $settings, $expected, &$before ): bool {
				if ( $envelope->revision !== $expected ) {
					return false;
				}
				$before             = $envelope->settings;
				$envelope->marks    = $this->policy->marks( $settings->connection, $before->connection, $envelope->marks, Marks::site() );
				$envelope->settings = $settings;
				$envelope->own      = true;
				++$envelope->revision;
				return true;
			},
			self::MAX_BYTES
		);
		if ( Save_Result::SAVED === $result->status ) {
			Last_Save::record( $result->current->revision );
		}
		$this->announce( $result, $before );
		return $result;
	}

	/**
	 * Takes over the network's defaults, unless the site has saved settings of its own, or so many settings of archives
	 * that there is no room for both.
	 *
	 * @param stdClass $defaults Valid settings, whose connection the network may use.
	 * @param bool     $gives_up Whether the site gives up its own settings, and follows from now on.
	 * @return string `Save_Result::SAVED` where the site follows them, STALE where it has its own, TOO_LARGE or FAILED.
	 */
	public function follow( stdClass $defaults, bool $gives_up = false ): string {
		$before = null;
		$same   = false;
		$result = $this->change(
			static function ( Envelope $envelope ) use ( $defaults, $gives_up, &$before, &$same ): bool {
				$marks = Host_Policy::all_marks( $defaults->connection, Marks::site() );
				// Compared as text: two objects from JSON are equal when they print the same.
				$unchanged = Json::to_store( $envelope->settings ) === Json::to_store( $defaults );
				$same      = ! $envelope->own && $unchanged && $envelope->marks === $marks;
				if ( $same || ( $envelope->own && ! $gives_up ) ) {
					return false;
				}
				$before             = $envelope->settings;
				$envelope->own      = false;
				$envelope->settings = $defaults;
				$envelope->marks    = $marks;
				$envelope->revision = $envelope->revision + ( $unchanged ? 0 : 1 );
				return true;
			},
			self::MAX_BYTES
		);
		$this->announce( $result, $before );
		return $same ? Save_Result::SAVED : $result->status;
	}

	/**
	 * Gives the stored connection its marks: for somebody who was shown it, and for an upgrade from a version that made
	 * none. The revision stays, since no setting changes.
	 *
	 * @param stdClass|null $shown The connection that is meant; null for any.
	 * @return string `Save_Result::SAVED`, STALE where another one is stored, or FAILED.
	 */
	public function mark_all( ?stdClass $shown = null ): string {
		$is_other = false;
		$before   = null;
		$result   = $this->change(
			static function ( Envelope $envelope ) use ( $shown, &$is_other, &$before ): bool {
				$connection = $envelope->settings->connection;
				$marks      = Host_Policy::all_marks( $connection, Marks::site() );
				$is_other   = null !== $shown && Json::to_store( $shown ) !== Json::to_store( $connection );
				if ( $is_other || $envelope->marks === $marks ) {
					return false;
				}
				$envelope->marks = $marks;
				// An upgrade changes nothing that pages print; a confirmation does.
				$before = null === $shown ? null : $envelope->settings;
				return true;
			}
		);
		$this->announce( $result, $before );
		return Save_Result::STALE === $result->status && ! $is_other ? Save_Result::SAVED : $result->status;
	}

	/**
	 * Stores settings of pages whose meta is not at hand where they are shown. The revision stays: nobody edits
	 * this on the settings screen.
	 *
	 * @param array<string, string|null> $slots See `Envelope::$overrides`; null for inherit.
	 * @param int                        $limit Bytes that the option may have with them.
	 * @return string `Save_Result::SAVED`, TOO_LARGE or FAILED; without SAVED nothing has changed.
	 */
	public function set_overrides( array $slots, int $limit = PHP_INT_MAX ): string {
		$next = static fn( Envelope $envelope ): array => array_filter( array_replace( $envelope->overrides, $slots ) );
		if ( $next( $this->read() ) === $this->read()->overrides ) {
			return Save_Result::SAVED;
		}
		$result = $this->change(
			static function ( Envelope $envelope ) use ( $next ): bool {
				$before              = $envelope->overrides;
				$envelope->overrides = $next( $envelope );
				return $envelope->overrides !== $before;
			},
			$limit
		);
		return Save_Result::STALE === $result->status ? Save_Result::SAVED : $result->status;
	}

	/**
	 * Stores what WordPress has of its own. The revision stays, since no setting changes.
	 *
	 * @param Host_Choices $host The choices.
	 * @return bool Whether they are stored.
	 */
	public function set_host( Host_Choices $host ): bool {
		$before = null;
		$same   = false;
		$result = $this->change(
			static function ( Envelope $envelope ) use ( $host, &$before, &$same ): bool {
				$same           = Json::to_store( $envelope->host->to_store() ) === Json::to_store( $host->to_store() );
				$before         = $envelope->settings;
				$envelope->host = $host;
				return ! $same;
			}
		);
		$this->announce( $result, $before );
		return $same || Save_Result::SAVED === $result->status;
	}

	/**
	 * Keeps whether Talk is wanted at an address. The revision stays, since no setting changes.
	 *
	 * @param string $address See `Staging\Moved_Site::address()`.
	 * @param bool   $wanted  Whether it is.
	 * @return bool Whether it is stored.
	 */
	public function keep_address( string $address, bool $wanted ): bool {
		$before = null;
		$same   = false;
		$result = $this->change(
			static function ( Envelope $envelope ) use ( $address, $wanted, &$before, &$same ): bool {
				$host = $envelope->host;
				$same = in_array( $address, $wanted ? $host->addresses : $host->off_addresses, true );
				$off  = $host->off_addresses;
				$host->keep_address( $address, $wanted );
				// Pages change only where Talk is switched off, or on again.
				$before = $off === $host->off_addresses ? null : $envelope->settings;
				return ! $same;
			}
		);
		$this->announce( $result, $before );
		return $same || Save_Result::SAVED === $result->status;
	}

	/**
	 * Creates the option where there is none. add_option() would overwrite what a faster request has just created.
	 *
	 * @param stdClass|null $settings Settings to begin with, whose connection the network may use; the defaults if null.
	 */
	public function create( ?stdClass $settings = null ): void {
		$envelope        = new Envelope( $settings ?? $this->generated->defaults() );
		$envelope->marks = Host_Policy::all_marks( $envelope->settings->connection, Marks::site() );
		Option_Row::add( self::OPTION, $envelope->to_raw() );
		$this->envelope = null;
	}

	/**
	 * Reads, changes and writes, again if somebody else wrote in between.
	 *
	 * @param callable(Envelope): bool $change Changes the envelope; false where there is nothing to write.
	 * @param int                      $limit  Bytes that may be written; what is larger already may become smaller.
	 */
	private function change( callable $change, int $limit = PHP_INT_MAX ): Save_Result {
		for ( $attempt = 0; $attempt < self::ATTEMPTS; $attempt++ ) {
			$raw = Option_Row::text( self::OPTION );
			if ( null === $raw ) {
				$this->create();
				$raw = Option_Row::text( self::OPTION );
			}
			$envelope = Envelope::for_editing( $raw, $this->generated );
			if ( ! $change( $envelope ) ) {
				return new Save_Result( Save_Result::STALE, $envelope );
			}
			$next = $envelope->to_raw();
			if ( strlen( $next ) > max( $limit, strlen( (string) $raw ) ) ) {
				return new Save_Result( Save_Result::TOO_LARGE, $this->current() );
			}
			$written        = null === $raw ? false : Option_Row::replace( self::OPTION, $raw, $next );
			$this->envelope = null;
			if ( false === $written ) {
				return new Save_Result( Save_Result::FAILED, $this->current() );
			}
			if ( $written > 0 ) {
				return new Save_Result( Save_Result::SAVED, $envelope );
			}
		}
		return new Save_Result( Save_Result::FAILED, $this->current() );
	}

	/**
	 * Tells other plugins of changed settings.
	 *
	 * @param Save_Result   $result What became of the save.
	 * @param stdClass|null $before The settings as they were.
	 */
	private function announce( Save_Result $result, ?stdClass $before ): void {
		if ( Save_Result::SAVED !== $result->status || null === $before ) {
			return;
		}
		/**
		 * Fires after a site's settings were saved, or taken over from the network's defaults.
		 *
		 * @since 0.1.0
		 *
		 * @param stdClass $settings The settings as they are now; the members are those of the settings schema.
		 * @param stdClass $before   The settings as they were.
		 */
		do_action( 'talk_messenger_settings_saved', Json::copy( $result->current->settings ), Json::copy( $before ) );
	}
}

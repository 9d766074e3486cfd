<?php
/**
 * What was last seen of Talk on the site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

/**
 * The settings screen looks at the site as a guest and asks for the account's script, which only a browser can. What it saw
 * is kept for a day, and only for the settings that it saw.
 */
final class Sighting {

	public const TRANSIENT = 'talk_messenger_seen';

	/** The twin of `Sighting` in core/screens/status.ts. */
	public const KINDS = array( 'live', 'waiting', 'none', 'tag', 'script', 'policy', 'other' );

	/**
	 * Keeps what was seen.
	 *
	 * @param string $seen     One of the kinds.
	 * @param int    $revision Revision of the settings that the site had.
	 */
	public static function keep( string $seen, int $revision ): void {
		set_transient( self::TRANSIENT, compact( 'seen', 'revision' ), DAY_IN_SECONDS );
	}

	/** Forgets what was seen: it is no longer so. */
	public static function forget(): void {
		delete_transient( self::TRANSIENT );
	}

	/**
	 * What was seen of these settings; null where nobody has looked.
	 *
	 * @param int $revision Revision of the settings.
	 */
	public static function of( int $revision ): ?string {
		$kept = get_transient( self::TRANSIENT );
		return is_array( $kept ) && ( $kept['revision'] ?? null ) === $revision && in_array( $kept['seen'] ?? null, self::KINDS, true )
			? $kept['seen']
			: null;
	}
}

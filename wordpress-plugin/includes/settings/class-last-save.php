<?php
/**
 * Who saved last.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Settings;

/**
 * Remembers who saved which revision and when, so that somebody whose save came too late reads whose came first. In an
 * option of its own that pages never load.
 */
final class Last_Save {

	public const OPTION = 'talk_messenger_saved';

	/**
	 * Remembers the user of this request.
	 *
	 * @param int $revision Revision that they saved.
	 */
	public static function record( int $revision ): void {
		update_option(
			self::OPTION,
			array(
				'revision' => $revision,
				'user'     => get_current_user_id(),
				'time'     => time(),
			),
			false
		);
	}

	/**
	 * Who saved a revision, as the settings screen takes it; null where that is not known.
	 *
	 * @param int $revision Revision.
	 * @return array{name: string, self: bool, at: string}|null
	 */
	public static function of( int $revision ): ?array {
		$last = get_option( self::OPTION );
		if ( ! is_array( $last ) || ( $last['revision'] ?? null ) !== $revision || ! is_int( $last['time'] ?? null ) ) {
			return null;
		}
		$user = get_userdata( (int) ( $last['user'] ?? 0 ) );
		return array(
			'name' => $user ? $user->display_name : '',
			'self' => $user && get_current_user_id() === $user->ID,
			'at'   => gmdate( 'Y-m-d\TH:i:s\Z', $last['time'] ),
		);
	}
}

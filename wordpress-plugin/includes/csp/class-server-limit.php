<?php
/**
 * How large headers may become.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * Servers answer a page with an error when the headers that PHP gives them are larger than a setting of theirs. So
 * policies grow up to a limit only; the owner who raised the server's setting can raise the limit.
 */
final class Server_Limit {

	/** The settings by the names that servers give to PHP. */
	private const SETTINGS = array(
		'nginx'     => 'fastcgi_buffer_size',
		'litespeed' => 'Max Dynamic Response Header Size',
		'apache'    => 'proxy_buffer_size',
	);

	/**
	 * Largest size of all headers together, in bytes.
	 *
	 * @param int $usual The core's own limit, which every server takes.
	 */
	public static function bytes( int $usual ): int {
		$set   = defined( 'TALK_MESSENGER_HEADER_LIMIT' ) ? TALK_MESSENGER_HEADER_LIMIT : null;
		$limit = is_numeric( $set ) && $set > 0 ? (int) $set : $usual;
		/**
		 * Filters how large the headers of a page may become by what Talk adds to its policies.
		 *
		 * Raise it only together with the server's own limit (nginx: `fastcgi_buffer_size`): a server answers pages whose
		 * headers are too large with an error.
		 *
		 * @since 0.1.0
		 *
		 * @param int $limit All headers together, in bytes: TALK_MESSENGER_HEADER_LIMIT, or 3584. What is no positive number
		 *                   is ignored.
		 */
		$filtered = apply_filters( 'talk_messenger_header_limit', $limit );
		return is_numeric( $filtered ) && $filtered > 0 ? (int) $filtered : $limit;
	}

	/**
	 * The findings, with the server's setting in the one about the limit.
	 *
	 * @param Finding[] $findings Findings of a merge.
	 * @return Finding[]
	 */
	public static function named_in( array $findings ): array {
		return array_map(
			static function ( Finding $finding ): Finding {
				return 'headersTooLarge' === $finding->code()
					? new Finding( $finding->field, 'wordpress.error.headersTooLarge', $finding->values + array( 'setting' => self::setting() ) )
					: $finding;
			},
			$findings
		);
	}

	/** The setting of this site's server, nginx's where it is not known; in front of Apache it is that of the proxy. */
	private static function setting(): string {
		$software = isset( $_SERVER['SERVER_SOFTWARE'] ) ? Characters::lower( sanitize_text_field( wp_unslash( $_SERVER['SERVER_SOFTWARE'] ) ) ) : '';
		foreach ( self::SETTINGS as $server => $setting ) {
			if ( false !== strpos( $software, $server ) ) {
				return $setting;
			}
		}
		return self::SETTINGS['nginx'];
	}
}

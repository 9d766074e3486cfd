<?php
/**
 * The banner that asks visitors for consent.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * Whether anything on the site answers the loading choice "when the visitor allows it". The WP Consent API itself asks
 * nobody: a banner says which kind of consent applies, and until one does, the loader takes no yes from the API.
 */
final class Consent_Banner {

	/** A banner has told the API, or is ready to. */
	public const ANSWERS = 'answers';

	/** The API is active, and nothing was seen that speaks to it. */
	public const SILENT = 'silent';

	/** The API is not active. */
	public const NONE = 'none';

	/** What was seen, one of the constants. A banner may also speak to the API in the browser alone, unseen from here. */
	public static function state(): string {
		if ( ! function_exists( 'wp_has_consent' ) || ! function_exists( 'wp_get_consent_type' ) ) {
			return self::NONE;
		}
		return has_filter( 'wp_get_consent_type' ) || has_filter( 'wp_consent_api_waitfor_consent_hook' ) || wp_get_consent_type() ? self::ANSWERS : self::SILENT;
	}
}

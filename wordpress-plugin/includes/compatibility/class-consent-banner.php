<?php
/**
 * The banner that asks visitors for consent.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * Whether anything on the site answers the loading choice "after the visitor consents". The WP Consent API itself asks
 * nobody: a banner says which kind of consent applies, and until one does, the loader takes no yes from the API.
 */
final class Consent_Banner {

	/** A banner has told the API, or is ready to. */
	public const ANSWERS = 'answers';

	/** The API is active, and nothing was seen that speaks to it. */
	public const SILENT = 'silent';

	/** The API is not active. */
	public const NONE = 'none';

	/**
	 * Plugins of banners whose own events the loader hears (core/loader/consent/banners.ts), by a class or a constant of theirs.
	 * The same banners may come from a theme or a tag manager: the loader hears them there too, unseen from here.
	 */
	private const HEARD = array(
		'Cookie_Notice'                       => 'Cookie Notice',
		'cybot\\cookiebot\\lib\\Cookiebot_WP' => 'Cookiebot',
	);

	/**
	 * What to do with each banner, as Talk's help says it, by the end of its text's key: the banner's own name, none for all
	 * others. The guide's table is held to this one by a test.
	 */
	public const RECIPES = array(
		'api'          => 'CookieYes, Complianz',
		'cookieNotice' => 'Cookie Notice',
		'cookiebot'    => 'Cookiebot',
		'oneTrust'     => 'OneTrust',
		'klaro'        => 'Klaro',
		'borlabs'      => 'Borlabs Cookie',
		'usercentrics' => 'Usercentrics',
		'policy'       => 'Cookies and Content Security Policy',
		'other'        => '',
	);

	/**
	 * The active banners that the loader hears by their own events.
	 *
	 * @return string[] Their names.
	 */
	public static function heard(): array {
		/**
		 * Filters the plugins whose banners the loader hears by their own events.
		 *
		 * @since 0.1.0
		 *
		 * @param array<string, string> $banners Names by a class of the plugin's.
		 */
		$banners = apply_filters( 'talk_messenger_heard_banners', self::HEARD );
		$found   = array();
		foreach ( is_array( $banners ) ? $banners : self::HEARD as $class => $name ) {
			if ( is_string( $class ) && is_string( $name ) && class_exists( $class, false ) ) {
				$found[] = $name;
			}
		}
		return $found;
	}

	/** Whether anything answers for visitors: through the API, or by a banner that the loader hears. */
	public static function is_answered(): bool {
		return self::ANSWERS === self::state() || array() !== self::heard();
	}

	/** What was seen, one of the constants. A banner may also speak to the API in the browser alone, unseen from here. */
	public static function state(): string {
		if ( ! function_exists( 'wp_has_consent' ) || ! function_exists( 'wp_get_consent_type' ) ) {
			return self::NONE;
		}
		return has_filter( 'wp_get_consent_type' ) || has_filter( 'wp_consent_api_waitfor_consent_hook' ) || wp_get_consent_type() ? self::ANSWERS : self::SILENT;
	}
}

<?php
/**
 * Policies that are a visitor's consent.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

/**
 * Some consent plugins have no switch for scripts: they send a Content Security Policy that grows as the visitor agrees.
 * To add to such a policy would be to agree in the visitor's place, so nothing is merged on a site that has one.
 */
final class Consent_Policy {

	/**
	 * The plugin that sends such a policy on this request, or null. Read in Cookies and Content Security Policy 2.26 of
	 * 2024-10-30, and run together on 2026-11-29.
	 */
	public static function plugin(): ?string {
		return function_exists( 'cacsp_option_actived' ) && cacsp_option_actived() ? 'Cookies and Content Security Policy' : null;
	}
}

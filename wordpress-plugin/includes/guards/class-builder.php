<?php
/**
 * A reason to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * Page builders show the page inside their editor. The address alone does not count: a cache could keep what a
 * visitor asked for with such an address and hand it to everybody.
 */
final class Builder implements Guard {

	/**
	 * What the builders put into the address of their preview: Elementor, Divi, Beaver Builder, Oxygen, Bricks,
	 * WPBakery, Visual Composer, Thrive, Brizy, Zion, Breakdance, Avada, SiteOrigin, Flatsome, Themify; TranslatePress's
	 * editor of translations.
	 */
	private const QUERY_KEYS = array(
		'elementor-preview',
		'et_fb',
		'fl_builder',
		'ct_builder',
		'bricks',
		'vc_editable',
		'vcv-editable',
		'tve',
		'brizy-edit-iframe',
		'zionbuilder-preview',
		'breakdance_iframe',
		'fb-edit',
		'siteorigin_panels_live_editor',
		'uxb_iframe',
		'tb-preview',
		'trp-edit-translation',
	);

	/** Its name, the same in every version. */
	public function id(): string {
		return 'builder';
	}

	/** Whether nothing may be printed. */
	public function blocks(): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only looks whether a name is there.
		return array_intersect_key( $_GET, array_flip( self::QUERY_KEYS ) ) && current_user_can( 'edit_posts' );
	}

	/** Key of its words. */
	public function reason(): string {
		return 'wordpress.guard.builder';
	}
}

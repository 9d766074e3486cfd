<?php
/**
 * Says that the loader's file could not be written.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Front\Loader_File;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Shown to those who manage the site, until the file is there.
 */
final class Loader_File_Notice {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Store $store The site's settings.
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Store $store, Texts $texts ) {
		$this->store = $store;
		$this->texts = $texts;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'admin_notices', array( $this, 'show' ) );
	}

	/** Says where the file cannot be written. */
	public function show(): void {
		$folder = current_user_can( 'manage_options' ) && $this->store->exists() ? Loader_File::failed_at( $this->store->read()->host ) : null;
		if ( null !== $folder ) {
			printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $this->texts->get( 'wordpress.loaderFile.failed', array( 'folder' => $folder ) ) ) );
		}
	}
}

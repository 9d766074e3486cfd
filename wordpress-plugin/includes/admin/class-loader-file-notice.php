<?php
/**
 * Says that a file of the plugin could not be written.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Front\Loader_File;
use TalkMessenger\Front\Own_Folder;
use TalkMessenger\Messenger\Page_Files;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Shown to those who manage the site, until the file is there. Where the messenger's settings go along in the page instead,
 * nothing is wrong for visitors, and nothing is shown.
 */
final class Loader_File_Notice {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The messenger's files.
	 *
	 * @var Page_Files
	 */
	private Page_Files $files;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Store      $store The site's settings.
	 * @param Page_Files $files The messenger's files.
	 * @param Texts      $texts The plugin's words.
	 */
	public function __construct( Store $store, Page_Files $files, Texts $texts ) {
		$this->store = $store;
		$this->files = $files;
		$this->texts = $texts;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'admin_notices', array( $this, 'show' ) );
	}

	/** Says where a file cannot be written. */
	public function show(): void {
		if ( ! current_user_can( 'manage_options' ) || ! $this->store->exists() ) {
			return;
		}
		$this->say( 'wordpress.loaderFile.failed', Loader_File::failed_at( $this->store->read()->host ) );
		if ( 'tooLarge' === $this->files->state() ) {
			$this->say( 'wordpress.messengerFile.failed', Page_Files::failed_at() ?? Own_Folder::NAME );
		}
	}

	/**
	 * Says it.
	 *
	 * @param string      $text   Key of the words.
	 * @param string|null $folder Folder that cannot be written to; null for nothing to say.
	 */
	private function say( string $text, ?string $folder ): void {
		if ( null !== $folder ) {
			printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $this->texts->get( $text, array( 'folder' => $folder ) ) ) );
		}
	}
}

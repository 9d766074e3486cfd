<?php
/**
 * Whether pages get the messenger's settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Front\Own_Folder;
use TalkMessenger\Messenger\Page_Files;
use TalkMessenger\Texts;

/**
 * For sites with the messenger on.
 */
final class Messenger_Check extends Check {

	/**
	 * The messenger's files.
	 *
	 * @var Page_Files
	 */
	private Page_Files $files;

	/**
	 * Reads nothing yet.
	 *
	 * @param Page_Files $files The messenger's files.
	 * @param Texts      $texts The plugin's words.
	 */
	public function __construct( Page_Files $files, Texts $texts ) {
		parent::__construct( $texts );
		$this->files = $files;
	}

	/** Its name. */
	public function id(): string {
		return 'messenger';
	}

	/** Only with the messenger. */
	public function applies(): bool {
		return 'off' !== $this->files->state();
	}

	/** Looks at the files. */
	public function run(): Result {
		$state  = $this->files->state();
		$status = array(
			'file' => Result::GOOD,
			'tag'  => Result::RECOMMENDED,
		);
		return Result::found( $this->texts, $status[ $state ] ?? Result::CRITICAL, "messenger.$state", array(), array( 'folder' => Page_Files::failed_at() ?? Own_Folder::NAME ) );
	}
}

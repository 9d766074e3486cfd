<?php
/**
 * Whether pages get the messenger's settings.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use stdClass;
use TalkMessenger\Compatibility\String_Registry;
use TalkMessenger\Front\Own_Folder;
use TalkMessenger\Messenger\Page_Files;
use TalkMessenger\Messenger\Translated_Texts;
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

	/** Looks at the files, and at what another plugin translated. */
	public function run(): Result {
		$state   = $this->files->state();
		$refused = Translated_Texts::refused();
		if ( $refused && 'file' === $state ) {
			$lines = array_map( static fn( stdClass $text ): string => "{$text->locale}: “{$text->as}”", $refused );
			return Result::found( $this->texts, Result::RECOMMENDED, 'messenger.refused', $lines, array( 'plugin' => (string) String_Registry::plugin() ) );
		}
		$status = array(
			'file' => Result::GOOD,
			'tag'  => Result::RECOMMENDED,
		);
		return Result::found( $this->texts, $status[ $state ] ?? Result::CRITICAL, "messenger.$state", array(), array( 'folder' => Page_Files::failed_at() ?? Own_Folder::NAME ) );
	}
}

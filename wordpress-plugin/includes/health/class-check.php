<?php
/**
 * A check of the site.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Texts;

/**
 * What Site Health, `wp talk doctor` and the settings screen ask. A check that makes requests is `slow()`: a screen asks
 * for it by itself.
 */
abstract class Check {

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	protected Texts $texts;

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/** Its name, the same in every version; small letters only. */
	abstract public function id(): string;

	/** Whether it has something to say about this site. */
	public function applies(): bool {
		return true;
	}

	/** Whether it makes requests. */
	public function slow(): bool {
		return false;
	}

	/** The tab of the settings screen where what it finds is changed; empty for the first one. */
	public function tab(): string {
		return '';
	}

	/** Looks, and says what it found. */
	abstract public function run(): Result;

	/** What it looks at, in a few words. */
	public function label(): string {
		return $this->texts->get( "wordpress.health.{$this->id()}.label" );
	}
}

<?php
/**
 * Whether the site is where Talk was wanted.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Staging\Moved_Site;
use TalkMessenger\Texts;

/**
 * A copy at another address still talks to the account of the site that it was copied from.
 */
final class Address_Check extends Check {

	/**
	 * A site whose address is no longer the one it had.
	 *
	 * @var Moved_Site
	 */
	private Moved_Site $moved;

	/**
	 * Takes what it needs.
	 *
	 * @param Moved_Site $moved A site whose address is no longer the one it had.
	 * @param Texts      $texts The plugin's words.
	 */
	public function __construct( Moved_Site $moved, Texts $texts ) {
		parent::__construct( $texts );
		$this->moved = $moved;
	}

	/** Its name. */
	public function id(): string {
		return 'address';
	}

	/** Only where the address changed and nobody has said what that means. */
	public function applies(): bool {
		return null !== $this->moved->asks();
	}

	/** Names both addresses. */
	public function run(): Result {
		$values = array(
			'before' => (string) $this->moved->asks(),
			'now'    => Moved_Site::address(),
		);
		return new Result( Result::RECOMMENDED, $this->texts->get( 'wordpress.moved.title' ), $this->texts->get( 'wordpress.moved.text', $values ) );
	}
}

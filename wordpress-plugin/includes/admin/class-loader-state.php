<?php
/**
 * What has become of the loader's file.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Front\Loader_File;
use TalkMessenger\Front\Own_Folder;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;

/**
 * Below its switch: who decides, whether the file is there, its hash for a policy, and what keeps it from being written.
 */
final class Loader_State {

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

	/** Prints it. */
	public function show(): void {
		$envelope = $this->store->read();
		$decided  = self::decided( $envelope );
		if ( null !== $decided ) {
			$this->say( $decided, array( 'constant' => Loader_File::CONSTANT ) );
		}
		$file   = Loader_File::of( $envelope );
		$failed = Loader_File::failed_at( $envelope->host );
		if ( null !== $file ) {
			printf(
				'<p>%1$s <a href="%2$s">%3$s</a><br>%4$s <code>%5$s</code></p>',
				esc_html( $this->texts->get( 'wordpress.site.loader.written' ) ),
				esc_url( $file['src'] ),
				esc_html( basename( $file['src'] ) ),
				esc_html( $this->texts->get( 'wordpress.site.loader.hash' ) ),
				esc_html( "'{$file['integrity']}'" )
			);
		} elseif ( null !== $failed ) {
			$this->say( 'failed', array( 'folder' => $failed ) );
		} elseif ( Loader_File::is_wanted( $envelope->host ) ) {
			$this->say( 'waiting' );
		} elseif ( ! Own_Folder::takes_files() ) {
			$this->say( 'unwritable', array( 'folder' => Own_Folder::of_site()['path'] ?? Own_Folder::NAME ) );
		}
	}

	/**
	 * Who decides in place of the owner, and what: the end of its words' key; null where the owner does.
	 *
	 * @param Envelope $envelope What the site has.
	 */
	private static function decided( Envelope $envelope ): ?string {
		$wanted = Loader_File::is_wanted( $envelope->host );
		$by     = Loader_File::by_constant();
		$is_on  = $wanted ? 'on' : 'off';
		if ( $by === $wanted ) {
			return "constant.$is_on";
		}
		return ( $by ?? $envelope->host->built_in ) === $wanted ? null : "filter.$is_on";
	}

	/**
	 * One sentence.
	 *
	 * @param string                $text   The end of its key.
	 * @param array<string, string> $values Values of its places.
	 */
	private function say( string $text, array $values = array() ): void {
		echo '<p><strong>' . esc_html( $this->texts->get( "wordpress.site.loader.$text", $values ) ) . '</strong></p>';
	}
}

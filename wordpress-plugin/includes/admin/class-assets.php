<?php
/**
 * Scripts and styles of the plugin's own screens.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Json;
use TalkMessenger\Rest\Answers;
use TalkMessenger\Texts;

/**
 * Hands a built script to WordPress, with its style and the words it shows.
 */
final class Assets {

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/**
	 * Enqueues `assets/NAME.js` and the style next to it.
	 *
	 * @param non-empty-string     $handle Handle.
	 * @param string               $name   Name of the files.
	 * @param array<string, mixed> $data   What the script needs besides the words.
	 * @param string               $area   Area of the words that it shows; empty for all.
	 * @return bool Whether the build has the script.
	 */
	public function enqueue( string $handle, string $name, array $data, string $area = '' ): bool {
		if ( ! $this->add( $handle, $name, array(), array( 'wp-components' ) ) ) {
			return false;
		}
		wp_add_inline_script( $handle, 'window.talkMessengerData = ' . Json::in_html( $this->data( $data, $area ) ) . ';', 'before' );
		return true;
	}

	/**
	 * Enqueues a script that shows no words, and its style.
	 *
	 * @param non-empty-string $handle  Handle.
	 * @param string           $name    Name of the files.
	 * @param string[]         $scripts Scripts of WordPress that it changes, besides those it imports.
	 * @return bool Whether the build has the script.
	 */
	public function enqueue_plain( string $handle, string $name, array $scripts ): bool {
		return $this->add( $handle, $name, $scripts, array() );
	}

	/**
	 * Sends the first answers of the REST interface with the page, so that the screen does not have to wait for them.
	 *
	 * @param string[] $paths Paths of the interface.
	 */
	public function preload( array $paths ): void {
		$answers = array_reduce( $paths, 'rest_preload_api_request', array() );
		wp_add_inline_script(
			'wp-api-fetch',
			'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( ' . Json::in_html( $answers ) . ' ) );'
		);
	}

	/**
	 * What every script of the plugin needs.
	 *
	 * @param array<string, mixed> $data What one needs besides.
	 * @param string               $area Area of the words; empty for all.
	 * @return array<string, mixed>
	 */
	private function data( array $data, string $area ): array {
		return $data + array(
			'restNamespace' => Answers::SPACE,
			'version'       => TALK_MESSENGER_VERSION,
			'texts'         => $this->texts->of( $area ),
		);
	}

	/**
	 * Enqueues `assets/NAME.js` and the style next to it.
	 *
	 * @param non-empty-string $handle  Handle.
	 * @param string           $name    Name of the files.
	 * @param string[]         $scripts Scripts that the build does not know of.
	 * @param string[]         $styles  Styles of WordPress that the style needs.
	 */
	private function add( string $handle, string $name, array $scripts, array $styles ): bool {
		$folder = plugin_dir_path( TALK_MESSENGER_FILE ) . 'assets/';
		$file   = "$folder$name.asset.php";
		if ( ! is_readable( $file ) ) {
			return false;
		}
		$asset = require $file;
		wp_enqueue_script( $handle, plugins_url( "assets/$name.js", TALK_MESSENGER_FILE ), array_merge( $asset['dependencies'], $scripts ), $asset['version'], array( 'in_footer' => true ) );
		if ( is_readable( "$folder$name.css" ) ) {
			wp_enqueue_style( $handle, plugins_url( "assets/$name.css", TALK_MESSENGER_FILE ), $styles, $asset['version'] );
			wp_style_add_data( $handle, 'rtl', 'replace' );
		}
		return true;
	}
}

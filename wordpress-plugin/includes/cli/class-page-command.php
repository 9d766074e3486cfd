<?php
/**
 * `wp talk page`.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use TalkMessenger\Admin\Page_Switch;
use TalkMessenger\Page_Names;
use TalkMessenger\Visibility\Post_Setting;
use WP_Post;

/**
 * Shows or hides Talk on single posts and pages, ahead of every rule.
 */
final class Page_Command {

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Takes what it needs.
	 *
	 * @param Console $console What is printed.
	 */
	public function __construct( Console $console ) {
		$this->console = $console;
	}

	/**
	 * Hides Talk on posts and pages.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : IDs of posts, pages or products.
	 *
	 * [--dry-run]
	 * : Change nothing, only say what would change.
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk page hide $(wp post list --post_type=page --format=ids)
	 *
	 * @param string[]              $args    IDs.
	 * @param array<string, string> $options Options.
	 */
	public function hide( array $args, array $options ): void {
		$this->change( 'hide', $args, $options );
	}

	/**
	 * Shows Talk on posts and pages.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : IDs of posts, pages or products.
	 *
	 * [--dry-run]
	 * : Change nothing, only say what would change.
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param string[]              $args    IDs.
	 * @param array<string, string> $options Options.
	 */
	public function show( array $args, array $options ): void {
		$this->change( 'show', $args, $options );
	}

	/**
	 * Lets the site's rules decide again.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : IDs of posts, pages or products.
	 *
	 * [--dry-run]
	 * : Change nothing, only say what would change.
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param string[]              $args    IDs.
	 * @param array<string, string> $options Options.
	 */
	public function inherit( array $args, array $options ): void {
		$this->change( '', $args, $options );
	}

	/**
	 * Changes the setting of posts; of none where one of them cannot have one.
	 *
	 * @param string                $value   show, hide, or empty for inherit.
	 * @param string[]              $args    IDs.
	 * @param array<string, string> $options Options.
	 */
	private function change( string $value, array $args, array $options ): void {
		$posts    = array();
		$problems = array();
		foreach ( $args as $arg ) {
			$post = ctype_digit( $arg ) ? get_post( (int) $arg ) : null;
			if ( ! $post instanceof WP_Post ) {
				$problems[] = $this->console->text( 'noPost', array( 'id' => $arg ) );
			} elseif ( ! Post_Setting::is_supported( $post->post_type ) ) {
				$problems[] = $this->console->text(
					'noPage',
					array(
						'id'   => $arg,
						'type' => $post->post_type,
					)
				);
			} else {
				$posts[] = $post;
			}
		}
		if ( $problems ) {
			$this->console->refuse( $problems );
		}
		$rows = array();
		foreach ( $posts as $post ) {
			$before = Post_Setting::of( $post->ID ) ?? '';
			if ( $before !== $value && ! Console::is_dry( $options ) ) {
				Page_Switch::change( $post, $value );
			}
			$rows[] = array(
				'id'     => $post->ID,
				'title'  => Page_Names::of_post( $post ),
				'before' => '' === $before ? 'inherit' : $before,
				'after'  => '' === $value ? 'inherit' : $value,
			);
		}
		$this->console->rows( $rows, array( 'id', 'title', 'before', 'after' ), $options );
		if ( Console::is_dry( $options ) ) {
			$this->console->done( 'wouldSave' );
		}
	}
}

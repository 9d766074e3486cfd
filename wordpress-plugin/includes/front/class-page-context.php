<?php
/**
 * Facts about the page that is being rendered.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use TalkMessenger\Settings\Store;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Special_Pages;

/**
 * Reads only what WordPress has loaded for the page anyway: no query is added.
 */
final class Page_Context {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private $store;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store $store The site's settings.
	 */
	public function __construct( Store $store ) {
		$this->store = $store;
	}

	/**
	 * The context of the main query.
	 *
	 * @return array{id: int|null, override: string|null} The post or page that is shown, if it is one, and its setting.
	 */
	public function current(): array {
		if ( is_singular() ) {
			return self::of_post( get_queried_object_id() );
		}
		$overrides = $this->store->read()->overrides;
		if ( is_home() && ! is_front_page() ) {
			return self::of_slot( $overrides, Special_Pages::POSTS );
		}
		if ( is_post_type_archive( 'product' ) ) {
			return self::of_slot( $overrides, Special_Pages::SHOP );
		}
		return self::of_slot( array(), '' );
	}

	/**
	 * The context of one post.
	 *
	 * @param int $post_id Post.
	 * @return array{id: int, override: string|null}
	 */
	public static function of_post( int $post_id ): array {
		return array(
			'id'       => $post_id,
			'override' => Post_Setting::of( $post_id ),
		);
	}

	/**
	 * The context of a page that lists others.
	 *
	 * @param array<string, string> $overrides Mirrored settings.
	 * @param string                $slot      Which of them.
	 * @return array{id: null, override: string|null}
	 */
	private static function of_slot( array $overrides, string $slot ): array {
		return array(
			'id'       => null,
			'override' => $overrides[ $slot ] ?? null,
		);
	}
}

<?php
/**
 * Page caches of other plugins.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Compatibility;

use TalkMessenger\Messenger\Translated_Texts;
use TalkMessenger\Visibility\Special_Pages;
use WP_Post;

/**
 * Empties page caches after a save, so that the change is seen at once, and when the plugin comes or goes, so that no
 * cached page keeps a tag that is no longer printed.
 */
final class Page_Caches {

	/**
	 * Caches and how each is emptied: by an action of its own, or by a function with what it is called with. `version` and
	 * `date` say in which version that was last seen, and when; `seen` how: `run` next to this plugin, or `read` in its code.
	 * `post` empties the page of one post: an action or a function of that name, a method of the global `object` where there
	 * is one. It is called with the post's id unless `given` says with what else. Breeze can empty one address, too, but not in
	 * the Cloudflare zone that its whole reaches. The guide's table is held to this one by a test.
	 */
	public const CACHES = array(
		array(
			'plugin'  => 'LiteSpeed Cache',
			'version' => '7.1',
			'date'    => '2026-11-30',
			'seen'    => 'run',
			'action'  => 'litespeed_purge_all',
			'post'    => 'litespeed_purge_post',
		),
		array(
			'plugin'   => 'WP Super Cache',
			'version'  => '2.0.1',
			'date'     => '2026-11-29',
			'seen'     => 'run',
			'function' => 'wp_cache_clear_cache',
			'post'     => 'wpsc_delete_post_cache',
		),
		array(
			'plugin'   => 'W3 Total Cache',
			'version'  => '2.8.8',
			'date'     => '2026-11-29',
			'seen'     => 'run',
			'function' => 'w3tc_flush_posts',
			'post'     => 'w3tc_flush_post',
		),
		array(
			'plugin'   => 'WP Fastest Cache',
			'version'  => '1.3.6',
			'date'     => '2026-11-29',
			'seen'     => 'run',
			'function' => 'wpfc_clear_all_cache',
			'post'     => 'wpfc_clear_post_cache_by_id',
		),
		array(
			'plugin'   => 'WP-Optimize',
			'version'  => '4.2.1',
			'date'     => '2026-11-30',
			'seen'     => 'run',
			'function' => 'wpo_cache_flush',
			'post'     => 'WPO_Page_Cache::delete_single_post_cache',
		),
		array(
			'plugin'  => 'Breeze',
			'version' => '2.2.10',
			'date'    => '2026-11-29',
			'seen'    => 'run',
			'action'  => 'breeze_clear_all_cache',
		),
		array(
			'plugin'  => 'Cache Enabler',
			'version' => '1.8.16',
			'date'    => '2026-11-30',
			'seen'    => 'run',
			'action'  => 'cache_enabler_clear_site_cache',
			'post'    => 'cache_enabler_clear_page_cache_by_post',
		),
		array(
			'plugin'  => 'Jetpack Boost',
			'version' => '4.0.0',
			'date'    => '2026-11-30',
			'seen'    => 'run',
			'action'  => 'jetpack_boost_clear_page_cache_all',
			'post'    => 'jetpack_boost_clear_page_cache_post',
		),
		array(
			'plugin'  => 'Super Page Cache',
			'version' => '5.0.5',
			'date'    => '2026-11-29',
			'seen'    => 'read',
			'action'  => 'swcfpc_purge_cache',
			'post'    => 'swcfpc_purge_cache',
			'given'   => 'addresses',
		),
		array(
			'plugin'   => 'WP Rocket',
			'version'  => '3.17.1',
			'date'     => '2026-11-29',
			'seen'     => 'read',
			'function' => 'rocket_clean_domain',
			'post'     => 'rocket_clean_post',
		),
		array(
			'plugin'   => 'Speed Optimizer',
			'version'  => '7.6.8',
			'date'     => '2026-11-29',
			'seen'     => 'read',
			'function' => 'sg_cachepress_purge_cache',
			'post'     => 'sg_cachepress_purge_cache',
			'given'    => 'address',
		),
		array(
			'plugin'  => 'Hummingbird',
			'version' => '3.10.0',
			'date'    => '2026-11-29',
			'seen'    => 'read',
			'action'  => 'wphb_clear_page_cache',
			'post'    => 'wphb_clear_page_cache',
		),
		array(
			'plugin'  => 'Nginx Helper',
			'version' => '2.3.5',
			'date'    => '2026-11-29',
			'seen'    => 'read',
			'action'  => 'rt_nginx_helper_purge_all',
			'object'  => 'nginx_purger',
			'post'    => 'purge_url',
			'given'   => 'address',
		),
		array(
			'plugin'   => 'Pantheon Advanced Page Cache',
			'version'  => '1.5.0',
			'date'     => '2026-11-29',
			'seen'     => 'read',
			'function' => 'pantheon_clear_edge_all',
			'post'     => 'pantheon_clear_edge_paths',
			'given'    => 'paths',
		),
		array(
			'plugin'   => 'Surge',
			'version'  => '1.1.0',
			'date'     => '2026-11-29',
			'seen'     => 'read',
			// The flag that all of its pages carry.
			'function' => 'Surge\expire',
			'with'     => '/',
			'post'     => 'Surge\expire',
			'given'    => 'flag',
		),
		array(
			'plugin'   => 'Fast Velocity Minify',
			'version'  => '2.8.9',
			'date'     => '2026-11-29',
			'seen'     => 'read',
			'function' => 'fvm_purge_all',
		),
	);

	/** Sites of a network whose caches are emptied in one request. */
	private const SITES = 100;

	/** Adds the hook. */
	public function register(): void {
		add_action( 'talk_messenger_settings_saved', array( $this, 'purge' ), 10, 0 );
		add_action( Translated_Texts::CHANGED, array( $this, 'purge' ), 10, 0 );
	}

	/**
	 * The caches that are active here.
	 *
	 * @return string[] Their names.
	 */
	public static function found(): array {
		$found = array_filter(
			self::CACHES,
			static fn( array $cache ): bool => isset( $cache['action'] ) ? (bool) has_action( $cache['action'] ) : function_exists( $cache['function'] )
		);
		return array_column( $found, 'plugin' );
	}

	/** Empties what there is. */
	public function purge(): void {
		array_map( array( self::class, 'empty_whole' ), self::CACHES );
	}

	/**
	 * Empties what holds the page of one post, after its own setting changed without a save of the post; a cache that knows
	 * no single page as a whole. People who may edit nothing but their own drafts come here as well: a post that visitors
	 * cannot see has no cached page, and nothing is emptied for it.
	 *
	 * @param WP_Post $post The post.
	 */
	public function purge_post( WP_Post $post ): void {
		if ( ! is_post_publicly_viewable( $post ) ) {
			return;
		}
		if ( Special_Pages::lists_posts( $post->ID ) ) {
			// It has further pages.
			$this->purge();
			return;
		}
		foreach ( self::CACHES as $cache ) {
			if ( ! self::empty_page( $cache, $post ) ) {
				self::empty_whole( $cache );
			}
		}
	}

	/**
	 * The same where the plugin comes or goes.
	 *
	 * @param bool $network_wide Whether for a whole network; of one with very many sites, only the first are reached.
	 */
	public function purge_everywhere( bool $network_wide ): void {
		if ( ! $network_wide || ! is_multisite() ) {
			$this->purge();
			return;
		}
		$sites = get_sites(
			array(
				'fields' => 'ids',
				'number' => self::SITES,
			)
		);
		foreach ( $sites as $site ) {
			switch_to_blog( $site );
			$this->purge();
			restore_current_blog();
		}
	}

	/**
	 * Empties the page of one post.
	 *
	 * @param array<string, non-empty-string> $cache A row of the table.
	 * @param WP_Post                         $post  The post.
	 * @return bool Whether the cache could be asked for that.
	 */
	private static function empty_page( array $cache, WP_Post $post ): bool {
		$of_post = $cache['post'] ?? '';
		$with    = self::given( $cache['given'] ?? 'id', $post );
		if ( '' === $of_post || null === $with ) {
			return false;
		}
		$of_post = isset( $cache['object'] ) ? array( $GLOBALS[ $cache['object'] ] ?? null, $of_post ) : $of_post;
		if ( is_callable( $of_post ) ) {
			call_user_func( $of_post, $with );
			return true;
		}
		if ( is_string( $of_post ) && has_action( $of_post ) ) {
			do_action( $of_post, $with ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- Names of the caches' own.
			return true;
		}
		return false;
	}

	/**
	 * The one address of a post's page. Speed Optimizer and Nginx Helper leave the query out, so that one with a query, as
	 * plain permalinks are, is no address of a page for them; and a post in pages, or with comments in pages, has several.
	 *
	 * @param WP_Post $post The post.
	 * @return string|null
	 */
	private static function address( WP_Post $post ): ?string {
		$address  = (string) get_permalink( $post );
		$in_pages = false !== strpos( $post->post_content, '<!--nextpage-->' ) || ( get_option( 'page_comments' ) && $post->comment_count );
		return $in_pages || '' === $address || false !== strpos( $address, '?' ) ? null : $address;
	}

	/**
	 * What a cache is given that empties the page of one post.
	 *
	 * @param string  $kind Of a row of the table; a list for those who take a list, where an empty one would mean all.
	 * @param WP_Post $post The post.
	 * @return int|string|string[]|null
	 */
	private static function given( string $kind, WP_Post $post ) {
		if ( 'id' === $kind ) {
			return $post->ID;
		}
		if ( 'flag' === $kind ) {
			// Pages of Surge's that show this post carry it.
			return sprintf( 'post:%d:%d', get_current_blog_id(), $post->ID );
		}
		$address = self::address( $post );
		if ( null === $address || 'address' === $kind ) {
			return $address;
		}
		return array( 'paths' === $kind ? (string) ( wp_parse_url( $address, PHP_URL_PATH ) ?? '/' ) : $address );
	}

	/**
	 * Empties a whole cache, if it is there.
	 *
	 * @param array<string, non-empty-string> $cache A row of the table.
	 */
	private static function empty_whole( array $cache ): void {
		if ( isset( $cache['action'] ) ) {
			do_action( $cache['action'] ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- Names of the caches' own.
		} elseif ( function_exists( $cache['function'] ) ) {
			$cache['function']( ...( isset( $cache['with'] ) ? array( $cache['with'] ) : array() ) );
		}
	}
}

<?php
/**
 * Talk in the lists of posts.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Post_Context;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Residual;
use WP_Post;
use WP_Query;
use WP_Screen;

/**
 * A column that says whether guests see Talk on the page and why, and a filter by the page's own setting. The list has
 * loaded meta and terms of its posts, so no query is added.
 */
final class Posts_List {

	public const COLUMN = 'talk_messenger';

	private const FILTER  = 'talk_messenger_setting';
	private const INHERIT = 'inherit';

	/**
	 * Scripts and styles.
	 *
	 * @var Assets
	 */
	private Assets $assets;

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
	 * Decisions in words.
	 *
	 * @var Decision_Words
	 */
	private Decision_Words $words;

	/**
	 * Takes what it needs.
	 *
	 * @param Assets         $assets Scripts and styles.
	 * @param Store          $store  The site's settings.
	 * @param Texts          $texts  The plugin's words.
	 * @param Decision_Words $words  Decisions in words.
	 */
	public function __construct( Assets $assets, Store $store, Texts $texts, Decision_Words $words ) {
		$this->assets = $assets;
		$this->store  = $store;
		$this->texts  = $texts;
		$this->words  = $words;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_filter( 'manage_posts_columns', array( $this, 'add_column' ), 10, 2 );
		add_filter( 'manage_pages_columns', array( $this, 'add_column' ) );
		add_action( 'manage_posts_custom_column', array( $this, 'show_cell' ), 10, 2 );
		add_action( 'manage_pages_custom_column', array( $this, 'show_cell' ), 10, 2 );
		add_action( 'restrict_manage_posts', array( $this, 'show_filter' ) );
		add_action( 'pre_get_posts', array( $this, 'filter' ) );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
	}

	/**
	 * Adds the column, before the date where there is one. Nothing is to be said before the site is connected.
	 *
	 * @param mixed $columns   Headings by name.
	 * @param mixed $post_type Name of the type.
	 * @return mixed
	 */
	public function add_column( $columns, $post_type = 'page' ) {
		if ( ! is_array( $columns ) || ! is_string( $post_type ) || ! $this->is_used( $post_type ) ) {
			return $columns;
		}
		$at = array_search( 'date', array_keys( $columns ), true );
		$at = false === $at ? count( $columns ) : $at;
		return array_slice( $columns, 0, $at, true )
			+ array( self::COLUMN => esc_html( $this->texts->get( 'editor.title' ) ) )
			+ array_slice( $columns, $at, null, true );
	}

	/**
	 * Says what guests get on the post's page.
	 *
	 * @param mixed $column  Name of the column.
	 * @param mixed $post_id Post.
	 */
	public function show_cell( $column, $post_id ): void {
		$post = self::COLUMN === $column ? get_post( (int) $post_id ) : null;
		if ( ! $post instanceof WP_Post ) {
			return;
		}
		$settings = $this->store->read()->settings;
		$residual = Residual::decision( $settings, Post_Context::of( $post ) );
		printf(
			'<span class="talk-messenger-state" data-state="%s">%s</span><span class="talk-messenger-reason">%s</span>',
			esc_attr( Decision_Words::state( $residual ) ),
			esc_html( $this->words->name( $residual ) ),
			$this->words->reason_html( $settings, $residual ) // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped where it is made.
		);
	}

	/**
	 * Offers the filter; the list of media files has no column of ours.
	 *
	 * @param mixed $post_type Name of the type.
	 */
	public function show_filter( $post_type ): void {
		if ( ! is_string( $post_type ) || null === self::list_screen() || ! $this->is_used( $post_type ) ) {
			return;
		}
		$label  = $this->texts->get( 'wordpress.filter.label' );
		$chosen = self::chosen();
		printf( '<label class="screen-reader-text" for="%1$s">%2$s</label><select name="%1$s" id="%1$s">', esc_attr( self::FILTER ), esc_html( $label ) );
		foreach ( array( '', 'show', 'hide', self::INHERIT ) as $value ) {
			$name = '' === $value ? 'all' : $value;
			printf(
				'<option value="%s"%s>%s</option>',
				esc_attr( $value ),
				selected( $chosen, $value, false ),
				esc_html( $this->texts->get( "wordpress.filter.$name" ) )
			);
		}
		echo '</select>';
	}

	/**
	 * Leaves the posts with the chosen setting.
	 *
	 * @param mixed $query The query of the list, or another.
	 */
	public function filter( $query ): void {
		$chosen = self::chosen();
		if ( '' === $chosen || ! $query instanceof WP_Query || ! $query->is_main_query() || null === self::list_screen() ) {
			return;
		}
		$own = self::INHERIT === $chosen
			? array(
				'key'     => Post_Setting::KEY,
				'compare' => 'NOT EXISTS',
			)
			: array(
				'key'   => Post_Setting::KEY,
				'value' => $chosen,
			);

		$meta = $query->get( 'meta_query' );
		$query->set(
			'meta_query',
			is_array( $meta ) && $meta ? array(
				'relation' => 'AND',
				$meta,
				$own,
			) : array( $own )
		);
	}

	/** Adds the style, and what fills the quick edit's field. */
	public function enqueue(): void {
		$screen = self::list_screen();
		if ( null !== $screen && $this->is_used( $screen->post_type ) ) {
			$this->assets->enqueue_plain( 'talk-messenger-lists', 'lists', array( 'inline-edit-post' ) );
		}
	}

	/**
	 * Whether the lists of a type speak of Talk.
	 *
	 * @param string $post_type Name of the type.
	 */
	private function is_used( string $post_type ): bool {
		return Post_Setting::is_supported( $post_type ) && $this->store->read()->is_connected();
	}

	/** The screen, if it is a list of posts. */
	private static function list_screen(): ?WP_Screen {
		$screen = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
		return $screen instanceof WP_Screen && 'edit' === $screen->base ? $screen : null;
	}

	/** The filter's value, empty for none. */
	private static function chosen(): string {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- A filter of a list changes nothing.
		$value = isset( $_GET[ self::FILTER ] ) && is_string( $_GET[ self::FILTER ] ) ? sanitize_key( wp_unslash( $_GET[ self::FILTER ] ) ) : '';
		return in_array( $value, array_merge( Post_Setting::VALUES, array( self::INHERIT ) ), true ) ? $value : '';
	}
}

<?php
/**
 * The switch for one page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Compatibility\Page_Caches;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Term_Refusal;
use TalkMessenger\Visibility\Term_Setting;
use WP_Post;
use WP_Term;

/**
 * Links that change a page's own setting and lead back to it; they need no script. Each carries a nonce that is good
 * for this page and this user alone.
 */
final class Page_Switch {

	private const ACTION = 'talk_messenger_switch';

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Why the setting of a term was not stored.
	 *
	 * @var Term_Refusal
	 */
	private Term_Refusal $refusal;

	/**
	 * Takes what it needs.
	 *
	 * @param Texts        $texts   The plugin's words.
	 * @param Term_Refusal $refusal Why the setting of a term was not stored.
	 */
	public function __construct( Texts $texts, Term_Refusal $refusal ) {
		$this->texts   = $texts;
		$this->refusal = $refusal;
	}

	/** Adds the hook. */
	public function register(): void {
		add_action( 'admin_post_' . self::ACTION, array( $this, 'run' ) );
	}

	/**
	 * Whether the user may change the setting of a page.
	 *
	 * @param mixed $subject What the page is about.
	 */
	public static function may( $subject ): bool {
		if ( $subject instanceof WP_Post ) {
			return Post_Setting::is_supported( $subject->post_type ) && current_user_can( 'edit_post', $subject->ID );
		}
		return $subject instanceof WP_Term && Term_Setting::is_supported( $subject->taxonomy ) && current_user_can( 'edit_term', $subject->term_id );
	}

	/**
	 * The link to a choice, from the page that is being shown.
	 *
	 * @param WP_Post|WP_Term $subject What the page is about.
	 * @param string          $value   show, hide, or empty for inherit.
	 */
	public static function url( $subject, string $value ): string {
		$page = $subject instanceof WP_Term ? "term-{$subject->term_id}" : "post-{$subject->ID}";
		return add_query_arg(
			array(
				'action'   => self::ACTION,
				'page'     => $page,
				'talk'     => $value,
				'back'     => rawurlencode( self::here() ),
				'_wpnonce' => wp_create_nonce( self::nonce( $page ) ),
			),
			admin_url( 'admin-post.php' )
		);
	}

	/** Changes the setting and leads back. */
	public function run(): void {
		$page  = self::sent( 'page' );
		$value = self::sent( 'talk' );
		check_admin_referer( self::nonce( $page ) );
		$subject = self::subject( $page );
		if ( null === $subject || ! self::may( $subject ) || ! Choice_Field::is_choice( $value ) ) {
			wp_die( esc_html( $this->texts->get( 'wordpress.error.forbidden' ) ), '', array( 'response' => 403 ) );
		}
		$before = $subject instanceof WP_Term ? Term_Setting::of( $subject->term_id ) : Post_Setting::of( $subject->ID );
		if ( (string) $before !== $value ) {
			self::change( $subject, $value );
		}
		$refused = $subject instanceof WP_Term ? $this->refusal->reason( $subject->term_id ) : null;
		if ( null !== $refused ) {
			wp_die(
				esc_html( $this->refusal->words( $refused ) ),
				'',
				array(
					'response'  => Term_Refusal::NO_ROOM === $refused ? 400 : 500,
					'back_link' => true,
				)
			);
		}
		wp_safe_redirect( wp_validate_redirect( self::sent( 'back' ), home_url( '/' ) ) );
		exit;
	}

	/**
	 * Changes the setting. No save of the post informs page caches of the change.
	 *
	 * @param WP_Post|WP_Term $subject What the page is about.
	 * @param string          $value   show, hide, or empty for inherit.
	 */
	public static function change( $subject, string $value ): void {
		if ( $subject instanceof WP_Term ) {
			Term_Setting::set( $subject->term_id, $value );
			clean_term_cache( $subject->term_id, $subject->taxonomy );
			// Its archive has many pages.
			( new Page_Caches() )->purge();
			return;
		}
		Post_Setting::set( $subject->ID, $value );
		clean_post_cache( $subject );
		( new Page_Caches() )->purge_post( $subject );
	}

	/**
	 * What a page is about.
	 *
	 * @param string $page For example `post-12` or `term-3`.
	 * @return WP_Post|WP_Term|null
	 */
	private static function subject( string $page ) {
		if ( ! preg_match( '/^(post|term)-(\d{1,18})\z/', $page, $parts ) ) {
			return null;
		}
		$subject = 'term' === $parts[1] ? get_term( (int) $parts[2] ) : get_post( (int) $parts[2] );
		return $subject instanceof WP_Post || $subject instanceof WP_Term ? $subject : null;
	}

	/** The address of the page that is being shown. */
	private static function here(): string {
		$host = isset( $_SERVER['HTTP_HOST'] ) ? wp_unslash( $_SERVER['HTTP_HOST'] ) : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Validated before it is followed.
		$uri  = isset( $_SERVER['REQUEST_URI'] ) ? wp_unslash( $_SERVER['REQUEST_URI'] ) : '/'; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Validated before it is followed.
		return set_url_scheme( "http://$host$uri" );
	}

	/**
	 * A value of the request, as text.
	 *
	 * @param string $name Its name.
	 */
	private static function sent( string $name ): string {
		$value = isset( $_GET[ $name ] ) ? wp_unslash( $_GET[ $name ] ) : ''; // phpcs:ignore WordPress.Security -- The nonce is checked before anything is done.
		return is_string( $value ) ? $value : '';
	}

	/**
	 * What a link's nonce is for.
	 *
	 * @param string $page For example `post-12`.
	 */
	private static function nonce( string $page ): string {
		return self::ACTION . "_$page";
	}
}

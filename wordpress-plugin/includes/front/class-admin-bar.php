<?php
/**
 * Talk in the admin bar.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use stdClass;
use TalkMessenger\Admin\Page_Switch;
use TalkMessenger\Admin\Screen;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Health\Status;
use TalkMessenger\Health\Tag_Check;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Residual;
use TalkMessenger\Visibility\Term_Setting;
use WP_Admin_Bar;
use WP_Post;
use WP_Term;

/**
 * Tells those who may change it whether Talk shows on the page they look at, and why, and lets them change the page's
 * own setting. Visitors get nothing of it, so nothing of it is in HTML that a cache may keep.
 */
final class Admin_Bar {

	private const NODE = 'talk-messenger';

	/** Key of the words by choice. */
	private const CHOICES = array(
		''     => 'editor.inherit',
		'show' => 'editor.show',
		'hide' => 'editor.hide',
	);

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * What was printed.
	 *
	 * @var Embed
	 */
	private Embed $embed;

	/**
	 * Makes the reasons to print nothing.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * Facts about the page.
	 *
	 * @var Page_Context
	 */
	private Page_Context $context;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Store              $store   The site's settings.
	 * @param Embed              $embed   What was printed.
	 * @param callable(): Guards $guards  Makes the reasons to print nothing.
	 * @param Page_Context       $context Facts about the page.
	 * @param Texts              $texts   The plugin's words.
	 */
	public function __construct( Store $store, Embed $embed, callable $guards, Page_Context $context, Texts $texts ) {
		$this->store   = $store;
		$this->embed   = $embed;
		$this->guards  = $guards;
		$this->context = $context;
		$this->texts   = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'wp_enqueue_scripts', array( $this, 'enqueue' ) );
		// Behind WordPress's own entry for editing the page.
		add_action( 'admin_bar_menu', array( $this, 'add' ), 85 );
	}

	/** Adds the style. */
	public function enqueue(): void {
		if ( is_admin_bar_showing() && $this->is_for_user() ) {
			wp_enqueue_style( 'talk-messenger-admin-bar', plugins_url( 'assets/admin-bar.css', TALK_MESSENGER_FILE ), array( 'admin-bar' ), TALK_MESSENGER_VERSION );
		}
	}

	/**
	 * Adds the entry.
	 *
	 * @param mixed $bar The admin bar.
	 */
	public function add( $bar ): void {
		if ( ! $bar instanceof WP_Admin_Bar || is_admin() || ! $this->is_for_user() ) {
			return;
		}
		$guards = call_user_func( $this->guards );
		$guard  = $guards->blocking();
		if ( null !== $guard ) {
			$this->add_entry( $bar, 'hide' );
			$this->add_line( $bar, 'reason', $this->texts->get( $guard->reason() ) );
			$this->add_status( $bar, $guards );
			return;
		}
		$settings = $this->store->read()->settings;
		$context  = $this->context->current();
		$own      = Residual::decision( $settings, $context );
		$residual = $this->embed->decided() ?? $own;
		$this->add_entry( $bar, Decision_Words::state( $residual ) );
		$this->add_reason( $bar, $settings, $residual, $own );
		$this->add_guests( $bar, $settings, $residual, $context );
		$this->add_status( $bar, $guards );
		$this->add_switch( $bar );
	}

	/**
	 * The one status of Talk on this site, for those who can change it.
	 *
	 * @param WP_Admin_Bar $bar    The admin bar.
	 * @param Guards       $guards Reasons to print nothing.
	 */
	private function add_status( WP_Admin_Bar $bar, Guards $guards ): void {
		if ( current_user_can( 'manage_options' ) ) {
			$status = Status::of_site( $this->store, $guards );
			$this->add_line( $bar, 'status', $status->words( $this->texts ), admin_url( 'admin.php?page=' . Screen::SLUG ) );
			foreach ( $status->is_by_tag() ? Tag_Check::advice( $this->store, $this->texts ) : array() as $at => $line ) {
				$this->add_line( $bar, "advice-$at", $line );
			}
		}
	}

	/**
	 * What decided, with a link to it.
	 *
	 * @param WP_Admin_Bar         $bar      The admin bar.
	 * @param stdClass             $settings Settings.
	 * @param array<string, mixed> $residual     What holds on this page.
	 * @param array<string, mixed> $own      What the settings say, before the filters of the site.
	 */
	private function add_reason( WP_Admin_Bar $bar, stdClass $settings, array $residual, array $own ): void {
		if ( $residual !== $own ) {
			$this->add_line( $bar, 'reason', $this->texts->get( 'wordpress.because.code' ) );
			return;
		}
		$link = null;
		if ( 'page' === ( $residual['decision']['because']['by'] ?? '' ) ) {
			$link = $this->edit_link();
		} elseif ( current_user_can( 'manage_options' ) ) {
			$link = Decision_Words::link( $residual );
		}
		$this->add_line( $bar, 'reason', ( new Decision_Words( $this->texts ) )->reason( $settings, $residual ), $link );
	}

	/**
	 * What guests get, where that is something else: rules may ask who is signed in.
	 *
	 * @param WP_Admin_Bar         $bar      The admin bar.
	 * @param stdClass             $settings Settings.
	 * @param array<string, mixed> $residual     What holds for the user.
	 * @param array<string, mixed> $context  The page, with the user.
	 */
	private function add_guests( WP_Admin_Bar $bar, stdClass $settings, array $residual, array $context ): void {
		$guests = Residual::decision( $settings, array( 'visitor' => array() ) + $context );
		if ( Decision_Words::state( $guests ) !== Decision_Words::state( $residual ) ) {
			$words = new Decision_Words( $this->texts );
			$this->add_line(
				$bar,
				'guests',
				$this->texts->get(
					'wordpress.bar.guests',
					array(
						'state'  => $words->name( $guests ),
						'reason' => $words->reason( $settings, $guests ),
					)
				),
				current_user_can( 'manage_options' ) ? Decision_Words::link( $guests ) : null
			);
		}
	}

	/**
	 * The page's own setting, if it can have one: the chosen one as it is, the others as links.
	 *
	 * @param WP_Admin_Bar $bar The admin bar.
	 */
	private function add_switch( WP_Admin_Bar $bar ): void {
		$subject = $this->context->subject();
		if ( ! ( $subject instanceof WP_Post || $subject instanceof WP_Term ) || ! Page_Switch::may( $subject ) ) {
			return;
		}
		$chosen = ( $subject instanceof WP_Term ? Term_Setting::of( $subject->term_id ) : Post_Setting::of( $subject->ID ) ) ?? '';
		$bar->add_group(
			array(
				'id'     => self::NODE . '-switch',
				'parent' => self::NODE,
				'meta'   => array( 'class' => 'ab-sub-secondary' ),
			)
		);
		$this->add_line( $bar, 'label', $this->texts->get( 'editor.label' ), null, self::NODE . '-switch' );
		foreach ( self::CHOICES as $value => $text ) {
			$bar->add_node(
				array(
					'id'     => self::NODE . '-' . ( '' === $value ? 'inherit' : $value ),
					'parent' => self::NODE . '-switch',
					'title'  => esc_html( $this->texts->get( $text ) ) . ( $value === $chosen
						? sprintf( '<span class="screen-reader-text"> %s</span>', esc_html( $this->texts->get( 'wordpress.bar.chosen' ) ) )
						: '' ),
					'href'   => $value === $chosen ? '' : Page_Switch::url( $subject, $value ),
					'meta'   => array( 'class' => $value === $chosen ? 'talk-messenger-chosen' : 'talk-messenger-choice' ),
				)
			);
		}
	}

	/**
	 * Adds the entry itself.
	 *
	 * @param WP_Admin_Bar $bar   The admin bar.
	 * @param string       $state show, hide or open.
	 */
	private function add_entry( WP_Admin_Bar $bar, string $state ): void {
		$bar->add_node(
			array(
				'id'    => self::NODE,
				'title' => sprintf( '<span class="ab-icon" aria-hidden="true"></span><span class="ab-label">%s</span>', esc_html( $this->texts->get( "wordpress.bar.$state" ) ) ),
				'meta'  => array(
					'class'    => "talk-messenger-is-$state",
					// It leads nowhere itself: without this its menu is out of the keyboard's reach.
					'tabindex' => 0,
				),
			)
		);
	}

	/**
	 * Adds a line below the entry.
	 *
	 * @param WP_Admin_Bar $bar    The admin bar.
	 * @param string       $id     Its name.
	 * @param string       $text   What it says.
	 * @param string|null  $link   Where it leads.
	 * @param string       $parent What it is below.
	 */
	private function add_line( WP_Admin_Bar $bar, string $id, string $text, ?string $link = null, string $parent = self::NODE ): void {
		$bar->add_node(
			array(
				'id'     => self::NODE . "-$id",
				'parent' => $parent,
				'title'  => esc_html( $text ),
				'href'   => $link ?? '',
			)
		);
	}

	/** Where the page's own setting is edited. */
	private function edit_link(): ?string {
		$subject = $this->context->subject();
		if ( $subject instanceof WP_Term ) {
			return get_edit_term_link( $subject->term_id, $subject->taxonomy );
		}
		return $subject instanceof WP_Post ? get_edit_post_link( $subject, 'raw' ) : null;
	}

	/** Whether the user may change what the entry says: the page, or the rules. Before connecting it is told to those who can connect. */
	private function is_for_user(): bool {
		return is_user_logged_in()
			&& $this->store->exists()
			&& ( current_user_can( 'manage_options' ) || ( $this->store->read()->is_connected() && Page_Switch::may( $this->context->subject() ) ) );
	}
}

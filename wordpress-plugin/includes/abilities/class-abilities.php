<?php
/**
 * What programs can do with Talk through WordPress's Abilities API.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Abilities;

use TalkMessenger\Admin\Page_Switch;
use TalkMessenger\Guards\Guards;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Address_Context;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Post_Setting;
use TalkMessenger\Visibility\Residual;
use WP_Error;
use WP_Post;

/**
 * Three abilities, where WordPress has the API (6.9 and newer): the state, the decision for an address, and the own setting
 * of a page. Each asks for the capability that its screen asks for.
 */
final class Abilities {

	private const CATEGORY = 'talk-messenger';

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Makes the reasons to print nothing.
	 *
	 * @var callable(): Guards
	 */
	private $guards;

	/**
	 * The page at an address.
	 *
	 * @var Address_Context
	 */
	private Address_Context $addresses;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Reads nothing yet.
	 *
	 * @param Store              $store     The site's settings.
	 * @param callable(): Guards $guards    Makes the reasons to print nothing.
	 * @param Address_Context    $addresses The page at an address.
	 * @param Texts              $texts     The plugin's words.
	 */
	public function __construct( Store $store, callable $guards, Address_Context $addresses, Texts $texts ) {
		$this->store     = $store;
		$this->guards    = $guards;
		$this->addresses = $addresses;
		$this->texts     = $texts;
	}

	/** Adds the hooks; WordPress without the API never calls them. */
	public function register(): void {
		add_action( 'wp_abilities_api_categories_init', array( $this, 'add_category' ) );
		add_action( 'wp_abilities_api_init', array( $this, 'add' ) );
	}

	/** Adds the category. */
	public function add_category(): void {
		if ( function_exists( 'wp_register_ability_category' ) ) {
			wp_register_ability_category(
				self::CATEGORY,
				array(
					'label'       => $this->texts->get( 'wordpress.menu' ),
					'description' => $this->texts->get( 'wordpress.ability.category' ),
				)
			);
		}
	}

	/** Adds the abilities. */
	public function add(): void {
		if ( ! function_exists( 'wp_register_ability' ) ) {
			return;
		}
		$manages = static fn(): bool => current_user_can( 'manage_options' );
		$talk    = array(
			'type' => 'string',
			'enum' => array( 'show', 'hide', Decision_Words::OPEN ),
		);
		wp_register_ability( 'talk-messenger/status', $this->described( 'status', true, array( $this, 'status' ), $manages, array(), array( 'on' => array( 'type' => 'boolean' ) ) ) );
		wp_register_ability( 'talk-messenger/decide', $this->described( 'decide', true, array( $this, 'decide' ), $manages, array( 'address' => array( 'type' => 'string' ) ), compact( 'talk' ) ) );
		wp_register_ability(
			'talk-messenger/set-page',
			$this->described(
				'setPage',
				false,
				array( $this, 'set_page' ),
				static function ( $input ): bool {
					return Page_Switch::may( get_post( (int) ( is_array( $input ) ? $input['post'] ?? 0 : 0 ) ) );
				},
				array(
					'post' => array(
						'type'    => 'integer',
						'minimum' => 1,
					),
					'talk' => array(
						'type' => 'string',
						'enum' => array( 'show', 'hide', 'inherit' ),
					),
				),
				array( 'talk' => array( 'type' => 'string' ) )
			)
		);
	}

	/**
	 * Whether Talk is on, and what keeps it off.
	 *
	 * @return array{on: bool, because: string[]}
	 */
	public function status(): array {
		$because = array();
		foreach ( call_user_func( $this->guards )->of_site() as $state ) {
			if ( $state['blocks'] ) {
				$because[] = $this->texts->get( $state['guard']->reason() );
			}
		}
		if ( ! $this->store->current()->settings->enabled ) {
			$because[] = $this->texts->get( 'wordpress.because.site' );
		}
		return array(
			'on'      => array() === $because,
			'because' => $because,
		);
	}

	/**
	 * Whether a guest sees Talk at an address, and why.
	 *
	 * @param mixed $input Has `address`; WordPress has judged it.
	 * @return array{talk: string, reason: string, title: string}|WP_Error
	 */
	public function decide( $input ) {
		$found = $this->addresses->of( is_array( $input ) ? (string) ( $input['address'] ?? '' ) : '' );
		if ( ! is_array( $found ) ) {
			return new WP_Error( 'talk_messenger_no_page', $this->texts->get( "wordpress.address.$found" ) );
		}
		$settings = $this->store->read()->settings;
		$residual = Residual::decision( $settings, $found['context'] );
		return array(
			'talk'   => Decision_Words::state( $residual ),
			'reason' => ( new Decision_Words( $this->texts ) )->reason( $settings, $residual ),
			'title'  => $found['title'],
		);
	}

	/**
	 * Changes the own setting of a page. Whether the user may was asked just before.
	 *
	 * @param mixed $input Has `post` and `talk`; WordPress has judged them.
	 * @return array{talk: string}|WP_Error
	 */
	public function set_page( $input ) {
		$post = get_post( (int) ( is_array( $input ) ? $input['post'] ?? 0 : 0 ) );
		$talk = is_array( $input ) ? (string) ( $input['talk'] ?? '' ) : '';
		if ( ! $post instanceof WP_Post || ! Page_Switch::may( $post ) ) {
			return new WP_Error( 'talk_messenger_forbidden', $this->texts->get( 'wordpress.error.forbidden' ) );
		}
		Page_Switch::change( $post, 'inherit' === $talk ? '' : $talk );
		return array( 'talk' => Post_Setting::of( $post->ID ) ?? 'inherit' );
	}

	/**
	 * An ability as WordPress takes it.
	 *
	 * @param string               $name    End of the keys of its words.
	 * @param bool                 $reads   Whether it only reads.
	 * @param callable             $run     What it does.
	 * @param callable             $may     Whether the user may.
	 * @param array<string, mixed> $input   Schemas of its input, all required.
	 * @param array<string, mixed> $output  Schemas of its output.
	 * @return array<string, mixed>
	 */
	private function described( string $name, bool $reads, callable $run, callable $may, array $input, array $output ): array {
		$schema = array(
			'input_schema' => array(
				'type'                 => 'object',
				'properties'           => $input,
				'required'             => array_keys( $input ),
				'additionalProperties' => false,
			),
		);
		return array(
			'label'               => $this->texts->get( "wordpress.ability.$name" ),
			'description'         => $this->texts->get( "wordpress.ability.$name.help" ),
			'category'            => self::CATEGORY,
			'execute_callback'    => $run,
			'permission_callback' => $may,
			'output_schema'       => array(
				'type'       => 'object',
				'properties' => $output,
			),
			'meta'                => array(
				'show_in_rest' => true,
				'annotations'  => array(
					'readonly'    => $reads,
					'destructive' => false,
					'idempotent'  => true,
				),
			),
		) + ( $input ? $schema : array() );
	}
}

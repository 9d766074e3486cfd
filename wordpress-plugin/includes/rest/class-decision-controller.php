<?php
/**
 * The decision for one page over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Settings\Store;
use TalkMessenger\Visibility\Decision_Words;
use TalkMessenger\Visibility\Post_Context;
use TalkMessenger\Visibility\Residual;
use WP_Error;
use WP_Post;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET `/decision?post=ID`: what inherit means on this page and what its own setting makes of it, for the editor. Null
 * where the visitor's device or the address's query decides.
 */
final class Decision_Controller extends Controller {

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * Decisions in words.
	 *
	 * @var Decision_Words
	 */
	private Decision_Words $words;

	/**
	 * Takes what it needs.
	 *
	 * @param Store          $store   The site's settings.
	 * @param Decision_Words $words   Decisions in words.
	 * @param Answers        $answers Errors.
	 */
	public function __construct( Store $store, Decision_Words $words, Answers $answers ) {
		parent::__construct( $answers );
		$this->store = $store;
		$this->words = $words;
	}

	/** Adds the route. */
	public function add_routes(): void {
		$post = array(
			'type'     => 'integer',
			'minimum'  => 1,
			'required' => true,
		);
		$this->add_route( '/decision', $this->endpoint( WP_REST_Server::READABLE, 'read', array( 'post' => $post ) ) );
	}

	/**
	 * Answers the decisions.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function read( WP_REST_Request $request ) {
		$post = get_post( (int) $request['post'] );
		// A request is let in for a post that is there; it may be gone by now.
		if ( ! $post instanceof WP_Post ) {
			return $this->answers->forbidden();
		}
		$settings = $this->store->read()->settings;
		$context  = Post_Context::of( $post );
		// What the page does without a setting of its own.
		$inherited = Residual::decision( $settings, array( 'override' => null ) + $context );
		return new WP_REST_Response(
			array(
				'inherited' => $inherited['decision'] ?? null,
				'reason'    => $this->words->name( $inherited ) . '. ' . $this->words->reason( $settings, $inherited ),
				'link'      => current_user_can( 'manage_options' ) ? Decision_Words::link( $inherited ) : null,
				'effective' => Residual::decision( $settings, $context )['decision'] ?? null,
				'override'  => $context['override'],
			)
		);
	}

	/**
	 * Whether the user may edit the page.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	protected function is_allowed( WP_REST_Request $request ): bool {
		$post = get_post( (int) $request['post'] );
		return $post instanceof WP_Post && current_user_can( 'edit_post', $post->ID );
	}
}

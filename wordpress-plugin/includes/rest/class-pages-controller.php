<?php
/**
 * Pages of the site over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Page_Names;
use TalkMessenger\Visibility\Address_Context;
use TalkMessenger\Visibility\Post_Context;
use WP_Error;
use WP_Post;
use WP_Query;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * GET `/visibility/context`: the page at an address, as a guest gets it. GET `/visibility/pages`: published entries.
 * Both answer page contexts; the screen decides on them with the rules that are being edited.
 */
final class Pages_Controller extends Controller {

	/**
	 * The page at an address.
	 *
	 * @var Address_Context
	 */
	private Address_Context $addresses;

	/**
	 * Takes what it needs.
	 *
	 * @param Address_Context $addresses The page at an address.
	 * @param Answers         $answers   Errors.
	 */
	public function __construct( Address_Context $addresses, Answers $answers ) {
		parent::__construct( $answers );
		$this->addresses = $addresses;
	}

	/** Adds the routes. */
	public function add_routes(): void {
		$address = array(
			'type'      => 'string',
			'required'  => true,
			'minLength' => 1,
			'maxLength' => 2000,
		);
		$this->add_route( '/visibility/context', $this->endpoint( WP_REST_Server::READABLE, 'context', array( 'address' => $address ) ) );
		$listed = array(
			'search'   => array(
				'type'      => 'string',
				'default'   => '',
				'maxLength' => 200,
			),
			'page'     => array(
				'type'    => 'integer',
				'default' => 1,
				'minimum' => 1,
				'maximum' => 100000,
			),
			'per_page' => array(
				'type'    => 'integer',
				'default' => 20,
				'minimum' => 1,
				'maximum' => 100,
			),
		);
		$this->add_route( '/visibility/pages', $this->endpoint( WP_REST_Server::READABLE, 'pages', $listed ) );
	}

	/**
	 * Answers the page at an address.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function context( WP_REST_Request $request ) {
		$found = $this->addresses->of( (string) $request['address'] );
		if ( is_array( $found ) ) {
			return new WP_REST_Response( $found );
		}
		$code = Address_Context::NOT_THIS_SITE === $found ? 'talk_messenger_not_this_site' : 'talk_messenger_no_page';
		return new WP_Error( $code, $this->answers->text( "wordpress.address.$found" ), array( 'status' => 400 ) );
	}

	/**
	 * Answers published entries of public types, by type and title.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function pages( WP_REST_Request $request ): WP_REST_Response {
		$query = new WP_Query(
			array(
				// Attachments are never published: their address leads to a file on most sites.
				'post_type'           => array_values( array_diff( get_post_types( array( 'public' => true ) ), array( 'attachment' ) ) ),
				'post_status'         => 'publish',
				'posts_per_page'      => (int) $request['per_page'],
				'paged'               => (int) $request['page'],
				's'                   => trim( (string) $request['search'] ),
				'search_columns'      => array( 'post_title' ),
				'orderby'             => array(
					'type'  => 'ASC',
					'title' => 'ASC',
					'ID'    => 'ASC',
				),
				'ignore_sticky_posts' => true,
			)
		);
		$posts = array_filter( (array) $query->posts, static fn( $post ): bool => $post instanceof WP_Post );
		self::prime( $posts );
		return new WP_REST_Response(
			array(
				'pages'      => array_map( array( self::class, 'present' ), array_values( $posts ) ),
				'total'      => $query->found_posts,
				'totalPages' => $query->max_num_pages,
			)
		);
	}

	/**
	 * Loads at once what the addresses of pages below others need; the query has loaded meta and terms.
	 *
	 * @param WP_Post[] $posts The posts.
	 */
	private static function prime( array $posts ): void {
		update_post_author_caches( $posts );
		$parents = array_filter( array_unique( wp_list_pluck( $posts, 'post_parent' ) ) );
		// Of most trees two rounds are all; a deeper one costs what each of its pages costs anyway.
		if ( $parents ) {
			_prime_post_caches( $parents, false, false );
		}
	}

	/**
	 * One entry.
	 *
	 * @param WP_Post $post The entry.
	 * @return array{context: array<string, mixed>, title: string, edit: string|null, typeLabel: string}
	 */
	private static function present( WP_Post $post ): array {
		$type = get_post_type_object( $post->post_type );
		return array(
			'context'   => Post_Context::of( $post ),
			'title'     => Page_Names::of_post( $post ),
			'edit'      => get_edit_post_link( $post, 'raw' ),
			'typeLabel' => Page_Names::text( null === $type ? $post->post_type : $type->labels->singular_name ),
		);
	}
}

<?php
/**
 * The check of a page's policies over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Health\Checks;
use TalkMessenger\Health\Tag_Check;
use TalkMessenger\Security\Check;
use TalkMessenger\Security\Fetch_Refused;
use TalkMessenger\Visibility\Site_Address;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * POST `/security/check`: what a page of this site sends to visitors.
 */
final class Check_Controller extends Controller {

	/**
	 * What looks.
	 *
	 * @var Check
	 */
	private Check $check;

	/**
	 * The checks of the site.
	 *
	 * @var Checks
	 */
	private Checks $checks;

	/**
	 * Takes what it needs.
	 *
	 * @param Check   $check   What looks.
	 * @param Checks  $checks  The checks of the site.
	 * @param Answers $answers Errors.
	 */
	public function __construct( Check $check, Checks $checks, Answers $answers ) {
		parent::__construct( $answers );
		$this->check  = $check;
		$this->checks = $checks;
	}

	/** Adds the route. It is a POST: each call makes requests. */
	public function add_routes(): void {
		$url = array(
			'type'      => 'string',
			'default'   => '/',
			'minLength' => 1,
			'maxLength' => 2000,
		);
		$this->add_route( '/security/check', $this->endpoint( WP_REST_Server::CREATABLE, 'look', array( 'url' => $url ) ) );
	}

	/**
	 * Answers what a page sends.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function look( WP_REST_Request $request ) {
		$url = trim( (string) $request['url'] );
		try {
			// What is typed without a host is a path, from the host or from the front page.
			$seen = $this->check->of( preg_match( '~^https?://~i', $url ) ? $url : Site_Address::absolute( $url ) ?? $url );
			$tag  = $this->checks->named( Tag_Check::ID );
			return new WP_REST_Response( $seen + array( 'tagIsBroken' => $tag instanceof Tag_Check && $tag->is_broken( $seen['second']['url'], $seen['second']['tag'] ) ) );
		} catch ( Fetch_Refused $refused ) {
			return $this->answers->not_fetched( $refused->finding );
		}
	}
}

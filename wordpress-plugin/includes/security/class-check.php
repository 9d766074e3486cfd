<?php
/**
 * What the site's pages send.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use TalkMessenger\Compatibility\Consent_Policy;
use TalkMessenger\Csp\Header_Callback;
use TalkMessenger\Csp\Site_Merge;
use TalkMessenger\Health\Tag_Check;

/**
 * Collects facts about a page for the screen, where the core judges them: the page as two visitors get it one after
 * the other, so that a nonce that is served twice is seen, and – where a cache answered for PHP – once past it.
 */
final class Check {

	/** The parameter that makes caches take the page for another one. */
	public const PAST_CACHES = 'talk-messenger-check';

	/** Headers that name no policy, and that the screen reads all the same. */
	private const FURTHER = array(
		'age',
		'cache-control',
		'cf-cache-status',
		'content-type',
		'reporting-endpoints',
		'server',
		'vary',
		'via',
		'x-cache',
		'x-cache-status',
		'x-frame-options',
		'x-litespeed-cache',
		'x-powered-by',
		'x-proxy-cache',
		'x-varnish',
	);

	/**
	 * What fetches.
	 *
	 * @var Page_Fetch
	 */
	private Page_Fetch $fetch;

	/**
	 * The merge with the site's settings.
	 *
	 * @var Site_Merge
	 */
	private Site_Merge $merge;

	/**
	 * Takes what it needs.
	 *
	 * @param Page_Fetch $fetch What fetches.
	 * @param Site_Merge $merge The merge with the site's settings.
	 */
	public function __construct( Page_Fetch $fetch, Site_Merge $merge ) {
		$this->fetch = $fetch;
		$this->merge = $merge;
	}

	/**
	 * Looks at a page.
	 *
	 * @param string $address Address on this site, absolute or relative to its front page.
	 * @return array{first: array<string, mixed>, second: array<string, mixed>, fresh: array<string, mixed>|null, limit: int, callbackLost: bool, consentPolicy: string|null}
	 * @throws Fetch_Refused Where it cannot or must not be fetched.
	 */
	public function of( string $address ): array {
		Header_Callback::forget();
		$first  = $this->look( $address );
		$second = $this->look( $first['url'] );
		$past   = null === $first['php'] ? add_query_arg( self::PAST_CACHES, bin2hex( random_bytes( 8 ) ), $first['url'] ) : null;
		return array(
			'first'         => $first,
			'second'        => $second,
			'fresh'         => null === $past ? null : $this->look( $past ),
			'limit'         => $this->merge->limit(),
			'callbackLost'  => false !== Fresh_Transient::get( Header_Callback::REPLACED ),
			'consentPolicy' => Consent_Policy::plugin(),
		);
	}

	/**
	 * Looks once.
	 *
	 * @param string $address Address.
	 * @return array{url: string, status: int, headers: array<int, array{name: string, value: string}>, php: array<int, array{name: string, value: string}>|null, own: array<int, array{name: string, value: string}>|null, meta: string[], loader: array<string, string>|null, tag: string, nonces: string[], cut: bool}
	 * @throws Fetch_Refused Where it cannot or must not be fetched.
	 */
	private function look( string $address ): array {
		$token    = Header_Probe::token();
		$page     = $this->fetch->get( $address, array( Header_Probe::HEADER => $token ) );
		$result   = Header_Probe::result( $token );
		$document = new Document( $page->body );
		return array(
			'url'     => $page->url,
			'status'  => $page->status,
			'headers' => self::read_by_the_screen( $page->headers ),
			'php'     => isset( $result['sent'] ) ? self::read_by_the_screen( $result['sent'] ) : null,
			'own'     => isset( $result['own'] ) ? self::read_by_the_screen( $result['own'] ) : null,
			'meta'    => $document->meta,
			'loader'  => $document->loader,
			'tag'     => Tag_Check::state_of( $page->body ),
			'nonces'  => $document->nonces,
			'cut'     => $page->is_cut,
		);
	}

	/**
	 * Policies, and what names caches and servers; nothing else leaves the server.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @return array<int, array{name: string, value: string}>
	 */
	private static function read_by_the_screen( array $headers ): array {
		return array_values(
			array_filter(
				$headers,
				static function ( array $header ): bool {
					$name = strtolower( $header['name'] );
					return in_array( $name, self::FURTHER, true ) || preg_match( '/-policy(-report-only)?\z/', $name );
				}
			)
		);
	}
}

<?php
/**
 * Browsers' reports.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Security;

use stdClass;

/**
 * Reads the two forms in which browsers report violations of a policy (`application/csp-report` and
 * `application/reports+json`). All that is kept of a report is the directive by its everyday name and the origin of
 * what was loaded, or one of a few words: no address of a page, nothing about the visitor. No function of WordPress is
 * used here.
 */
final class Reports {

	/** Bytes of a request that are read. */
	public const MAX_BYTES = 32768;

	/** Reports of a request that are read. */
	private const MAX_REPORTS = 50;

	/**
	 * What is told apart: `directives` and `words`, as the core's build emits them.
	 *
	 * @var array{directives: string[], words: string[]}
	 */
	private array $known;

	/**
	 * Takes what is told apart.
	 *
	 * @param array{directives: string[], words: string[]} $known Everyday names of directives, and words for what has no origin.
	 */
	public function __construct( array $known ) {
		$this->known = $known;
	}

	/**
	 * What a request reports, each pair once.
	 *
	 * @param string $body Body of the request.
	 * @return array<string, array{directive: string, source: string}> By `directive source`.
	 */
	public function read( string $body ): array {
		$pairs = array();
		if ( strlen( $body ) > self::MAX_BYTES ) {
			return $pairs;
		}
		$sent    = json_decode( $body, false, 8 );
		$reports = is_array( $sent ) ? $sent : array( $sent );
		foreach ( array_slice( $reports, 0, self::MAX_REPORTS ) as $report ) {
			$pair = $this->pair( $report );
			if ( null !== $pair ) {
				$pairs[ "{$pair['directive']} {$pair['source']}" ] = $pair;
			}
		}
		return $pairs;
	}

	/**
	 * What one report is about, or null.
	 *
	 * @param mixed $report Anything.
	 * @return array{directive: string, source: string}|null
	 */
	private function pair( $report ): ?array {
		$old  = $report instanceof stdClass ? $report->{'csp-report'} ?? null : null;
		$new  = $report instanceof stdClass && 'csp-violation' === ( $report->type ?? null ) ? $report->body ?? null : null;
		$body = $old instanceof stdClass ? $old : $new;
		if ( ! $body instanceof stdClass ) {
			return null;
		}
		$directive = self::text( $body, 'effective-directive' ) ?? self::text( $body, 'violated-directive' ) ?? self::text( $body, 'effectiveDirective' );
		$blocked   = self::text( $body, 'blocked-uri' ) ?? self::text( $body, 'blockedURL' );
		if ( null === $directive || null === $blocked ) {
			return null;
		}
		$name   = (string) preg_replace( '/-(elem|attr)\z/', '', explode( ' ', $directive )[0] );
		$source = $this->source( $blocked );
		return null === $source || ! in_array( $name, $this->known['directives'], true ) ? null : array(
			'directive' => $name,
			'source'    => $source,
		);
	}

	/**
	 * The origin of what was loaded, or the word for it; null for extensions of the browser and what is no address.
	 *
	 * @param string $blocked As reported.
	 */
	private function source( string $blocked ): ?string {
		$word = explode( ':', $blocked )[0];
		if ( in_array( $word, $this->known['words'], true ) ) {
			return $word;
		}
		return preg_match( '~^((?:https?|wss?)://(?=.{1,253}(?:[:/?#]|\z))[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?)(?:[/?#]|\z)~', $blocked, $part )
			? $part[1]
			: null;
	}

	/**
	 * A member that is a text.
	 *
	 * @param stdClass $body Body of a report.
	 * @param string   $name Member.
	 */
	private static function text( stdClass $body, string $name ): ?string {
		$value = $body->$name ?? null;
		return is_string( $value ) && '' !== $value ? $value : null;
	}
}

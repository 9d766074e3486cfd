<?php
/**
 * Reads source expressions.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * Every word is something; what no grammar fits is invalid. The twin of core/csp/source-list/source.ts. A list is asked about by
 * every requirement, so what was read is kept.
 */
final class Source_Reader {

	private const SCHEME = '/\A([a-z][a-z0-9+.-]*+):\z/i';
	private const HOST   = '~\A(?:([a-z][a-z0-9+.-]*+)://)?(\*\.?+(?![a-z0-9-])|(?:\*\.)?[a-z0-9-]++(?:\.[a-z0-9-]++)*+\.?)(?::(\d++|\*))?([/?#][^;,]*+)?\z~i';
	private const PATH   = "~\\A/(?!/)(?:[a-z0-9._\\~!$&'()*+,=:@/-]|%[0-9a-f]{2})*+\\z~i";
	private const NONCE  = "~\\A'nonce-([a-z0-9+/_-]++={0,2})'\\z~i";
	private const HASH   = "~\\A'(sha256|sha384|sha512)-([a-z0-9+/_-]++={0,2})'\\z~i";

	/**
	 * Words in quotes that mean something.
	 *
	 * @var array<string, int>
	 */
	private array $keywords;

	/**
	 * Sources read so far, by their text.
	 *
	 * @var array<string, Source>
	 */
	private array $known = array();

	/**
	 * Takes the table.
	 *
	 * @param string[] $keywords Keywords without quotes.
	 */
	public function __construct( array $keywords ) {
		$this->keywords = array_flip( $keywords );
	}

	/**
	 * Reads one word.
	 *
	 * @param string $text Word.
	 */
	public function read( string $text ): Source {
		if ( ! isset( $this->known[ $text ] ) ) {
			$this->known[ $text ] = $this->parse( $text );
		}
		return $this->known[ $text ];
	}

	/**
	 * Reads a list.
	 *
	 * @param string[] $values Words.
	 * @return Source[]
	 */
	public function read_all( array $values ): array {
		return array_map( array( $this, 'read' ), $values );
	}

	/**
	 * Reads a host source, or null where it is none.
	 *
	 * @param string $text Word.
	 */
	public static function host( string $text ): ?Source {
		if ( ! preg_match( self::HOST, $text, $match, PREG_UNMATCHED_AS_NULL ) ) {
			return null;
		}
		$source           = new Source( Source::HOST, $text );
		$source->scheme   = null === $match[1] ? null : Characters::lower( $match[1] );
		$source->wildcard = '*' === $match[2][0];
		$source->host     = (string) preg_replace( '/\A\*\.?/', '', Characters::lower( $match[2] ) );
		$source->port     = $match[3] ?? null;
		$rest             = $match[4] ?? null;
		$path             = null === $rest ? '' : (string) preg_replace( '/[?#].*\z/s', '', $rest );
		$source->path     = '' === $path ? null : self::decoded( $path ) ?? $path;
		$source->disputed = self::is_disputed( $source, $match[2], $rest, $path );
		return $source;
	}

	/**
	 * Whether engines differ in what a host stands for.
	 *
	 * @param Source      $source Host as read so far.
	 * @param string      $name   Its name as written.
	 * @param string|null $rest   What is behind name and port.
	 * @param string      $path   Its path as written, '' where there is none.
	 */
	private static function is_disputed( Source $source, string $name, ?string $rest, string $path ): bool {
		return '.' === substr( $name, -1 )
			|| ( null !== $source->port && 1 === preg_match( '/\A0\d/', $source->port ) )
			|| ( '*' === $name && ( null !== $rest || ( null === $source->scheme && null !== $source->port ) ) )
			|| ( null !== $rest && '' === $path )
			|| ( '' !== $path && ( 1 !== preg_match( self::PATH, $path ) || null === self::decoded( $path ) ) );
	}

	/**
	 * Reads one word for the first time.
	 *
	 * @param string $text Word.
	 */
	private function parse( string $text ): Source {
		if ( '*' === $text ) {
			return new Source( Source::ANY, $text );
		}
		if ( "'none'" === Characters::lower( $text ) ) {
			return new Source( Source::NONE, $text );
		}
		if ( strlen( $text ) > 2 && "'" === $text[0] && "'" === substr( $text, -1 ) ) {
			return $this->quoted( $text );
		}
		if ( preg_match( self::SCHEME, $text, $match ) ) {
			$source         = new Source( Source::SCHEME, $text );
			$source->scheme = Characters::lower( $match[1] );
			return $source;
		}
		return self::host( $text ) ?? new Source( Source::INVALID, $text );
	}

	/**
	 * Reads a word in quotes. A nonce is base64: browsers ignore any other, such as a template's placeholder (R14).
	 *
	 * @param string $text Word.
	 */
	private function quoted( string $text ): Source {
		$inner = substr( $text, 1, -1 );
		$lower = Characters::lower( $inner );
		if ( isset( $this->keywords[ $lower ] ) ) {
			return new Source( Source::KEYWORD, $text, $lower );
		}
		if ( preg_match( self::NONCE, $text, $match ) ) {
			return new Source( Source::NONCE, $text, $match[1] );
		}
		return preg_match( self::HASH, $text, $match )
			? new Source( Source::HASH, $text, Characters::lower( $match[1] ) . '-' . strtr( $match[2], '-_', '+/' ) )
			: new Source( Source::INVALID, $text );
	}

	/**
	 * A path without percent-encoding; null where that is broken, as decodeURIComponent() would throw.
	 *
	 * @param string $path Path.
	 */
	private static function decoded( string $path ): ?string {
		if ( preg_match( '/%(?![0-9a-f]{2})/i', $path ) ) {
			return null;
		}
		$decoded = rawurldecode( $path );
		return 1 === preg_match( '//u', $decoded ) ? $decoded : null;
	}
}

<?php
/**
 * A source expression.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * One word of a source list (CSP3 §2.3.1). Which members are set depends on the kind.
 */
final class Source {

	public const NONE    = 'none';
	public const ANY     = 'any';
	public const INVALID = 'invalid';
	public const KEYWORD = 'keyword';
	public const NONCE   = 'nonce';
	public const HASH    = 'hash';
	public const SCHEME  = 'scheme';
	public const HOST    = 'host';

	/**
	 * One of the constants.
	 *
	 * @var string
	 */
	public string $kind;

	/**
	 * As written.
	 *
	 * @var string
	 */
	public string $text;

	/**
	 * Keyword without quotes in small letters, nonce as written, or hash as `algorithm-value` in the base64 alphabet.
	 *
	 * @var string
	 */
	public string $value = '';

	/**
	 * Scheme in small letters; null where a host has none.
	 *
	 * @var string|null
	 */
	public ?string $scheme = null;

	/**
	 * Host in small letters; of `*.example.com` the part behind the star, '' for `*` alone.
	 *
	 * @var string
	 */
	public string $host = '';

	/**
	 * Whether the host begins with a star.
	 *
	 * @var bool
	 */
	public bool $wildcard = false;

	/**
	 * Digits, `*`, or null where none is written.
	 *
	 * @var string|null
	 */
	public ?string $port = null;

	/**
	 * Percent-decoded, without query and fragment, which no engine compares; null where none is written.
	 *
	 * @var string|null
	 */
	public ?string $path = null;

	/**
	 * Of a host: whether engines differ in what it stands for. Such a source promises nothing, and is kept.
	 *
	 * @var bool
	 */
	public bool $disputed = false;

	/**
	 * Makes a source.
	 *
	 * @param string $kind  One of the constants.
	 * @param string $text  As written.
	 * @param string $value Keyword, nonce or hash.
	 */
	public function __construct( string $kind, string $text, string $value = '' ) {
		$this->kind  = $kind;
		$this->text  = $text;
		$this->value = $value;
	}

	/**
	 * Whether some browser takes it for a nonce or hash: of `'nonce-157''unsafe-eval'` WebKit reads the beginning, where
	 * Firefox and Chromium ignore the whole word.
	 */
	public function is_secret(): bool {
		return self::NONCE === $this->kind || self::HASH === $this->kind
			|| ( self::INVALID === $this->kind && 1 === preg_match( "~\\A'(nonce-|sha(256|384|512)-)[a-z0-9+/_=-]++'~i", $this->text ) );
	}

	/**
	 * The same source with another scheme.
	 *
	 * @param string $scheme Scheme.
	 */
	public function with_scheme( string $scheme ): self {
		$copy         = clone $this;
		$copy->scheme = $scheme;
		return $copy;
	}
}

<?php
/**
 * Facts about a page.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

/**
 * What a policy is judged for.
 */
final class Page {

	/**
	 * The page's address; null where none is known, so that nothing is assumed about what `'self'` stands for.
	 *
	 * @var Address|null
	 */
	public ?Address $url = null;

	/**
	 * The loader's address, absolute or relative to the page; empty for the page's own origin.
	 *
	 * @var string
	 */
	public string $loader;

	/**
	 * The nonce on the loader's tag in this very response, or empty.
	 *
	 * @var string
	 */
	public string $nonce;

	/**
	 * The `integrity` attribute of the loader's tag, or empty.
	 *
	 * @var string
	 */
	public string $integrity;

	/**
	 * Whether that hash is of a file with its settings built in, so that it trusts no other account or host.
	 *
	 * @var bool
	 */
	public bool $built_in;

	/**
	 * Takes the facts. Policies are judged for pages of the web only.
	 *
	 * @param string $url       Absolute address, or empty.
	 * @param string $loader    The loader's address, or empty.
	 * @param string $nonce     Nonce, or empty.
	 * @param string $integrity Integrity, or empty.
	 * @param bool   $built_in  Whether that is of a file with its settings built in.
	 */
	public function __construct( string $url = '', string $loader = '', string $nonce = '', string $integrity = '', bool $built_in = false ) {
		$address = Address::parse( $url );
		if ( null !== $address && in_array( $address->scheme, array( 'http', 'https' ), true ) ) {
			$this->url = $address;
		}
		$this->loader    = $loader;
		$this->nonce     = $nonce;
		$this->integrity = $integrity;
		$this->built_in  = $built_in;
	}

	/** The loader's own origin as a source: `'self'` wherever it is the page's. Null where none can be written. */
	public function loader_source(): ?string {
		if ( '' === $this->loader ) {
			return "'self'";
		}
		$loader = Address::parse( $this->loader, $this->url );
		if ( null === $loader ) {
			// Relative to a page whose address is not known, it is on the page's own origin.
			return null !== $this->url || preg_match( '/\A[a-z][a-z0-9+.-]*+:/i', $this->loader ) ? null : "'self'";
		}
		return null !== $this->url && $this->url->origin() === $loader->origin() ? "'self'" : $loader->source();
	}

	/**
	 * The hashes of the loader's integrity attribute; words that are none do not count (SRI §3.3.2, CSP3 §8.4).
	 *
	 * @param Source_Reader $reader Reads sources.
	 * @return Source[]
	 */
	public function integrity_hashes( Source_Reader $reader ): array {
		$hashes = array();
		foreach ( Characters::words( $this->integrity ) as $word ) {
			$source = $reader->read( "'{$word}'" );
			if ( Source::HASH === $source->kind ) {
				$hashes[] = $source;
			}
		}
		return $hashes;
	}

	/**
	 * The integrity hash as a source, or null where there is none, or more than the one that we make (R15).
	 *
	 * @param Source_Reader $reader Reads sources.
	 */
	public function integrity_source( Source_Reader $reader ): ?Source {
		$hashes = $this->integrity_hashes( $reader );
		return 1 === count( $hashes ) ? $hashes[0] : null;
	}
}

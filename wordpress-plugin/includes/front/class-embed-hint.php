<?php
/**
 * Has browsers fetch the account's script early.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

/**
 * The loader asks for the account's script once it has run, so the two would come one after the other. Where that is
 * sure to happen at once, WordPress prints one preload for it. The twin of core/embed/hint.ts.
 */
final class Embed_Hint {

	/** What a nonce is made of (CSP3 §2.3.1). WordPress prints it without quotes, where none of this ends it. */
	private const NONCE = '~\A[A-Za-z0-9+/_-]+={0,2}\z~';

	/**
	 * Puts the loader on the page.
	 *
	 * @var Embed
	 */
	private Embed $embed;

	/**
	 * Looks at nothing yet.
	 *
	 * @param Embed $embed Puts the loader on the page.
	 */
	public function __construct( Embed $embed ) {
		$this->embed = $embed;
	}

	/** Adds the hook. */
	public function register(): void {
		add_filter( 'wp_preload_resources', array( $this, 'add' ) );
	}

	/**
	 * Adds the account's script, with the nonce that the loader's tag will have. A tag that is trusted by its hash trusts
	 * no hint: its policy would block and report that.
	 *
	 * @param mixed $resources What WordPress preloads, unless another plugin has broken it.
	 * @return mixed
	 */
	public function add( $resources ) {
		$script = Embed_Attributes::hinted_script( $this->embed->attributes() ?? array() );
		// An address that WordPress would print in another way would be fetched as well as the one that is used.
		if ( ! is_array( $resources ) || null === $script || esc_url( $script, array( 'https', 'http' ) ) !== $script ) {
			return $resources;
		}
		$tag   = $this->embed->expected_tag();
		$nonce = self::text( $tag, 'nonce' );
		if ( '' !== $nonce ? ! preg_match( self::NONCE, $nonce ) : '' !== self::text( $tag, 'integrity' ) ) {
			return $resources;
		}
		$hint = array(
			'href'          => $script,
			'as'            => 'script',
			// As is every script that is not the parser's: not ahead of what the page shows.
			'fetchpriority' => 'low',
		);
		// WordPress knows no nonce here, but prints a value without a name as it is.
		$resources[] = $hint + ( '' === $nonce ? array() : array( "nonce=$nonce" ) );
		return $resources;
	}

	/**
	 * One attribute as a text; empty where it is not there, or is none.
	 *
	 * @param mixed  $attributes What filters made of the tag.
	 * @param string $name       Name.
	 */
	private static function text( $attributes, string $name ): string {
		$value = is_array( $attributes ) ? $attributes[ $name ] ?? null : null;
		return is_string( $value ) ? $value : '';
	}
}

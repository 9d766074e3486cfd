<?php
/**
 * The loader with a site's settings built in, as text.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

use stdClass;
use TalkMessenger\Settings\Host_Choices;

/**
 * The twin of core/embed/built-in.ts and core/csp/loader-file/loader-file.ts; no function of WordPress is used here.
 */
final class Built_In {

	/** Where the build `loader-built-in` has the place for its settings. */
	private const MARK = '__TALK_BUILT_IN__';

	/** The first line of a file that has its settings built in. */
	private const HEAD = "// Talk Suite: settings built in\n";

	/** How a file's name begins. */
	public const NAMES = 'talk-suite.';

	/** Letters of the hash in a file's name. */
	private const NAMED = 12;

	/** What may be left for the tag: the page's decision, and a longer wait. */
	private const OF_THE_TAG = array( 'data-hide', 'data-by', 'data-rule', 'data-pending', 'data-load', 'data-consent' );

	/**
	 * What the tag carries on some pages only, where the decision falls in the browser and where Talk may show; and what a
	 * tag asks with that has lost its decision.
	 */
	private const OF_SOME_PAGES = array(
		'data-stop'     => '',
		'data-identity' => '',
		'data-ask'      => '',
	);

	/**
	 * What a loader's file has built in: all that the tag carries but the page's decision. Null before the site is
	 * connected.
	 *
	 * @param stdClass          $settings Valid settings.
	 * @param Host_Choices|null $host     What WordPress has of its own; null for nothing.
	 * @param string            $path     Where the site says who is signed in.
	 * @param string            $ask      What asks a page for its decision; empty where nothing answers.
	 * @return array<string, string>|null
	 */
	public static function attributes( stdClass $settings, ?Host_Choices $host = null, string $path = '', string $ask = '' ): ?array {
		$attributes = Embed_Attributes::with_host( Embed_Attributes::for_residual( $settings, array( 'pending' => '' ) ), $host ?? new Host_Choices(), $path );
		return null === $attributes ? null : array_diff_key( $attributes, array( 'data-pending' => '' ) ) + ( '' === $ask ? array() : array( 'data-ask' => $ask ) );
	}

	/**
	 * What is left for the tag of a file that has these attributes built in, or null where the page's differ from
	 * them, as another plugin may have made them.
	 *
	 * @param array<string, string> $attributes The page's.
	 * @param array<string, string> $built_in   Of the file.
	 * @return array<string, string>|null
	 */
	public static function tag_without( array $attributes, array $built_in ): ?array {
		// The file has these for all pages; the tag, only where they matter.
		$differing = array_diff_assoc( $built_in, $attributes + array_intersect_key( $built_in, self::OF_SOME_PAGES ) );
		$left      = array_diff_assoc( $attributes, $built_in );
		return array() === $differing && array() === array_diff_key( $left, array_flip( self::OF_THE_TAG ) ) ? $left : null;
	}

	/**
	 * Writes attributes into the build `loader-built-in`: one JSON object of texts, in ASCII and without `<`, so that no
	 * text of an owner becomes code. Null where it is no such build.
	 *
	 * @param string                $template The text of the build.
	 * @param array<string, string> $built_in Attributes.
	 */
	public static function fill( string $template, array $built_in ): ?string {
		$named = array();
		foreach ( $built_in as $name => $value ) {
			$named[ substr( $name, strlen( 'data-' ) ) ] = $value;
		}
		// phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode -- Also runs without WordPress, on data that came from JSON.
		$json = json_encode( (object) $named, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES );
		if ( false === $json || 1 !== substr_count( $template, self::MARK ) ) {
			return null;
		}
		return self::HEAD . str_replace( self::MARK, $json, $template );
	}

	/**
	 * The `integrity` of a file.
	 *
	 * @param string $content Its bytes.
	 */
	public static function integrity( string $content ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- The form of a hash (SRI §3.2).
		return 'sha256-' . base64_encode( hash( 'sha256', $content, true ) );
	}

	/**
	 * The name of a file, which follows from its content: another content is another file.
	 *
	 * @param string $integrity From `integrity`.
	 */
	public static function name( string $integrity ): string {
		return self::NAMES . strtr( substr( $integrity, strlen( 'sha256-' ), self::NAMED ), '+/', '-_' ) . '.js';
	}
}

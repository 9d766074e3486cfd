<?php
/**
 * What a site's own code may change of the loader's tag.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Front;

/**
 * The filters of a page that the loader is on. They may return anything: what is none of theirs to say is left out.
 */
final class Embed_Filters {

	/**
	 * What holds on the page.
	 *
	 * @param array<string, mixed> $residual What the settings decide, in the form of `Residual`.
	 * @param array<string, mixed> $context  The page.
	 * @return array<string, mixed>
	 */
	public static function residual( array $residual, array $context ): array {
		/**
		 * Filters whether Talk shows on the page that is being rendered.
		 *
		 * The page may be cached and shown to everybody: decide by facts about the page, not about the visitor.
		 *
		 * @since 0.1.0
		 *
		 * @param array{talk: string, because: array{by: string, rule?: string}}|null $decision `talk` is show or hide, `by`
		 *                                      is site, page, rule (with the rule's id in `rule`) or default. Null where
		 *                                      device or query are yet to decide, in the browser; a decision returned
		 *                                      instead is the last word. Anything else is ignored.
		 * @param array<string, mixed> $context The page, see `talk_messenger_page_context`.
		 */
		$decision = self::decision_or_null( apply_filters( 'talk_messenger_decision', $residual['decision'] ?? null, $context ) );
		return null === $decision ? $residual : array( 'decision' => $decision );
	}

	/**
	 * What the tag carries.
	 *
	 * @param array<string, string>     $attributes What it would carry.
	 * @param array<string, mixed>|null $decision   The decision; null where it falls in the browser.
	 * @param array<string, mixed>      $context    The page.
	 * @return array<string, string>
	 */
	public static function attributes( array $attributes, ?array $decision, array $context ): array {
		/**
		 * Filters the attributes of the loader's tag.
		 *
		 * @since 0.1.0
		 *
		 * @param array<string, string> $attributes               Names starting with `data-`, and their values, not escaped.
		 *                                                        Other entries are left out.
		 * @param array{talk: string, because: array{by: string, rule?: string}}|null $decision The decision; null where it
		 *                                                        falls in the browser.
		 * @param array<string, mixed>  $context                  The page, see `talk_messenger_page_context`.
		 */
		return self::attributes_or( $attributes, apply_filters( 'talk_messenger_attributes', $attributes, $decision, $context ) );
	}

	/**
	 * Whether there is a tag.
	 *
	 * @param array<string, mixed>|null $decision The decision; null where it falls in the browser.
	 * @param array<string, mixed>      $context  The page.
	 */
	public static function is_printed( ?array $decision, array $context ): bool {
		/**
		 * Filters whether the loader is printed on this page.
		 *
		 * @since 0.1.0
		 *
		 * @param bool                 $print   True here.
		 * @param array{talk: string, because: array{by: string, rule?: string}}|null $decision The decision; null where it
		 *                                      falls in the browser.
		 * @param array<string, mixed> $context The page, see `talk_messenger_page_context`.
		 */
		return (bool) apply_filters( 'talk_messenger_print', true, $decision, $context );
	}

	/**
	 * A decision that a filter returned, with nothing else in it.
	 *
	 * @param mixed $filtered Anything.
	 * @return array{talk: string, because: array{by: string, rule?: string}}|null
	 */
	private static function decision_or_null( $filtered ): ?array {
		$because = is_array( $filtered ) ? $filtered['because'] ?? null : null;
		$talk    = is_array( $filtered ) ? $filtered['talk'] ?? null : null;
		$by      = is_array( $because ) ? $because['by'] ?? null : null;
		if ( ! in_array( $talk, array( 'show', 'hide' ), true ) || ! in_array( $by, array( 'site', 'page', 'rule', 'default' ), true ) ) {
			return null;
		}
		$rule = $because['rule'] ?? null;
		return array(
			'talk'    => $talk,
			'because' => array( 'by' => $by ) + ( 'rule' === $by && is_string( $rule ) ? array( 'rule' => $rule ) : array() ),
		);
	}

	/**
	 * Attributes that a filter returned, or those it was given.
	 *
	 * @param array<string, string> $attributes Our attributes.
	 * @param mixed                 $filtered   Anything.
	 * @return array<string, string>
	 */
	private static function attributes_or( array $attributes, $filtered ): array {
		if ( ! is_array( $filtered ) ) {
			return $attributes;
		}
		return array_filter(
			$filtered,
			static fn( $value, $name ): bool => is_string( $value ) && preg_match( '/^data-[a-z][a-z0-9-]*\z/', (string) $name ),
			ARRAY_FILTER_USE_BOTH
		);
	}
}

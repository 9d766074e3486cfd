<?php
/**
 * What rules can name, over REST.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Compatibility\Languages;
use TalkMessenger\Page_Names;
use TalkMessenger\Visibility\Page_Kind;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;
use WP_Term;

/**
 * GET `/visibility/choices`: the site's kinds of pages, post types, taxonomies, roles and languages. GET `/visibility/terms`: terms by
 * name, or those that rules name already.
 */
final class Choices_Controller extends Controller {

	/** Terms of one answer. */
	private const MAX_TERMS = 50;

	/** Adds the routes. */
	public function add_routes(): void {
		$text  = array(
			'type'      => 'string',
			'default'   => '',
			'maxLength' => 10000,
		);
		$named = array(
			'search'  => $text,
			'include' => $text,
		);
		$this->add_route( '/visibility/choices', $this->endpoint( WP_REST_Server::READABLE, 'choices' ) );
		$this->add_route( '/visibility/terms', $this->endpoint( WP_REST_Server::READABLE, 'terms', $named ) );
	}

	/** Answers what a rule can choose from. */
	public function choices(): WP_REST_Response {
		return new WP_REST_Response(
			array(
				'home'       => home_url( '/' ),
				'kinds'      => Page_Kind::possible(),
				'types'      => self::labelled( get_post_types( array( 'public' => true ), 'objects' ) ),
				'taxonomies' => self::labelled( get_taxonomies( array( 'public' => true ), 'objects' ) ),
				'roles'      => self::listed( array_map( 'translate_user_role', wp_roles()->get_names() ) ),
				'locales'    => self::listed( Languages::names() ),
			)
		);
	}

	/**
	 * Answers terms: those of `include`, or else those whose names contain `search`, or else the most used ones.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function terms( WP_REST_Request $request ): WP_REST_Response {
		$include = array_filter( explode( ',', (string) $request['include'] ) );
		$found   = $include ? self::named( array_slice( $include, 0, self::MAX_TERMS ) ) : self::search( trim( (string) $request['search'] ) );
		$answer  = array();
		foreach ( $found as $term ) {
			$taxonomy = get_taxonomy( $term->taxonomy );
			$answer[] = array(
				'value'    => "{$term->taxonomy}:{$term->slug}",
				'label'    => Page_Names::text( $term->name ),
				'taxonomy' => Page_Names::text( $taxonomy ? $taxonomy->labels->name : $term->taxonomy ),
			);
		}
		return new WP_REST_Response( $answer );
	}

	/**
	 * Terms of public taxonomies by their names.
	 *
	 * @param string $search Part of a name or slug; empty for the most used ones.
	 * @return WP_Term[]
	 */
	private static function search( string $search ): array {
		return self::query(
			array(
				'taxonomy' => array_values( get_taxonomies( array( 'public' => true ) ) ),
				'search'   => $search,
			) + ( '' === $search ? array(
				'orderby' => 'count',
				'order'   => 'DESC',
			) : array( 'orderby' => 'name' ) )
		);
	}

	/**
	 * Terms by their values, in that order; one that is not there (any more) is left out.
	 *
	 * @param string[] $values For example `category:news`.
	 * @return WP_Term[]
	 */
	private static function named( array $values ): array {
		$slugs = array();
		foreach ( $values as $value ) {
			list( $taxonomy, $slug ) = explode( ':', $value, 2 ) + array( '', '' );
			$known                   = get_taxonomy( $taxonomy );
			if ( '' !== $slug && false !== $known && $known->public ) {
				$slugs[ $taxonomy ][] = $slug;
			}
		}
		$found = array();
		foreach ( $slugs as $taxonomy => $names ) {
			foreach ( self::query(
				array(
					'taxonomy' => $taxonomy,
					'slug'     => $names,
				)
			) as $term ) {
				$found[ "$taxonomy:{$term->slug}" ] = $term;
			}
		}
		return array_values( array_filter( array_merge( array_flip( $values ), $found ), 'is_object' ) );
	}

	/**
	 * Asks for terms, used ones or not.
	 *
	 * @param array<string, mixed> $which Which of them.
	 * @return WP_Term[]
	 */
	private static function query( array $which ): array {
		$terms = get_terms(
			$which + array(
				'hide_empty'             => false,
				'number'                 => self::MAX_TERMS,
				'update_term_meta_cache' => false,
			)
		);
		return is_array( $terms ) ? array_filter( $terms, static fn( $term ): bool => $term instanceof WP_Term ) : array();
	}

	/**
	 * Types or taxonomies as choices.
	 *
	 * @param array<string, \WP_Post_Type|\WP_Taxonomy> $objects Objects with labels, by name.
	 * @return array<int, array{value: string, label: string}>
	 */
	private static function labelled( array $objects ): array {
		$names = array();
		foreach ( $objects as $name => $with_labels ) {
			$names[ $name ] = $with_labels->labels->name;
		}
		return self::listed( $names );
	}

	/**
	 * Names as choices.
	 *
	 * @param string[] $names Labels by value.
	 * @return array<int, array{value: string, label: string}>
	 */
	private static function listed( array $names ): array {
		$choices = array();
		foreach ( $names as $value => $label ) {
			$choices[] = array(
				'value' => (string) $value,
				'label' => Page_Names::text( (string) $label ),
			);
		}
		return $choices;
	}
}

<?php
/**
 * The rule about the posts of a term.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use stdClass;
use TalkMessenger\Generated;
use TalkMessenger\Json;
use TalkMessenger\Page_Names;
use TalkMessenger\Settings\Save_Result;
use TalkMessenger\Settings\Store;
use TalkMessenger\Settings\Validate;
use TalkMessenger\Site;
use TalkMessenger\Texts;
use WP_Term;

/**
 * What a term's form writes into the stored rules for "also on its posts". Its id says whose it is; everything else
 * about it may be changed in the list of rules.
 */
final class Term_Rule {

	public const WRITTEN  = 'written';
	public const REMOVED  = 'removed';
	public const SAME     = 'same';
	public const TOO_MANY = 'tooMany';
	public const INVALID  = 'invalid';
	public const FAILED   = 'failed';

	/** Characters that a rule's name may have. */
	private const NAME = 100;

	/** Others may save at the same moment; more often in a row than this is a failure. */
	private const ATTEMPTS = 5;

	/**
	 * The site's settings.
	 *
	 * @var Store
	 */
	private Store $store;

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes what it needs.
	 *
	 * @param Store     $store     The site's settings.
	 * @param Generated $generated The core's tables.
	 * @param Texts     $texts     The plugin's words.
	 */
	public function __construct( Store $store, Generated $generated, Texts $texts ) {
		$this->store     = $store;
		$this->generated = $generated;
		$this->texts     = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'edited_term', array( $this, 'follow' ), 10, 3 );
		add_action( 'delete_term', array( $this, 'forget' ), 10, 3 );
	}

	/**
	 * Id of a term's rule.
	 *
	 * @param string $taxonomy Taxonomy.
	 * @param int    $term_id  Term.
	 */
	public static function id( string $taxonomy, int $term_id ): string {
		return "term-$taxonomy-$term_id";
	}

	/**
	 * Whether the term has its rule.
	 *
	 * @param WP_Term $term The term.
	 */
	public function exists( WP_Term $term ): bool {
		return null !== self::find( $this->store->read()->settings->visibility->rules, self::id( $term->taxonomy, $term->term_id ) );
	}

	/**
	 * Writes the rule: a new one goes first, because it is meant for these posts, whatever other rules say.
	 *
	 * @param WP_Term $term   The term.
	 * @param string  $effect show or hide.
	 * @return string One of the constants.
	 */
	public function write( WP_Term $term, string $effect ): string {
		$id    = self::id( $term->taxonomy, $term->term_id );
		$terms = array( "{$term->taxonomy}:{$term->slug}" );
		$name  = $this->name( $term );
		return $this->change(
			static function ( array $rules ) use ( $id, $terms, $name, $effect ): array {
				$at = self::find( $rules, $id );
				if ( null === $at ) {
					array_unshift(
						$rules,
						(object) array(
							'id'      => $id,
							'name'    => $name,
							'effect'  => $effect,
							'enabled' => true,
							'when'    => (object) array( 'terms' => $terms ),
						)
					);
				} else {
					$rules[ $at ]->effect      = $effect;
					$rules[ $at ]->enabled     = true;
					$rules[ $at ]->when->terms = $terms;
				}
				return $rules;
			},
			self::WRITTEN
		);
	}

	/**
	 * Removes the rule.
	 *
	 * @param string $taxonomy Taxonomy.
	 * @param int    $term_id  Term.
	 * @return string One of the constants.
	 */
	public function remove( string $taxonomy, int $term_id ): string {
		$id = self::id( $taxonomy, $term_id );
		return $this->change(
			static function ( array $rules ) use ( $id ): array {
				$at = self::find( $rules, $id );
				if ( null !== $at ) {
					array_splice( $rules, $at, 1 );
				}
				return $rules;
			},
			self::REMOVED
		);
	}

	/**
	 * Keeps the rule about the same term when its slug changes, no matter who changes it.
	 *
	 * @param mixed $term_id  Term.
	 * @param mixed $tt_id    Ignored.
	 * @param mixed $taxonomy Taxonomy.
	 */
	public function follow( $term_id, $tt_id, $taxonomy ): void {
		$term = get_term( (int) $term_id, (string) $taxonomy );
		if ( ! $term instanceof WP_Term || ! $this->exists( $term ) ) {
			return;
		}
		$this->change(
			static function ( array $rules ) use ( $term ): array {
				$at = self::find( $rules, self::id( $term->taxonomy, $term->term_id ) );
				if ( null !== $at ) {
					$rules[ $at ]->when->terms = array( "{$term->taxonomy}:{$term->slug}" );
				}
				return $rules;
			},
			self::WRITTEN
		);
	}

	/**
	 * Removes the rule with the term.
	 *
	 * @param mixed $term_id  Term.
	 * @param mixed $tt_id    Ignored.
	 * @param mixed $taxonomy Taxonomy.
	 */
	public function forget( $term_id, $tt_id, $taxonomy ): void {
		$this->remove( (string) $taxonomy, (int) $term_id );
	}

	/**
	 * Changes the stored rules and saves them, again where somebody else saved meanwhile.
	 *
	 * @param callable $change Gets a copy of the rules and returns what they shall be.
	 * @param string   $done   What to answer when they were saved.
	 * @return string One of the constants.
	 */
	private function change( callable $change, string $done ): string {
		for ( $attempt = 0; $attempt < self::ATTEMPTS; $attempt++ ) {
			$current  = $this->store->current();
			$settings = Json::copy( $current->settings );

			$settings->visibility->rules = $change( $settings->visibility->rules );
			if ( Json::to_store( $settings ) === Json::to_store( $current->settings ) ) {
				return self::SAME;
			}
			$refused = $this->refused( $settings );
			if ( null !== $refused ) {
				return $refused;
			}
			$status = $this->store->save( $settings, $current->revision )->status;
			if ( Save_Result::STALE !== $status ) {
				$answers = array(
					Save_Result::SAVED     => $done,
					Save_Result::TOO_LARGE => self::TOO_MANY,
				);
				return $answers[ $status ] ?? self::FAILED;
			}
		}
		return self::FAILED;
	}

	/**
	 * Why rules cannot be saved, or null. What else may be wrong with the settings is no concern of a term.
	 *
	 * @param stdClass $settings Settings with the changed rules.
	 */
	private function refused( stdClass $settings ): ?string {
		foreach ( ( new Validate( $this->generated ) )->findings( $settings, Site::is_local() ) as $finding ) {
			if ( 'visibility.rules' === $finding->field ) {
				return self::TOO_MANY;
			}
			if ( 0 === strpos( $finding->field, 'visibility.' ) ) {
				return self::INVALID;
			}
		}
		return null;
	}

	/**
	 * The name of a new rule.
	 *
	 * @param WP_Term $term The term.
	 */
	private function name( WP_Term $term ): string {
		$taxonomy = get_taxonomy( $term->taxonomy );
		$values   = array(
			'name'     => Page_Names::text( $term->name ),
			'taxonomy' => Page_Names::text( $taxonomy ? $taxonomy->labels->name : $term->taxonomy ),
		);
		return mb_substr( $this->texts->get( 'wordpress.term.ruleName', $values ), 0, self::NAME );
	}

	/**
	 * Place of a rule, or null.
	 *
	 * @param iterable $rules Rules.
	 * @param string   $id    Id.
	 * @phpstan-param iterable<stdClass> $rules
	 */
	private static function find( iterable $rules, string $id ): ?int {
		foreach ( $rules as $at => $rule ) {
			if ( $rule->id === $id ) {
				return $at;
			}
		}
		return null;
	}
}

<?php
/**
 * Talk on the forms of terms.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Network\Lock;
use TalkMessenger\Texts;
use TalkMessenger\Visibility\Term_Refusal;
use TalkMessenger\Visibility\Term_Rule;
use TalkMessenger\Visibility\Term_Setting;
use WP_Term;

/**
 * Three choices for the archive of a term, and "also on its posts", which is a rule: for those who manage the site.
 */
final class Term_Form {

	private const FIELD = 'talk_messenger_term';
	private const POSTS = 'talk_messenger_term_posts';
	private const NONCE = 'talk_messenger_term_nonce';

	/** What the address of the next screen says of the rule, or of the setting that was not stored. */
	private const OUTCOME = 'talk_messenger_rule';

	/** A rule was asked for, without a word of what it shall do. */
	private const UNDECIDED = 'undecided';

	/**
	 * The rule about a term's posts.
	 *
	 * @var Term_Rule
	 */
	private Term_Rule $rule;

	/**
	 * Why the setting of a term was not stored.
	 *
	 * @var Term_Refusal
	 */
	private Term_Refusal $refusal;

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * What became of the rule in this request, or why the setting was not stored.
	 *
	 * @var string
	 */
	private string $outcome = Term_Rule::SAME;

	/**
	 * Takes what it needs.
	 *
	 * @param Term_Rule    $rule    The rule about a term's posts.
	 * @param Term_Refusal $refusal Why the setting of a term was not stored.
	 * @param Texts        $texts   The plugin's words.
	 */
	public function __construct( Term_Rule $rule, Term_Refusal $refusal, Texts $texts ) {
		$this->rule    = $rule;
		$this->refusal = $refusal;
		$this->texts   = $texts;
	}

	/** Adds the hooks. */
	public function register(): void {
		add_action( 'load-edit-tags.php', array( $this, 'register_fields' ) );
		add_action( 'load-term.php', array( $this, 'register_fields' ) );
		add_action( 'created_term', array( $this, 'save_new' ), 10, 3 );
		add_action( 'edited_term', array( $this, 'save' ), 20, 3 );
		add_filter( 'redirect_term_location', array( $this, 'tell_next' ) );
		add_filter( 'term_updated_messages', array( $this, 'tell_at_once' ) );
		add_filter( 'removable_query_args', array( $this, 'say_once' ) );
		add_action( 'admin_notices', array( $this, 'tell' ) );
	}

	/** Adds the fields to the forms of the taxonomy that the screen is about. */
	public function register_fields(): void {
		$screen   = get_current_screen();
		$taxonomy = null === $screen ? '' : $screen->taxonomy;
		if ( Term_Setting::is_supported( $taxonomy ) ) {
			add_action( "{$taxonomy}_add_form_fields", array( $this, 'show_new' ) );
			add_action( "{$taxonomy}_edit_form_fields", array( $this, 'show' ) );
		}
	}

	/**
	 * Prints the choices for a new term, which has no posts yet.
	 *
	 * @param mixed $taxonomy Taxonomy.
	 */
	public function show_new( $taxonomy ): void {
		wp_nonce_field( self::action( 0, (string) $taxonomy ), self::NONCE, false );
		printf(
			'<div class="form-field term-talk-messenger-wrap"><label for="%1$s">%2$s</label><select name="%1$s" id="%1$s" aria-describedby="%1$s-help">%3$s</select><p id="%1$s-help">%4$s</p></div>',
			esc_attr( self::FIELD ),
			esc_html( $this->texts->get( 'wordpress.term.label' ) ),
			Choice_Field::options( $this->texts ), // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped where it is made.
			esc_html( $this->texts->get( 'wordpress.term.help' ) )
		);
	}

	/**
	 * Prints the choices of a term.
	 *
	 * @param mixed $term The term.
	 */
	public function show( $term ): void {
		if ( ! $term instanceof WP_Term || ! current_user_can( 'edit_term', $term->term_id ) ) {
			return;
		}
		printf(
			'<tr class="form-field term-talk-messenger-wrap"><th scope="row"><label for="%1$s">%2$s</label></th><td><select name="%1$s" id="%1$s" aria-describedby="%1$s-help">%3$s</select><p class="description" id="%1$s-help">%4$s</p>',
			esc_attr( self::FIELD ),
			esc_html( $this->texts->get( 'wordpress.term.label' ) ),
			Choice_Field::options( $this->texts, Term_Setting::of( $term->term_id ) ?? '' ), // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped where it is made.
			esc_html( $this->texts->get( 'wordpress.term.help' ) )
		);
		$this->show_posts( $term );
		wp_nonce_field( self::action( $term->term_id, $term->taxonomy ), self::NONCE, false );
		echo '</td></tr>';
	}

	/**
	 * Saves the choice for a term that the form has just made.
	 *
	 * @param mixed $term_id  Term.
	 * @param mixed $tt_id    Ignored.
	 * @param mixed $taxonomy Taxonomy.
	 */
	public function save_new( $term_id, $tt_id, $taxonomy ): void {
		if ( ! $this->is_sent( 0, (string) $taxonomy ) || ! current_user_can( 'edit_term', (int) $term_id ) ) {
			return;
		}
		// Plugins may make further terms in the same request; the form is about the first.
		remove_action( 'created_term', array( $this, 'save_new' ) );
		Term_Setting::set( (int) $term_id, self::sent( self::FIELD ) );
		$this->outcome = $this->refusal->reason( (int) $term_id ) ?? $this->outcome;
	}

	/**
	 * Saves the choice for a term, and writes or removes the rule about its posts where that was changed here: what was
	 * changed in the list of rules stays.
	 *
	 * @param mixed $term_id  Term.
	 * @param mixed $tt_id    Ignored.
	 * @param mixed $taxonomy Taxonomy.
	 */
	public function save( $term_id, $tt_id, $taxonomy ): void {
		$term = get_term( (int) $term_id, (string) $taxonomy );
		if ( ! $term instanceof WP_Term || ! $this->is_sent( $term->term_id, $term->taxonomy ) || ! current_user_can( 'edit_term', $term->term_id ) ) {
			return;
		}
		$value  = self::sent( self::FIELD );
		$before = Term_Setting::of( $term->term_id ) ?? '';
		Term_Setting::set( $term->term_id, $value );
		$refused = $this->refusal->reason( $term->term_id );
		if ( null !== $refused ) {
			$this->outcome = $refused;
			return;
		}
		if ( ! current_user_can( Lock::CHANGE ) ) {
			return;
		}
		$wanted = '1' === self::sent( self::POSTS );
		if ( $wanted === $this->rule->exists( $term ) && ( ! $wanted || $value === $before ) ) {
			return;
		}
		if ( $wanted && '' !== $value ) {
			$this->outcome = $this->rule->write( $term, $value );
		} else {
			$removed       = $this->rule->remove( $term->taxonomy, $term->term_id );
			$this->outcome = Term_Rule::SAME === $removed ? self::UNDECIDED : $removed;
		}
	}

	/**
	 * Lets the next screen tell the outcome.
	 *
	 * @param mixed $location Address of the next screen.
	 * @return mixed
	 */
	public function tell_next( $location ) {
		// It leads back to where the form was, which may have told of an earlier change.
		$location = remove_query_arg( self::OUTCOME, (string) $location );
		return Term_Rule::SAME === $this->outcome ? $location : add_query_arg( self::OUTCOME, $this->outcome, $location );
	}

	/**
	 * Tells of a new term's setting that was not stored where the list adds the term without a next screen.
	 *
	 * @param mixed $messages Words by taxonomy and number; the first says that a term was added.
	 * @return mixed
	 */
	public function tell_at_once( $messages ) {
		if ( ! is_array( $messages ) || ! wp_doing_ajax() || ! self::is_refusal( $this->outcome ) ) {
			return $messages;
		}
		foreach ( $messages as $taxonomy => $words ) {
			if ( isset( $words[1] ) ) {
				$messages[ $taxonomy ][1] = $words[1] . ' ' . esc_html( $this->refusal->words( $this->outcome ) );
			}
		}
		return $messages;
	}

	/**
	 * Keeps a reload from telling it again.
	 *
	 * @param mixed $names Names that WordPress takes out of the address.
	 * @return mixed
	 */
	public function say_once( $names ) {
		return is_array( $names ) ? array_merge( $names, array( self::OUTCOME ) ) : $names;
	}

	/** Tells the outcome: of a rule to those who see rules, of the setting to everybody who sees the form. */
	public function tell(): void {
		$outcome = $_GET[ self::OUTCOME ] ?? null; // phpcs:ignore WordPress.Security -- One of the words below; it only chooses a text.
		$refused = self::is_refusal( $outcome );
		$known   = array( Term_Rule::WRITTEN, Term_Rule::REMOVED, self::UNDECIDED, Term_Rule::TOO_MANY, Term_Rule::INVALID, Term_Rule::FAILED );
		$manages = current_user_can( 'manage_options' );
		$screen  = get_current_screen();
		if ( null === $screen || ! in_array( $screen->base, array( 'term', 'edit-tags' ), true ) || ! ( $refused || ( $manages && in_array( $outcome, $known, true ) ) ) ) {
			return;
		}
		printf(
			'<div class="notice notice-%s is-dismissible"><p>%s',
			in_array( $outcome, array( Term_Rule::WRITTEN, Term_Rule::REMOVED ), true ) ? 'success' : 'error',
			esc_html( $refused ? $this->refusal->words( $outcome ) : $this->texts->get( "wordpress.term.rule.$outcome" ) )
		);
		if ( $manages ) {
			printf( ' <a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=' . Screen::SLUG . '&tab=pages' ) ), esc_html( $this->texts->get( 'wordpress.term.rules' ) ) );
		}
		echo '</p></div>';
	}

	/**
	 * Whether an outcome says that the setting was not stored.
	 *
	 * @param mixed $outcome Anything.
	 */
	private static function is_refusal( $outcome ): bool {
		return in_array( $outcome, array( Term_Refusal::NO_ROOM, Term_Refusal::NOT_STORED ), true );
	}

	/**
	 * Prints "also on its posts": for those who may change rules to choose, for others to know.
	 *
	 * @param WP_Term $term The term.
	 */
	private function show_posts( WP_Term $term ): void {
		$exists = $this->rule->exists( $term );
		if ( current_user_can( Lock::CHANGE ) ) {
			printf(
				'<p><label><input type="checkbox" name="%1$s" value="1" aria-describedby="%1$s-help"%2$s> %3$s</label></p><p class="description" id="%1$s-help">%4$s</p>',
				esc_attr( self::POSTS ),
				checked( $exists, true, false ),
				esc_html( $this->texts->get( 'wordpress.term.posts' ) ),
				esc_html( $this->texts->get( 'wordpress.term.posts.help' ) )
			);
		} elseif ( $exists ) {
			printf( '<p class="description">%s</p>', esc_html( $this->texts->get( 'wordpress.term.posts.exists' ) ) );
		}
	}

	/**
	 * Whether the request comes from the form of this term.
	 *
	 * @param int    $term_id  Term; 0 for a new one.
	 * @param string $taxonomy Taxonomy.
	 */
	private function is_sent( int $term_id, string $taxonomy ): bool {
		return Choice_Field::is_choice( $_POST[ self::FIELD ] ?? null ) // phpcs:ignore WordPress.Security -- The nonce is looked at next.
			&& Term_Setting::is_supported( $taxonomy )
			&& false !== wp_verify_nonce( sanitize_key( self::sent( self::NONCE ) ), self::action( $term_id, $taxonomy ) );
	}

	/**
	 * A field of the request, as text.
	 *
	 * @param string $name Name of the field.
	 */
	private static function sent( string $name ): string {
		$value = $_POST[ $name ] ?? ''; // phpcs:ignore WordPress.Security -- Compared with known words by its callers.
		return is_string( $value ) ? $value : '';
	}

	/**
	 * What the form's nonce is for.
	 *
	 * @param int    $term_id  Term; 0 for a new one.
	 * @param string $taxonomy Taxonomy.
	 */
	private static function action( int $term_id, string $taxonomy ): string {
		return "talk_messenger_term_{$taxonomy}_$term_id";
	}
}

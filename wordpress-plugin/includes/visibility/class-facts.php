<?php
/**
 * A page context as rules see it.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

/**
 * The twin of core/visibility/facts.ts, read once per page: the path normalised, and for every other condition the
 * values that satisfy it. No function of WordPress is used here.
 */
final class Facts {

	/** Conditions other than the address, in the order in which reasons name them. */
	public const KEYS = array( 'kind', 'type', 'terms', 'locale', 'signedIn', 'role', 'device' );

	/**
	 * The page's own setting: show, hide, or null for inherit.
	 *
	 * @var string|null
	 */
	public ?string $override = null;

	/**
	 * Null where the address is not known: no pattern matches then.
	 *
	 * @var string|null
	 */
	public ?string $path = null;

	/**
	 * Values by condition.
	 *
	 * @var array<string, string[]>
	 */
	public array $values;

	/**
	 * The address as it was given.
	 *
	 * @var string
	 */
	private string $url = '';

	/**
	 * The pairs of its query, once a rule asked for them.
	 *
	 * @var array<int, array{0: string, 1: string}>|null
	 */
	private ?array $query = null;

	/**
	 * Reads a page context: `url`, `home`, `kind`, `type`, `terms`, `locale`, `override` and `visitor` (`signedIn`,
	 * `roles`, `device`). Other keys are ignored, values of another type count as absent.
	 *
	 * @param array<string, mixed> $context Page context.
	 */
	public function __construct( array $context ) {
		$visitor        = is_array( $context['visitor'] ?? null ) ? $context['visitor'] : array();
		$override       = $context['override'] ?? null;
		$this->override = 'show' === $override || 'hide' === $override ? $override : null;
		if ( is_string( $context['url'] ?? null ) ) {
			$this->url  = $context['url'];
			$this->path = Normalise::path( $this->url, is_string( $context['home'] ?? null ) ? $context['home'] : '/' );
		}
		$this->values = array(
			'kind'     => self::strings( $context['kind'] ?? null ),
			'type'     => self::strings( $context['type'] ?? null ),
			'terms'    => self::strings( $context['terms'] ?? null ),
			'locale'   => self::locales( $context['locale'] ?? null ),
			'signedIn' => array( true === ( $visitor['signedIn'] ?? null ) ? 'true' : 'false' ),
			'role'     => self::strings( $visitor['roles'] ?? null ),
			'device'   => self::strings( $visitor['device'] ?? null ),
		);
	}

	/**
	 * The pairs of the address's query.
	 *
	 * @return array<int, array{0: string, 1: string}> Names and values, in order.
	 */
	public function query(): array {
		if ( null === $this->query ) {
			$this->query = Query::pairs( $this->url );
		}
		return $this->query;
	}

	/**
	 * `de_AT` as `de-at`. Only ASCII letters change, whatever PHP's locale is.
	 *
	 * @param string $locale A locale.
	 */
	public static function comparable_locale( string $locale ): string {
		return strtr( $locale, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz-' );
	}

	/**
	 * The strings of a value that is one or a list of them.
	 *
	 * @param mixed $value Anything.
	 * @return string[]
	 */
	private static function strings( $value ): array {
		return array_values( array_filter( is_array( $value ) ? $value : array( $value ), 'is_string' ) );
	}

	/**
	 * `de-at` as `de` and `de-at`: a rule that names one of them means this locale.
	 *
	 * @param mixed $value Anything.
	 * @return string[] The page's own comes last.
	 */
	private static function locales( $value ): array {
		$locales = array();
		foreach ( self::strings( $value ) as $locale ) {
			$parent = '';
			foreach ( explode( '-', self::comparable_locale( $locale ) ) as $at => $part ) {
				$parent    = 0 === $at ? $part : "$parent-$part";
				$locales[] = $parent;
			}
		}
		return $locales;
	}
}

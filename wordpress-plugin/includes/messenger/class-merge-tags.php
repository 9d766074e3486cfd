<?php
/**
 * Reads texts with merge tags.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

/**
 * The twin of core/messenger/merge-tags/parse.ts: `{{ first_name | default: "there" }}`, and `{{{{` for two braces.
 */
final class Merge_Tags {

	/** What a text can say of the visitor and the site. */
	public const VISITOR = array( 'first_name', 'last_name', 'name', 'email', 'company', 'site_name' );

	/** What an automatic reply can say besides. */
	public const REPLY = array( 'first_name', 'last_name', 'name', 'email', 'company', 'site_name', 'returns', 'estimate', 'agent_name' );

	/** Characters of a default. */
	private const FALLBACK_LIMIT = 60;

	/** Characters of a broken tag that are shown. */
	private const EXCERPT = 40;

	private const TAG = '~\{\{\s*(?<name>[^\s|{}"\']+)\s*(?:\|\s*(?<filter>[^\s:|{}"\']+)\s*(?:(?<colon>:)\s*(?<value>"(?:\\\\"|[^"\p{Cc}])*"|\'(?:\\\\\'|[^\'\p{Cc}])*\')\s*)?)?\}\}~uA';

	/**
	 * What was read: texts as they are, and tags with what is said where nothing is known.
	 *
	 * @var array<int, string|array<string, string>>
	 */
	public array $parts = array();

	/**
	 * What is wrong, each with its place.
	 *
	 * @var array<int, array{code: string, values: array<string, string>}>
	 */
	public array $problems = array();

	/**
	 * Reads a text.
	 *
	 * @param string   $text  In UTF-8.
	 * @param string[] $names The tags that are known where it is used.
	 */
	public function __construct( string $text, array $names ) {
		$literal = '';
		$at      = 0;
		$length  = strlen( $text );
		while ( $at < $length ) {
			$start = strpos( $text, '{{', $at );
			if ( false === $start ) {
				break;
			}
			$literal .= substr( $text, $at, $start - $at );
			if ( '{{{{' === substr( $text, $start, 4 ) ) {
				$literal .= '{{';
				$at       = $start + 4;
				continue;
			}
			$tag     = self::tag_at( $text, $start );
			$closing = strpos( $text, '}}', min( $start + 2, $length ) );
			if ( null === $tag ) {
				$broken           = array( 'code' => false === $closing ? 'unclosedTag' : 'malformedTag' );
				$this->problems[] = self::placed( $broken, $text, $start, $closing );
				$at               = false === $closing ? $length : $closing + 2;
				continue;
			}
			$at      = $start + strlen( $tag['all'] );
			$problem = self::problem( $tag, $names );
			if ( null !== $problem ) {
				$this->problems[] = self::placed( $problem, $text, $start, $closing );
				continue;
			}
			if ( '' !== $literal ) {
				$this->parts[] = $literal;
			}
			$literal       = '';
			$part          = array( 'tag' => $tag['name'] );
			$this->parts[] = isset( $tag['value'] ) ? $part + array( 'fallback' => self::unquoted( $tag['value'] ) ) : $part;
		}
		$literal .= substr( $text, $at );
		if ( '' !== $literal ) {
			$this->parts[] = $literal;
		}
	}

	/**
	 * A tag at a place of a text, or null.
	 *
	 * @param string $text  The text.
	 * @param int    $start Where its braces are, in bytes.
	 * @return array{all: string, name: string, filter: string|null, value: string|null}|null
	 */
	private static function tag_at( string $text, int $start ): ?array {
		if ( 1 !== preg_match( self::TAG, $text, $tag, PREG_UNMATCHED_AS_NULL, $start ) ) {
			return null;
		}
		return array(
			'all'    => (string) $tag[0],
			'name'   => (string) $tag['name'],
			'filter' => $tag['filter'] ?? null,
			'value'  => $tag['value'] ?? null,
		);
	}

	/**
	 * What ails a tag that was read whole; null where nothing does.
	 *
	 * @param array<string, string|null> $tag   Its parts.
	 * @param string[]                   $names The tags that are known.
	 * @return array{code: string, nearest?: string}|null
	 */
	private static function problem( array $tag, array $names ): ?array {
		$name = (string) $tag['name'];
		if ( ! in_array( $name, $names, true ) ) {
			return array(
				'code'    => 'unknownTag',
				'nearest' => self::nearest( $name, $names ),
			);
		}
		if ( ! isset( $tag['filter'] ) ) {
			return null;
		}
		if ( 'default' !== $tag['filter'] ) {
			return array(
				'code'    => 'unknownFilter',
				'nearest' => 'default',
			);
		}
		if ( ! isset( $tag['value'] ) ) {
			return array( 'code' => 'malformedTag' );
		}
		return mb_strlen( self::unquoted( $tag['value'] ), 'UTF-8' ) > self::FALLBACK_LIMIT ? array( 'code' => 'fallbackTooLong' ) : null;
	}

	/**
	 * A problem with its place in the text: line and column from 1, counted in characters.
	 *
	 * @param array{code: string, nearest?: string} $problem The problem.
	 * @param string                                $text    The text.
	 * @param int                                   $start   Where the tag begins, in bytes.
	 * @param int|false                             $closing Where the next braces close, in bytes.
	 * @return array{code: string, values: array<string, string>}
	 */
	private static function placed( array $problem, string $text, int $start, $closing ): array {
		$lines   = (array) preg_split( '/\r\n|\n|\r/', substr( $text, 0, $start ) );
		$written = false === $closing ? substr( $text, $start ) : substr( $text, $start, $closing + 2 - $start );
		$values  = array(
			'line'    => (string) count( $lines ),
			'column'  => (string) ( mb_strlen( (string) end( $lines ), 'UTF-8' ) + 1 ),
			'written' => mb_substr( $written, 0, self::EXCERPT, 'UTF-8' ),
		);
		return array(
			'code'   => $problem['code'],
			'values' => $values + ( isset( $problem['nearest'] ) ? array( 'nearest' => $problem['nearest'] ) : array() ),
		);
	}

	/**
	 * The known name that a mistyped one is closest to; letter case, blanks and lines between words do not count.
	 *
	 * @param string   $typed As it is written.
	 * @param string[] $names The known ones, at least one.
	 */
	private static function nearest( string $typed, array $names ): string {
		$word  = self::simplified( mb_substr( $typed, 0, 60, 'UTF-8' ) );
		$best  = '';
		$least = PHP_INT_MAX;
		foreach ( $names as $name ) {
			$distance = levenshtein( $word, self::simplified( $name ) );
			if ( $distance < $least ) {
				$best  = $name;
				$least = $distance;
			}
		}
		return $best;
	}

	/**
	 * The letters of a name alone.
	 *
	 * @param string $name Any text.
	 */
	private static function simplified( string $name ): string {
		return (string) preg_replace( '/[^a-z]/', '', strtolower( $name ) );
	}

	/**
	 * A quoted value as it is meant.
	 *
	 * @param string $value With its quotes.
	 */
	private static function unquoted( string $value ): string {
		$quote = $value[0];
		return str_replace( '\\' . $quote, $quote, substr( $value, 1, -1 ) );
	}
}

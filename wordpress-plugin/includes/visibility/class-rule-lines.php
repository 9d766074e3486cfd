<?php
/**
 * Rules as they are stored, one a line.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Visibility;

use Generator;
use IteratorAggregate;
use JsonSerializable;
use stdClass;
use TalkMessenger\Json;
use TalkMessenger\Settings\Readable;

/**
 * A list of rules that decodes only what a page asks for. Of many rules about addresses a page needs few: the others
 * are passed over by looking at the text of their patterns, which costs a fraction of decoding them. In a loop it
 * yields every rule; in JSON it is the list. No function of WordPress is used here.
 *
 * @implements IteratorAggregate<int, stdClass>
 */
final class Rule_Lines implements IteratorAggregate, JsonSerializable {

	/** What a condition on addresses looks like in JSON. Inside a text every quote is escaped, so nothing else does. */
	private const PATHS = '"path":["';

	/**
	 * JSON of each rule, `,` and a line feed between them. JSON has no line feed inside a text.
	 *
	 * @var string
	 */
	private string $lines;

	/**
	 * Rules decoded so far, by where their line begins; null where it is none.
	 *
	 * @var array<int, stdClass|null>
	 */
	private array $decoded = array();

	/**
	 * Takes the text; nothing is decoded.
	 *
	 * @param string $lines From `text`.
	 */
	public function __construct( string $lines ) {
		$this->lines = $lines;
	}

	/**
	 * Rules as such a text.
	 *
	 * @param iterable $rules Rules.
	 * @phpstan-param iterable<stdClass> $rules
	 */
	public static function text( iterable $rules ): string {
		$lines = array();
		foreach ( $rules as $rule ) {
			$lines[] = Json::to_store( $rule );
		}
		return implode( ",\n", $lines );
	}

	/**
	 * The rules that may match a page with this path, in order: at least all that do.
	 *
	 * @param iterable    $rules Rules, or such lines.
	 * @param string|null $path  Normalised path; null where it is not known.
	 * @return iterable<stdClass>
	 * @phpstan-param iterable<stdClass> $rules
	 */
	public static function for_path( iterable $rules, ?string $path ): iterable {
		return $rules instanceof self && null !== $path ? $rules->fitting( $path ) : $rules;
	}

	/**
	 * Every rule.
	 *
	 * @return Generator<int, stdClass>
	 */
	public function getIterator(): Generator {
		$at = 0;
		foreach ( explode( ",\n", $this->lines ) as $line ) {
			$rule = $this->rule( $at, strlen( $line ) );
			if ( null !== $rule ) {
				yield $rule;
			}
			$at += strlen( $line ) + 2;
		}
	}

	/**
	 * The list, for json_encode().
	 *
	 * @return stdClass[]
	 */
	public function jsonSerialize(): array {
		return iterator_to_array( $this->getIterator(), false );
	}

	/**
	 * See `for_path`.
	 *
	 * @param string $path Normalised path.
	 * @return Generator<int, stdClass>
	 */
	private function fitting( string $path ): Generator {
		$length = strlen( $this->lines );
		$paths  = -1;
		for ( $at = 0; $at < $length; $at = $end + 2 ) {
			$end = strpos( $this->lines, ",\n", $at );
			$end = false === $end ? $length : $end;
			if ( $paths < $at ) {
				$paths = strpos( $this->lines, self::PATHS, $at );
				$paths = false === $paths ? $length : $paths;
			}
			if ( $paths >= $end || $this->may_fit( $paths + strlen( self::PATHS ), $path ) ) {
				$rule = $this->rule( $at, $end - $at );
				if ( null !== $rule ) {
					yield $rule;
				}
			}
		}
	}

	/**
	 * The rule of a line, judged as every stored rule is where it is used.
	 *
	 * @param int $at     Where the line begins.
	 * @param int $length Its length.
	 */
	private function rule( int $at, int $length ): ?stdClass {
		if ( ! array_key_exists( $at, $this->decoded ) ) {
			$rule                 = Json::object( substr( $this->lines, $at, $length ) );
			$this->decoded[ $at ] = Readable::is_rule( $rule ) ? $rule : null;
		}
		return $this->decoded[ $at ];
	}

	/**
	 * Whether any of a rule's patterns may fit, as far as can be seen without decoding them.
	 *
	 * @param int    $at   Where the first pattern begins, behind its quote.
	 * @param string $path Normalised path.
	 */
	private function may_fit( int $at, string $path ): bool {
		$reach = strlen( $path ) + 2;
		for ( ; ; $at = $end + 3 ) {
			// What ends or escapes a text in JSON counts as a mark, so it is no matter that more than a pattern is compared.
			if ( ! Pattern::starts_otherwise( substr( $this->lines, $at, $reach ), $path ) ) {
				return true;
			}
			$end = strpos( $this->lines, '"', $at );
			if ( false === $end || '\\' === $this->lines[ $end - 1 ] ) {
				return true;
			}
			if ( '","' !== substr( $this->lines, $end, 3 ) ) {
				return false;
			}
		}
	}
}

<?php
/**
 * What a check of the site found.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Health;

use TalkMessenger\Texts;

/**
 * A result is a value in plain text; Site Health and the command line put it into their own forms.
 */
final class Result {

	public const GOOD        = 'good';
	public const RECOMMENDED = 'recommended';
	public const CRITICAL    = 'critical';

	/**
	 * One of the constants, which are Site Health's.
	 *
	 * @var string
	 */
	public string $status;

	/**
	 * What was found, in one sentence.
	 *
	 * @var string
	 */
	public string $title;

	/**
	 * What it means and what to do.
	 *
	 * @var string
	 */
	public string $text;

	/**
	 * Single findings.
	 *
	 * @var string[]
	 */
	public array $lines;

	/**
	 * Makes a result.
	 *
	 * @param string   $status One of the constants.
	 * @param string   $title  What was found, in one sentence.
	 * @param string   $text   What it means and what to do.
	 * @param string[] $lines  Single findings.
	 */
	public function __construct( string $status, string $title, string $text, array $lines = array() ) {
		$this->status = $status;
		$this->title  = $title;
		$this->text   = $text;
		$this->lines  = $lines;
	}

	/**
	 * A result whose words are `wordpress.health.<found>` and `wordpress.health.<found>.text`.
	 *
	 * @param Texts                 $texts  The plugin's words.
	 * @param string                $status One of the constants.
	 * @param string                $found  What was found, the end of the keys.
	 * @param string[]              $lines  Single findings.
	 * @param array<string, string> $values Values of the words' places.
	 */
	public static function found( Texts $texts, string $status, string $found, array $lines = array(), array $values = array() ): self {
		return new self( $status, $texts->get( "wordpress.health.$found", $values ), $texts->get( "wordpress.health.$found.text", $values ), $lines );
	}

	/** All of it in one line of plain text. */
	public function summary(): string {
		return implode( ' ', array_filter( array_merge( array( $this->text ), $this->lines ) ) );
	}

	/** As HTML, everything escaped. */
	public function to_html(): string {
		$list = '';
		foreach ( $this->lines as $line ) {
			$list .= '<li>' . esc_html( $line ) . '</li>';
		}
		return '<p>' . esc_html( $this->text ) . '</p>' . ( '' === $list ? '' : "<ul>$list</ul>" );
	}
}

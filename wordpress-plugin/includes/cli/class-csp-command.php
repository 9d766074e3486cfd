<?php
/**
 * `wp talk csp`.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use TalkMessenger\Health\Policy_Check;
use TalkMessenger\Health\Result;

/**
 * Looks at the site's Content Security Policies.
 */
final class Csp_Command {

	/**
	 * What looks at policies.
	 *
	 * @var Policy_Check
	 */
	private Policy_Check $check;

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Takes what it needs.
	 *
	 * @param Policy_Check $check   What looks at policies.
	 * @param Console      $console What is printed.
	 */
	public function __construct( Policy_Check $check, Console $console ) {
		$this->check   = $check;
		$this->console = $console;
	}

	/**
	 * Says what a page's policy blocks of Talk, as a guest gets the page. Exits with 1 where it blocks something.
	 *
	 * ## OPTIONS
	 *
	 * [<address>]
	 * : Path or whole address on this site.
	 * ---
	 * default: /
	 * ---
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk csp check /checkout/
	 *
	 * @param string[]              $args    Address.
	 * @param array<string, string> $options Options.
	 */
	public function check( array $args, array $options ): void {
		$result = $this->check->of( $args[0] ?? '/' );
		$this->console->members(
			array(
				'status'  => $result->status,
				'found'   => $result->title,
				'text'    => $result->text,
				'details' => $result->lines,
			),
			$options
		);
		if ( Result::GOOD !== $result->status ) {
			$this->console->found();
		}
	}
}

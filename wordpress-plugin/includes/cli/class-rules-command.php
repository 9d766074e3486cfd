<?php
/**
 * `wp talk rules`.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Cli;

use stdClass;
use TalkMessenger\Json;
use TalkMessenger\Settings\Envelope;

/**
 * The rules that decide where Talk shows; the first one that matches counts.
 */
final class Rules_Command {

	/**
	 * What stores settings.
	 *
	 * @var Settings_Change
	 */
	private Settings_Change $change;

	/**
	 * What is printed.
	 *
	 * @var Console
	 */
	private Console $console;

	/**
	 * Takes what it needs.
	 *
	 * @param Settings_Change $change  What stores settings.
	 * @param Console         $console What is printed.
	 */
	public function __construct( Settings_Change $change, Console $console ) {
		$this->change  = $change;
		$this->console = $console;
	}

	/**
	 * Lists the rules, in the order in which they are asked.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print them.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 *   - count
	 *   - ids
	 * ---
	 *
	 * @subcommand list
	 *
	 * @param string[]              $args    Arguments.
	 * @param array<string, string> $options Options.
	 */
	public function list_( array $args, array $options ): void {
		$rows = array();
		foreach ( $this->rules( $this->change->current() ) as $at => $rule ) {
			$rows[] = array(
				'position' => $at + 1,
				'id'       => $rule->id,
				'effect'   => $rule->effect,
				'enabled'  => $rule->enabled ? 'yes' : 'no',
				'name'     => $rule->name,
				'when'     => Json::to_store( $rule->when ),
			);
		}
		if ( 'ids' === ( $options['format'] ?? '' ) ) {
			$this->console->line( implode( ' ', array_column( $rows, 'id' ) ) );
			return;
		}
		$this->console->rows( $rows, array( 'position', 'id', 'effect', 'enabled', 'name', 'when' ), $options );
	}

	/**
	 * Adds a rule.
	 *
	 * ## OPTIONS
	 *
	 * <show|hide>
	 * : What the rule does.
	 *
	 * [--address=<patterns>]
	 * : Addresses, with a comma between them: /shop/*,/checkout
	 *
	 * [--when=<json>]
	 * : All conditions as JSON, as `wp talk rules list` prints them.
	 *
	 * [--name=<name>]
	 * : What the list calls it.
	 *
	 * [--position=<position>]
	 * : Where to put it; at the end unless told otherwise.
	 *
	 * [--dry-run]
	 * : Judge the rule and store nothing.
	 *
	 * ## EXAMPLES
	 *
	 *     $ wp talk rules add hide --address='/checkout,/cart' --position=1
	 *
	 * @param string[]              $args    Effect.
	 * @param array<string, string> $options Options.
	 */
	public function add( array $args, array $options ): void {
		$when = Json::object( $options['when'] ?? '{}' );
		if ( null === $when ) {
			$this->console->refuse( array( '--when: ' . $this->console->text( 'notJson', array( 'reason' => json_last_error_msg() ) ) ) );
		}
		if ( isset( $options['address'] ) ) {
			$when->path = array_values( array_filter( array_map( 'trim', explode( ',', $options['address'] ) ), static fn( string $path ): bool => '' !== $path ) );
		}
		$rule   = (object) array(
			'id'      => (string) substr( str_replace( '-', '', wp_generate_uuid4() ), 0, 8 ),
			'name'    => (string) ( $options['name'] ?? '' ),
			'enabled' => true,
			'effect'  => $args[0],
			'when'    => $when,
		);
		$before = $this->change->current();
		$rules  = $this->rules( $before );
		array_splice( $rules, $this->position( $options['position'] ?? null, count( $rules ) + 1 ) - 1, 0, array( $rule ) );
		$this->save( $before, $rules, $options );
		$this->console->line( $rule->id );
	}

	/**
	 * Removes rules.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : IDs of rules.
	 *
	 * [--dry-run]
	 * : Store nothing.
	 *
	 * @param string[]              $args    IDs.
	 * @param array<string, string> $options Options.
	 */
	public function remove( array $args, array $options ): void {
		$this->edit(
			$args,
			$options,
			static fn( array $rules ): array => array_filter( $rules, static fn( stdClass $rule ): bool => ! in_array( $rule->id, $args, true ) )
		);
	}

	/**
	 * Switches rules on.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : IDs of rules.
	 *
	 * [--dry-run]
	 * : Store nothing.
	 *
	 * @param string[]              $args    IDs.
	 * @param array<string, string> $options Options.
	 */
	public function enable( array $args, array $options ): void {
		$this->switch_to( true, $args, $options );
	}

	/**
	 * Switches rules off.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : IDs of rules.
	 *
	 * [--dry-run]
	 * : Store nothing.
	 *
	 * @param string[]              $args    IDs.
	 * @param array<string, string> $options Options.
	 */
	public function disable( array $args, array $options ): void {
		$this->switch_to( false, $args, $options );
	}

	/**
	 * Moves a rule to another place in the order.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : ID of the rule.
	 *
	 * <position>
	 * : Its new place; 1 is asked first.
	 *
	 * [--dry-run]
	 * : Store nothing.
	 *
	 * @param string[]              $args    ID and position.
	 * @param array<string, string> $options Options.
	 */
	public function move( array $args, array $options ): void {
		$this->edit(
			array( $args[0] ),
			$options,
			function ( array $rules ) use ( $args ): array {
				$others = array_values( array_filter( $rules, static fn( stdClass $rule ): bool => $rule->id !== $args[0] ) );
				$moved  = array_values( array_udiff( $rules, $others, static fn( stdClass $one, stdClass $other ): int => strcmp( $one->id, $other->id ) ) );
				array_splice( $others, $this->position( $args[1], count( $rules ) ) - 1, 0, $moved );
				return $others;
			}
		);
	}

	/**
	 * Switches rules.
	 *
	 * @param bool                  $on      On or off.
	 * @param string[]              $ids     IDs of rules.
	 * @param array<string, string> $options Options.
	 */
	private function switch_to( bool $on, array $ids, array $options ): void {
		$this->edit(
			$ids,
			$options,
			static function ( array $rules ) use ( $on, $ids ): array {
				foreach ( $rules as $rule ) {
					$rule->enabled = in_array( $rule->id, $ids, true ) ? $on : $rule->enabled;
				}
				return $rules;
			}
		);
	}

	/**
	 * Changes the list of rules, where all that are named are there.
	 *
	 * @param string[]              $ids     IDs of rules.
	 * @param array<string, string> $options Options.
	 * @param callable              $change  Makes the new list of the old one.
	 * @phpstan-param callable(stdClass[]): stdClass[] $change
	 */
	private function edit( array $ids, array $options, callable $change ): void {
		$before  = $this->change->current();
		$rules   = $this->rules( $before );
		$missing = array_diff( $ids, array_column( $rules, 'id' ) );
		if ( $missing ) {
			$this->console->refuse( array_map( fn( string $id ): string => $this->console->text( 'noRule', compact( 'id' ) ), array_values( $missing ) ) );
		}
		$this->save( $before, $change( $rules ), $options );
	}

	/**
	 * Stores a list of rules.
	 *
	 * @param Envelope              $before  What was read.
	 * @param stdClass[]            $rules   The new list.
	 * @param array<string, string> $options Options.
	 */
	private function save( Envelope $before, array $rules, array $options ): void {
		$settings                    = Json::copy( $before->settings );
		$settings->visibility->rules = array_values( $rules );
		$this->change->save( $settings, $before, Console::is_dry( $options ) );
	}

	/**
	 * The stored rules, as objects of their own.
	 *
	 * @param Envelope $envelope What is stored.
	 * @return stdClass[]
	 */
	private function rules( Envelope $envelope ): array {
		return Json::copy( $envelope->settings )->visibility->rules;
	}

	/**
	 * A place in the order.
	 *
	 * @param string|null $given What the person gave.
	 * @param int         $last  The last place.
	 */
	private function position( ?string $given, int $last ): int {
		if ( null !== $given && ( ! ctype_digit( $given ) || (int) $given < 1 || (int) $given > $last ) ) {
			$values = array(
				'position' => $given,
				'last'     => (string) $last,
			);
			$this->console->refuse( array( $this->console->text( 'noPosition', $values ) ) );
		}
		return null === $given ? $last : (int) $given;
	}
}

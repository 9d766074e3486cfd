<?php
/**
 * The command line's `csp merge`: responses in, merged responses out.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use InvalidArgumentException;
use RuntimeException;
use stdClass;

if ( 'cli' !== PHP_SAPI ) {
	exit;
}

// phpcs:disable WordPress.Security.EscapeOutput -- A command line, without WordPress.

const HEADERS = 'headers: must be a list of {"name": "…", "value": "…"}';
const META    = 'meta: must be a list of texts';

/**
 * Whether every entry of a decoded JSON list passes.
 *
 * @param mixed                 $list Anything.
 * @param callable(mixed): bool $is   What an entry must be.
 */
function is_list_of( $list, callable $is ): bool {
	return is_array( $list ) && count( array_filter( $list, $is ) ) === count( $list );
}

/**
 * Whether it is a header.
 *
 * @param mixed $value Anything.
 */
function is_header( $value ): bool {
	return $value instanceof stdClass && is_string( $value->name ?? null ) && is_string( $value->value ?? null );
}

/**
 * Reads one response. The twin of core/cli/csp/merge.ts.
 *
 * @param string $line One line.
 * @throws InvalidArgumentException With one of the core's reasons.
 */
function response( string $line ): stdClass {
	$response = decode( $line, false );
	if ( ! $response instanceof stdClass ) {
		throw new InvalidArgumentException( NOT_OBJECT );
	}
	if ( ! property_exists( $response, 'headers' ) || ! is_list_of( $response->headers, __NAMESPACE__ . '\is_header' ) ) {
		throw new InvalidArgumentException( HEADERS );
	}
	if ( property_exists( $response, 'meta' ) && ! is_list_of( $response->meta, 'is_string' ) ) {
		throw new InvalidArgumentException( META );
	}
	return $response;
}

/**
 * Reads the facts about a page.
 *
 * @param mixed $page What the line has.
 * @throws InvalidArgumentException With one of the core's reasons.
 */
function page( $page ): Csp\Page {
	$page = $page ?? new stdClass();
	if ( ! $page instanceof stdClass ) {
		throw new InvalidArgumentException( 'page: must be an object' );
	}
	$facts = array();
	foreach ( array( 'url', 'loader', 'nonce', 'integrity' ) as $field ) {
		$facts[] = $page->$field ?? '';
		if ( ! is_string( end( $facts ) ) ) {
			throw new InvalidArgumentException( "page.$field: must be a text" );
		}
	}
	$built_in = $page->builtIn ?? false;
	if ( ! is_bool( $built_in ) ) {
		throw new InvalidArgumentException( 'page.builtIn: must be true or false' );
	}
	return new Csp\Page( $facts[0], $facts[1], $facts[2], $facts[3], $built_in );
}

/**
 * Merges one response.
 *
 * @param stdClass       $response Headers, perhaps meta elements and facts about the page.
 * @param Csp\Options    $options  The account and the owner's permissions.
 * @param Csp\Csp_Tables $rules    The core's tables about policies.
 * @param Generated      $tables   The core's tables.
 * @return array<string, mixed>
 * @throws InvalidArgumentException With one of the core's reasons.
 */
function merged( stdClass $response, Csp\Options $options, Csp\Csp_Tables $rules, Generated $tables ): array {
	$headers = array_map( 'get_object_vars', $response->headers );
	$result  = ( new Csp\Merge( $rules ) )->response( $headers, $response->meta ?? array(), page( $response->page ?? null ), $options );
	$answer  = ( new Csp\Answer( $tables->table( 'texts' ) ) )->of( $result );
	if ( ! property_exists( $response, 'meta' ) ) {
		unset( $answer['meta'] );
	}
	foreach ( $response->headers as $index => $header ) {
		$header->value               = $answer['headers'][ $index ]['value'];
		$answer['headers'][ $index ] = $header;
	}
	return $answer;
}

/**
 * What answers the lines of `csp merge --settings FILE [--limit BYTES]`.
 *
 * @param string[]  $arguments Command and options.
 * @param Generated $tables    The core's tables.
 * @return callable(string): array<string, mixed>
 * @throws RuntimeException With one line a problem.
 */
function csp_answerer( array $arguments, Generated $tables ): callable {
	if ( 'merge' !== ( $arguments[2] ?? '' ) ) {
		throw new RuntimeException( 'csp: the command here is csp merge' );
	}
	$given = options(
		array_slice( $arguments, 3 ),
		array(
			'--settings' => true,
			'--limit'    => true,
		)
	);
	$limit = $given['--limit'] ?? null;
	if ( null !== $limit && ! preg_match( '/\A[1-9]\d{0,8}\z/', $limit ) ) {
		throw new RuntimeException( '--limit: must be a number of bytes' );
	}
	$file = $given['--settings'] ?? null;
	if ( null === $file ) {
		throw new RuntimeException( 'csp merge needs --settings FILE' );
	}
	$settings = settings( $file, $tables );
	$rules    = new Csp\Csp_Tables( $tables );
	$options  = new Csp\Options( $settings->connection, $settings->csp, $rules, null === $limit ? null : (int) $limit );
	return static function ( string $line ) use ( $options, $rules, $tables ): array {
		return merged( response( $line ), $options, $rules, $tables );
	};
}

/**
 * What answers the lines of `check-merge`, each with its own account, choices and limit.
 *
 * @param Generated $tables The core's tables.
 * @return callable(string): array<string, mixed>
 */
function merge_checker( Generated $tables ): callable {
	$rules = new Csp\Csp_Tables( $tables );
	return static function ( string $line ) use ( $rules, $tables ): array {
		$case = decode( $line, false );
		if ( ! $case instanceof stdClass || ! ( $case->csp ?? null ) instanceof stdClass ) {
			throw new InvalidArgumentException( QUESTION );
		}
		$options = new Csp\Options( $case->account ?? null, $case->csp, $rules, $case->limit ?? null );
		return merged( response( Json::to_store( $case->input ?? null ) ), $options, $rules, $tables );
	};
}

/**
 * What answers the lines of `check-policy`: {"source"} by its kind, and of a host its path and whether it is disputed; {"value"} by its policies, {"policy","directive"} by the directive that
 * governs, {"wide","narrow","page"?} by whether the one covers the other.
 *
 * @param Generated $tables The core's tables.
 * @return callable(string): mixed
 */
function policy_checker( Generated $tables ): callable {
	$rules = new Csp\Csp_Tables( $tables );
	return static function ( string $line ) use ( $rules ) {
		$case = decode( $line, true );
		if ( isset( $case['source'] ) ) {
			$source = $rules->reader()->read( $case['source'] );
			return array_merge( array( $source->kind ), Csp\Source::HOST === $source->kind ? array( $source->path, $source->disputed ) : array() );
		}
		if ( isset( $case['wide'], $case['narrow'] ) ) {
			$sources = $rules->reader()->read_all( array( $case['wide'], $case['narrow'] ) );
			return Csp\Cover::covers( $sources[0], $sources[1], ( new Csp\Page( $case['page'] ?? '' ) )->url );
		}
		if ( isset( $case['policy'], $case['directive'] ) ) {
			$governing = $rules->governing_directive( new Csp\Policy( $case['policy'] ), $case['directive'] );
			return null === $governing ? null : $governing->name;
		}
		$header = array(
			'name'  => Csp\Policy_List::ENFORCED,
			'value' => $case['value'] ?? '',
		);
		$lists  = array();
		foreach ( ( new Csp\Policy_List( array( $header ), array() ) )->enforced as $number => $placed ) {
			foreach ( $placed->policy->directives as $directive ) {
				$lists[ $number ][] = array_merge( array( $directive->name ), $directive->values );
			}
		}
		return $lists;
	};
}

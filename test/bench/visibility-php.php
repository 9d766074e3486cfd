<?php
/**
 * What the visibility rules cost in PHP. Reads [{"raw","regexes","paths"},…] as JSON, prints for each a list of
 * microseconds of CPU time a page, one a round, by contestant.
 *
 * @package TalkMessenger\Tests
 */

use TalkMessenger\Generated;
use TalkMessenger\Settings\Envelope;
use TalkMessenger\Visibility\Normalise;
use TalkMessenger\Visibility\Decide;
use TalkMessenger\Visibility\Residual;

require dirname( __DIR__, 2 ) . '/wordpress-plugin/includes/autoload.php';

const ROUNDS   = 15;
const WARM_UP  = 3;
const ROUND_US = 40000;

function cpu_time(): float {
	$usage = getrusage();
	return 1e6 * ( $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] ) + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

function per_page( callable $once, array $pages ): float {
	$before = cpu_time();
	$count  = 0;
	do {
		foreach ( $pages as $page ) {
			$once( $page );
		}
		$count += count( $pages );
	} while ( cpu_time() - $before < ROUND_US );
	return ( cpu_time() - $before ) / $count;
}

function contestants( stdClass $set ): array {
	$tables   = new Generated( '/nowhere' );
	$settings = json_decode( $set->raw )->settings;
	// As a save writes it.
	$envelope           = new Envelope( $settings );
	$envelope->revision = 1;
	$envelope->own      = true;
	$set->raw           = $envelope->to_raw();
	$context  = static function ( string $path ): array {
		return array(
			'url'      => $path,
			'home'     => '/',
			'kind'     => 'post',
			'type'     => 'post',
			'id'       => 7,
			'handle'   => 'a-post',
			'terms'    => array( 'category:news', 'post_tag:a' ),
			'locale'   => 'en_US',
			'override' => null,
			'visitor'  => array(
				'signedIn' => false,
				'roles'    => array(),
			),
		);
	};
	return array(
		'list of preg_match, patterns alone' => static function ( string $path ) use ( $set ): ?int {
			$path = Normalise::path( $path );
			foreach ( $set->regexes as $at => $regex ) {
				if ( preg_match( $regex, $path ) ) {
					return $at;
				}
			}
			return null;
		},
		'a decision'                         => static function ( string $path ) use ( $settings, $context ): array {
			return Decide::decision( $settings, $context( $path ) );
		},
		'a request: settings read, decision' => static function ( string $path ) use ( $set, $tables, $context ): array {
			return Residual::decision( Envelope::for_page( $set->raw, $tables )->settings, $context( $path ) );
		},
		'of it, reading the settings'        => static function () use ( $set, $tables ): Envelope {
			return Envelope::for_page( $set->raw, $tables );
		},
		'the same, all rules decoded'        => static function ( string $path ) use ( $set, $context ): array {
			return Residual::decision( json_decode( $set->raw )->settings, $context( $path ) );
		},
	);
}

$readings = array();
foreach ( json_decode( (string) stream_get_contents( STDIN ) ) as $at => $set ) {
	$all = contestants( $set );
	for ( $round = -WARM_UP; $round < ROUNDS; $round++ ) {
		foreach ( $all as $name => $once ) {
			$reading = per_page( $once, $set->paths );
			if ( $round >= 0 ) {
				$readings[ $at ][ $name ][] = $reading;
			}
		}
	}
}
echo json_encode( $readings );

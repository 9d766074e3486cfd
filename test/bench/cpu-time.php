<?php
/**
 * Plugin Name: CPU time of a page (benchmark)
 * Description: Says in the response header X-Test-Cpu-Ms what a page cost from the first plugin on, whatever else the
 * machine was busy with.
 *
 * @package TalkMessenger\Tests
 */

$talk_bench_cpu_ms = static function (): float {
	$usage = getrusage();
	return 1000 * ( $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] ) + ( $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'] ) / 1000;
};
$talk_bench_start  = $talk_bench_cpu_ms();

ob_start(
	static function ( $page ) use ( $talk_bench_cpu_ms, $talk_bench_start ) {
		if ( ! headers_sent() ) {
			header( 'X-Test-Cpu-Ms: ' . round( $talk_bench_cpu_ms() - $talk_bench_start, 3 ) );
		}
		return $page;
	}
);

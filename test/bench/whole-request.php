<?php
/**
 * Plugin Name: CPU time of a whole request (benchmark)
 * Description: Writes into wp-content/cpu-ms what a request cost from the first plugin to the very end, sending headers
 * included, whatever else the machine was busy with.
 *
 * @package TalkMessenger\Tests
 */

$talk_bench_cpu_ms = static function (): float {
	$usage = getrusage();
	return 1000 * ( $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] ) + ( $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'] ) / 1000;
};
$talk_bench_start  = $talk_bench_cpu_ms();

// WordPress's own, which sends what is buffered, was registered before this.
register_shutdown_function(
	static function () use ( $talk_bench_cpu_ms, $talk_bench_start ) {
		file_put_contents( WP_CONTENT_DIR . '/cpu-ms', round( $talk_bench_cpu_ms() - $talk_bench_start, 3 ) );
	}
);

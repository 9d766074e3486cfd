<?php
/**
 * Runs what the Security tab's PHP decides without WordPress: JSON lines in, JSON lines out.
 *
 * @package TalkMessenger\Tests
 */

use TalkMessenger\Security\Public_Address;
use TalkMessenger\Security\Reports;

require __DIR__ . '/../../wordpress-plugin/includes/autoload.php';

while ( false !== ( $line = fgets( STDIN ) ) ) {
	$asked = json_decode( $line, true );
	if ( isset( $asked['address'] ) ) {
		$answer = array( Public_Address::is_public( $asked['address'] ), Public_Address::is_loopback( $asked['address'] ) );
	} else {
		$answer = array_keys( ( new Reports( $asked['known'] ) )->read( $asked['body'] ) );
	}
	echo json_encode( $answer ), "\n";
}

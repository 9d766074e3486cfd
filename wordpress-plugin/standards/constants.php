<?php
/**
 * WordPress's constants that its stubs leave out, for PHPStan.
 *
 * @package TalkMessenger
 */

define( 'ARRAY_A', 'ARRAY_A' );
define( 'MINUTE_IN_SECONDS', 60 );
define( 'HOUR_IN_SECONDS', 3600 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'MONTH_IN_SECONDS', 2592000 );
define( 'WP_DEBUG', false );

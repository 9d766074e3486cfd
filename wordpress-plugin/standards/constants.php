<?php
/**
 * WordPress's constants that its stubs leave out, for PHPStan.
 *
 * @package TalkMessenger
 */

define( 'ARRAY_A', 'ARRAY_A' );
define( 'HOUR_IN_SECONDS', 3600 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'WP_DEBUG', false );

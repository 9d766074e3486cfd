<?php
/**
 * Prints the tables of caches, optimizers and consent banners that the plugin knows.
 *
 * @package TalkMessenger\Tests
 */

use TalkMessenger\Compatibility\Consent_Banner;
use TalkMessenger\Compatibility\Page_Caches;
use TalkMessenger\Compatibility\Script_Optimizers;

require dirname( __DIR__, 2 ) . '/wordpress-plugin/includes/autoload.php';

echo json_encode(
	array(
		'caches'     => Page_Caches::CACHES,
		'optimizers' => Script_Optimizers::OPTIMIZERS,
		'recipes'    => Consent_Banner::RECIPES,
	)
);

<?php
/**
 * What of Polylang the plugin calls, for PHPStan; each call asks first whether it is there.
 *
 * @package TalkMessenger
 */

/**
 * Puts a text on the list of strings.
 *
 * @param string $name      What translators read of it.
 * @param string $text      The text.
 * @param string $context   Its group.
 * @param bool   $multiline Whether it is edited in several lines.
 */
function pll_register_string( string $name, string $text, string $context = 'Polylang', bool $multiline = false ): void {}

/**
 * A text in a language; itself where it is not translated.
 *
 * @param string $text The text.
 * @param string $lang The language's slug.
 * @return mixed
 */
function pll_translate_string( string $text, string $lang ) {
	return $text;
}

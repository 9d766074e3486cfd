<?php
/**
 * Show, hide or inherit as a select.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Admin;

use TalkMessenger\Texts;

/**
 * The same three choices, with the same words, in every form of WordPress's own.
 */
final class Choice_Field {

	/** What stands for leaving every post as it is. */
	public const NO_CHANGE = '-1';

	/** Key of the words by value. */
	private const CHOICES = array(
		''     => 'editor.inherit',
		'show' => 'editor.show',
		'hide' => 'editor.hide',
	);

	/**
	 * The options of a select, escaped.
	 *
	 * @param Texts  $texts     The plugin's words.
	 * @param string $chosen    Value that is chosen.
	 * @param bool   $no_change Whether to offer, and choose, no change.
	 */
	public static function options( Texts $texts, string $chosen = '', bool $no_change = false ): string {
		// phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- WordPress's own words, translated in every language.
		$options = $no_change ? self::option( self::NO_CHANGE, __( '&mdash; No Change &mdash;' ), true ) : '';
		foreach ( self::CHOICES as $value => $text ) {
			$options .= self::option( $value, $texts->get( $text ), ! $no_change && $value === $chosen );
		}
		return $options;
	}

	/**
	 * Whether something that was sent is one of the three choices.
	 *
	 * @param mixed $value Anything.
	 */
	public static function is_choice( $value ): bool {
		return is_string( $value ) && isset( self::CHOICES[ $value ] );
	}

	/**
	 * One option.
	 *
	 * @param string $value  Value.
	 * @param string $label  Words, which may hold character references.
	 * @param bool   $chosen Whether it is chosen.
	 */
	private static function option( string $value, string $label, bool $chosen ): string {
		return sprintf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( $chosen, true, false ), esc_html( $label ) );
	}
}

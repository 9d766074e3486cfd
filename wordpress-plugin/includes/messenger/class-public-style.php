<?php
/**
 * What visitors' browsers may see of the messenger's style.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use stdClass;

/**
 * Colours, pictures and places. Part of the twin of core/settings/public-messenger.ts;
 * no function of WordPress is used here.
 */
final class Public_Style {

	/**
	 * Colours, pictures and places.
	 *
	 * @param stdClass $style The section.
	 * @return array<string, mixed>
	 */
	public static function of( stdClass $style ): array {
		return array(
			'header'        => self::header( $style->header ),
			'fade'          => $style->header->fade,
			'logo'          => Public_Image::of( $style->logo ),
			'primary'       => $style->colours->primary,
			'visitorBubble' => $style->colours->visitorBubble ?? $style->colours->primary,
			'scheme'        => $style->scheme,
			'font'          => self::font( $style->font ),
			'radius'        => $style->radius,
			'agents'        => array_map( array( Public_Image::class, 'face' ), $style->agents ),
			'bot'           => Public_Image::face( $style->bot ),
			'launcher'      => self::launcher( $style->launcher ),
		);
	}

	/**
	 * The header's background.
	 *
	 * @param stdClass $header Its settings.
	 * @return array<string, mixed>
	 */
	private static function header( stdClass $header ): array {
		if ( 'gradient' === $header->kind ) {
			return array(
				'kind'  => 'gradient',
				'from'  => $header->gradient->from,
				'to'    => $header->gradient->to,
				'angle' => $header->gradient->angle,
			);
		}
		$colour = array( 'colour' => $header->colour );
		return 'image' === $header->kind && null !== $header->image
			? array(
				'kind'  => 'image',
				'image' => Public_Image::of( $header->image ),
			) + $colour
			: array( 'kind' => 'colour' ) + $colour;
	}

	/**
	 * The font.
	 *
	 * @param stdClass $font Its settings.
	 * @return array<string, string>
	 */
	private static function font( stdClass $font ): array {
		if ( 'hosted' !== $font->kind ) {
			return array( 'kind' => $font->kind );
		}
		return null === $font->family || null === $font->stylesheet ? array( 'kind' => 'system' ) : array(
			'kind'       => 'hosted',
			'family'     => $font->family,
			'stylesheet' => $font->stylesheet,
		);
	}

	/**
	 * The launcher.
	 *
	 * @param stdClass $launcher Its settings.
	 * @return array<string, mixed>
	 */
	private static function launcher( stdClass $launcher ): array {
		$is_image = 'image' === $launcher->icon && null !== $launcher->image;
		return array(
			'icon'         => 'image' === $launcher->icon && ! $is_image ? 'chat' : $launcher->icon,
			'image'        => $is_image ? Public_Image::of( $launcher->image ) : null,
			'position'     => $launcher->position,
			'mirror'       => $launcher->mirror,
			'desktop'      => self::margin( $launcher->desktop ),
			'phone'        => self::margin( $launcher->phone ),
			'size'         => $launcher->size,
			'hideOnPhones' => $launcher->hideOnPhones,
			'layer'        => $launcher->layer,
			'yield'        => $launcher->yield,
			'yieldTo'      => $launcher->yieldTo,
		);
	}

	/**
	 * Distances from two edges.
	 *
	 * @param stdClass $margin The distances.
	 * @return array{x: int, y: int}
	 */
	private static function margin( stdClass $margin ): array {
		return array(
			'x' => $margin->x,
			'y' => $margin->y,
		);
	}
}

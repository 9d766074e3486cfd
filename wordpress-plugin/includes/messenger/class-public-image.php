<?php
/**
 * What visitors' browsers may see of a picture.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Messenger;

use stdClass;

/**
 * Pictures without their ids, and names with a picture. Part of the twin of core/settings/public-messenger.ts;
 * no function of WordPress is used here.
 */
final class Public_Image {

	/**
	 * A picture without its id, or null.
	 *
	 * @param stdClass|null $media The picture.
	 * @return array<string, mixed>|null
	 */
	public static function of( ?stdClass $media ): ?array {
		return null === $media ? null : array(
			'url'    => $media->url,
			'width'  => $media->width,
			'height' => $media->height,
			'alt'    => $media->alt,
		);
	}

	/**
	 * A name with its picture.
	 *
	 * @param stdClass $face Agent or bot.
	 * @return array<string, mixed>
	 */
	public static function face( stdClass $face ): array {
		return array(
			'name'  => $face->name,
			'image' => self::of( $face->image ),
		);
	}
}

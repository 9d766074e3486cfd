import { MESSENGER_LIMITS, type Media } from '../../settings/index.ts';

/** Characters that a picture's address and its description may have. */
export const MEDIA_LENGTHS = {
  address: MESSENGER_LIMITS.address,
  alt: MESSENGER_LIMITS.pictureText,
} as const;

/** A picture that was chosen among the host's own: a description that is too long for the field is cut. */
export const mediaOfFile = ({ id, url, width, height, alt }: Media): Media => ({
  id,
  url,
  width,
  height,
  alt: [...alt].slice(0, MEDIA_LENGTHS.alt).join(''),
});

/** The picture of a typed address, with the description that the field has; null where the address is empty. */
export const mediaAt = (address: string, before: Media | null): Media | null => {
  const url = address.trim();
  return url === '' ? null : { id: '', url, width: 0, height: 0, alt: before?.alt ?? '' };
};

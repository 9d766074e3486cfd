import { h, type VNode } from '../element.ts';
import type { PublicFace, PublicImage } from '../../public-settings.ts';

/** Drawings, 24 by 24, in lines; those of other rooms are theirs. */
const LINES: Readonly<Record<string, string>> = {
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 6l6 6-6 6',
  external: 'M14 5h5v5M19 5l-8 8M10 6H6v12h12v-4',
};

/** @param name one of the above, and a class of the style sheet; or `lines` of a room's own. */
export const icon = (name: string, lines = LINES[name]): VNode =>
  h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: `icon i-${name}` }, h('path', { d: lines }));

/** An address that may be used, wherever it was written; anything else leads nowhere. */
export const safeAddress = (url: string): string | undefined =>
  /^(https:\/\/|mailto:|tel:|\/(?!\/))/i.test(url) ? url : undefined;

export const picture = ({ url, alt, width, height }: PublicImage, className: string): VNode =>
  h('img', {
    src: safeAddress(url),
    alt,
    class: className,
    ...(width > 0 && { width, height }),
    decoding: 'async',
  });

/** A face: its picture, else the first letters of its name. */
export const face = ({ name, image }: PublicFace): VNode =>
  image
    ? picture({ ...image, alt: '' }, 'face')
    : h(
        'span',
        { class: 'face', 'aria-hidden': 'true' },
        name
          .split(/\s+/)
          .slice(0, 2)
          .map((word) => [...word][0]?.toUpperCase())
          .join(''),
      );

export const iconButton = (
  name: string,
  label: string,
  onClick: () => void,
  more?: object,
  lines?: string,
): VNode =>
  h(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': label, title: label, onClick, ...more },
    icon(name, lines),
  );

/** A button that looks like a link. */
export const linkButton = (label: string, onClick: () => void, more = ''): VNode =>
  h('button', { type: 'button', class: `link ${more}`, onClick }, label);

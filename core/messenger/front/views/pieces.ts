import type { ComponentChildren, VNode } from 'preact';
import { h } from './element.ts';
import type { PublicFace, PublicImage } from '../../public-settings.ts';

/** Drawings, 24 by 24, in lines. */
const LINES = {
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 6l6 6-6 6',
  send: 'M12 19V5M6 11l6-6 6 6',
  sound: 'M5 9.500v5h3.500l4.5 4v-13l-4.5 4zM16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11',
  silent: 'M5 9.500v5h3.500l4.5 4v-13l-4.5 4zM17 10l4 4m0-4-4 4',
  external: 'M14 5h5v5M19 5l-8 8M10 6H6v12h12v-4',
  chat: 'M20 11.500a8 7.5 0 0 1-11.5 6.700L4 19.500l1.3-4A7.5 7.5 0 1 1 20 11.500z',
  alert: 'M12 8v5m0 3v.01M12 3.5 21 19H3z',
} as const;
export type IconName = keyof typeof LINES;

export const icon = (name: IconName): VNode =>
  h(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: `icon i-${name}` },
    h('path', { d: LINES[name] }),
  );

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
          .map((word) => [...word][0]?.toUpperCase() ?? '')
          .join(''),
      );

export const iconButton = (name: IconName, label: string, onClick: () => void, more: object = {}): VNode =>
  h(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': label, title: label, onClick, ...more },
    icon(name),
  );

/** An address in a text, without the punctuation that ends its sentence. */
const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}])/g;

/** A text of somebody's, with its addresses as links. Text nodes alone: nothing of it is ever markup. */
export const withLinks = (text: string): ComponentChildren =>
  text
    .split(LINK)
    .map((part, i) =>
      i % 2 === 0
        ? part
        : h('a', { href: part, target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'ltr' }, part),
    );

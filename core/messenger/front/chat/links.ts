import type { Children } from '../element.ts';
import { h } from '../kit.ts';

/** An address in a text, without the punctuation that ends its sentence. */
const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}])/g;

/** A text of somebody's, with its addresses as links. Text nodes alone: nothing of it is ever markup. */
export const withLinks = (text: string): Children =>
  text
    .split(LINK)
    .map((part, i) =>
      i % 2 === 0
        ? part
        : h('a', { href: part, target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'ltr' }, part),
    );

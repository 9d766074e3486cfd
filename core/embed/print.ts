import { escapeAttribute } from 'entities';
import { isAsync, type EmbedAttributes } from './attributes.ts';

/**
 * The embed as HTML, for hosts without script functions of their own.
 * @param loaderUrl where the site serves the loader.
 * @param nonce the site's own nonce of this response, if it has one.
 */
export const printEmbed = (attributes: EmbedAttributes, loaderUrl: string, nonce?: string): string => {
  const all = { src: loaderUrl, ...(nonce !== undefined && { nonce }), ...attributes };
  const printed = Object.entries(all).map(([name, value]) =>
    value === '' ? name : `${name}="${escapeAttribute(value)}"`,
  );
  return `<script ${isAsync(attributes) ? 'async ' : ''}${printed.join(' ')}></script>`;
};

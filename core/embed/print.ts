import { escapeAttribute } from 'entities';
import { isAsync, type EmbedAttributes } from './attributes.ts';
import { hintAttributes, hintedScript } from './hint.ts';

const printed = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === '' ? name : `${name}="${escapeAttribute(value)}"`))
    .join(' ');

/**
 * The embed as HTML, for hosts without script functions of their own: the tag, and ahead of it the hint where one
 * helps.
 * @param loaderUrl where the site serves the loader.
 * @param nonce the site's own nonce of this response, if it has one.
 */
export const printEmbed = (attributes: EmbedAttributes, loaderUrl: string, nonce?: string): string => {
  const script = hintedScript(attributes);
  const hint = script === null ? '' : `<link ${printed(hintAttributes(script, nonce))}>`;
  const tag = { src: loaderUrl, ...(nonce !== undefined && { nonce }), ...attributes };
  return `${hint}<script ${isAsync(attributes) ? 'async ' : ''}${printed(tag)}></script>`;
};

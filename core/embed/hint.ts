// Twin in PHP: front/class-embed-attributes.php, front/class-embed-hint.php
import type { EmbedAttributes } from './attributes.ts';

/**
 * What is against fetching at once: another moment, a hidden page, a decision that falls in the browser, a
 * messenger in front, or a visitor who may ask not to be tracked.
 */
const WAITS = ['data-load', 'data-hide', 'data-pending', 'data-rules', 'data-gpc', 'data-launcher'] as const;

/**
 * The account's script, where the loader will ask for it in any case and at once: a browser that is told so
 * fetches both at the same time. Null on all other pages; next to another installation the tag names no script.
 * @example hintedScript({ 'data-key': 'k', 'data-host': 'https://h/', 'data-src': 'https://s/app.js', 'data-by': 'default' })
 * // 'https://s/app.js'
 */
export const hintedScript = (attributes: EmbedAttributes): string | null =>
  WAITS.some((name) => name in attributes) ? null : (attributes['data-src'] ?? null);

/**
 * The attributes of the hint, a `<link>`. Low, as is every script that is not the parser's: it is not to be ahead of
 * what the page shows. Browsers judge it as a script, so it needs the nonce that the tag has.
 */
export const hintAttributes = (script: string, nonce?: string): Readonly<Record<string, string>> => ({
  rel: 'preload',
  href: script,
  as: 'script',
  fetchpriority: 'low',
  ...(nonce !== undefined && { nonce }),
});

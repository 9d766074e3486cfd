import { expect } from '@jest/globals';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import type { StorefrontPage } from '../sandbox/shopify-storefront/page.ts';
import { readHtml } from './html.ts';
import { connectedSettings, storedText } from './stored.ts';

export const render = blockRenderer();
export const connected = storedText(connectedSettings({}));

/** The attributes of the one element that is printed. */
export const attributesOn = (
  page: StorefrontPage,
  stored: string | null = connected,
): Record<string, string> => {
  const { elements, text } = readHtml(render(page, stored));
  expect(elements.map(({ name }) => name)).toEqual(['script']);
  expect(text).toBe('');
  return elements[0]!.attributes;
};

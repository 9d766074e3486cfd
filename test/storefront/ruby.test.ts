// needs: ruby
import { expect, test } from '@jest/globals';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import { CATALOG, NOT_FOUND } from '../sandbox/shopify-storefront/catalog.ts';
import type { StorefrontPage } from '../sandbox/shopify-storefront/page.ts';
import { renderInRuby } from '../sandbox/shopify-storefront/ruby.ts';
import { readHtml } from './html.ts';
import { connectedSettings, hideRule, identifyingText, messengerText, storedText } from './stored.ts';
import { storeVisits } from './vector-pages.ts';

const render = blockRenderer();
type Case = readonly [page: StorefrontPage, appData: string | null];

/** Both engines print the same, as a browser reads it: they escape quotes in different ways. */
const sameInBoth = (cases: readonly Case[]): void => {
  const inRuby = renderInRuby(cases).map(readHtml);
  expect(inRuby).toEqual(cases.map(([page, appData]) => readHtml(render(page, appData))));
};

test("Shopify's Liquid prints the shared cases as its twin in JavaScript does", () => {
  expect(storeVisits.length).toBeGreaterThan(300);
  sameInBoth(
    storeVisits.map(({ page, settings, switches }): Case => {
      const stored = { ...connectedSettings({ visibility: settings.visibility }), enabled: settings.enabled };
      return [page, storedText(stored, ...switches)];
    }),
  );
});

test('… and all pages of the demo store, with and without the app, in and out of the editor', () => {
  const stored = storedText(
    connectedSettings({
      connection: { options: { color: `"'<&>` } },
      visibility: { rules: [hideRule('t', { terms: ['tag:a', 'collection:b', 'vendor:c', 'type:d'] })] },
    }),
    ['products', '7003', 'hide'],
    ['articles', 'journal/rain', 'show'],
  );
  const pages = [...CATALOG, NOT_FOUND].map(({ page }) => page);
  const cases = pages.flatMap((page): Case[] => [
    [page, stored],
    [page, null],
    [{ ...page, editor: 'design' }, stored],
    [{ ...page, editor: 'sections' }, stored],
    [{ ...page, root: '/de', template: { name: 'x', suffix: `"é`, directory: 'd' } }, stored],
    [{ ...page, root: '/de', customer: 'jo@shop.example' }, identifyingText(connectedSettings({}))],
    [{ ...page, locale: 'de-AT' }, messengerText(connectedSettings({}))],
    [{ ...page, locale: 'pt-BR' }, messengerText(connectedSettings({}), { identity: true })],
  ]);
  const printed = renderInRuby(cases);
  expect(printed.filter((html) => html.includes('data-override="hide"'))).toHaveLength(2);
  expect(printed.filter((html) => html.includes('data-terms="tag:belt-drive collection:city'))).toHaveLength(
    2,
  );
  sameInBoth(cases);
});

// needs: nothing
import { describe, expect, test } from '@jest/globals';
import { readAppData } from '../../shopify-app/app-data/index.ts';
import { KEY, NAMESPACE, READ_APP_DATA } from '../../shopify-app/app-data/metafield.ts';
import type { Query } from '../../shopify-app/extensions/talk-switch/src/ask.ts';
import { writeChoice } from '../../shopify-app/extensions/talk-switch/src/stored.ts';
import { Store } from '../sandbox/shopify/stores.ts';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import { connectedSettings, hideRule, storedText } from './stored.ts';

const NAME = `${NAMESPACE}.${KEY}`;

/** The Admin API of a store of the sandbox, as far as the block on its admin's pages asks it. */
const queryOf =
  (store: Store): Query =>
  <Data>(text: string, options?: { variables?: Record<string, unknown> }) => {
    const answer = (): object => {
      if (text === READ_APP_DATA)
        return {
          currentAppInstallation: { id: store.installationId, metafield: store.metafields.get(NAME) ?? null },
        };
      const { metafields = [] } = (options?.variables ?? {}) as {
        metafields?: Parameters<Store['set']>[0][];
      };
      const error = store.set(metafields[0]!);
      return { metafieldsSet: { metafields: null, userErrors: error ? [error] : [] } };
    };
    return Promise.resolve({ data: answer() as Data });
  };

const storeWith = (value: string): Store => {
  const store = new Store(1);
  store.set({ ownerId: store.installationId, namespace: NAMESPACE, key: KEY, value });
  return store;
};
const valueOf = (store: Store): string => store.metafields.get(NAME)!.value;

describe("A choice on the admin's page of a product", () => {
  const settings = connectedSettings({ visibility: { rules: [hideRule('sale', { path: ['/sale'] })] } });
  const product = { pageType: 'product', resource: { id: 7, handle: 'x' } };
  const render = blockRenderer();

  test('is what the theme prints on its page, and on no other', async () => {
    const store = storeWith(storedText(settings));
    const before = render(product, valueOf(store));
    expect(await writeChoice(queryOf(store), 'products', '7', 'hide')).toMatchObject({ ok: true });
    const after = render(product, valueOf(store));
    expect(after).toBe(before.replace('></script>', ' data-override="hide"></script>'));
    const other = { pageType: 'product', resource: { id: 77, handle: 'y' } };
    expect(render(other, valueOf(store))).not.toContain('data-override');
  });

  test('leaves what the app reads as it was, but for the choice', async () => {
    const store = storeWith(storedText(settings));
    await writeChoice(queryOf(store), 'products', '7', 'show');
    const read = readAppData(valueOf(store));
    expect(read).toMatchObject({ ok: true, appData: { settings } });
    expect(read.ok && read.appData.overrides.products).toEqual({ show: ['7'], hide: [] });
  });

  test('of ten people at once are all kept, or their writers told', async () => {
    const store = storeWith(storedText(settings));
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => writeChoice(queryOf(store), 'products', `${at + 1}`, 'hide')),
    );
    const kept = outcomes.flatMap(({ ok }, at) => (ok ? [`${at + 1}`] : []));
    expect(kept.length).toBeGreaterThan(0);
    const read = readAppData(valueOf(store));
    expect(read.ok && read.appData.overrides.products.hide).toEqual(kept.toSorted());
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.problem).toEqual({ code: 'busy' });
  });
});

// needs: shopifySchema
import { beforeAll, describe, expect, test } from '@jest/globals';
import { execute, parse } from 'graphql';
import { progressTo } from '../../scripts/progress.ts';
import { ensureAdminSchema } from '../../scripts/machine/shopify-schema.ts';
import { TAXONOMIES } from '../../shopify-app/app-data/storefront.ts';
import type { Query } from '../../shopify-app/extensions/talk-switch/src/ask.ts';
import { readResource } from '../../shopify-app/extensions/talk-switch/src/resource.ts';
import { contentRoot, type Entry } from '../sandbox/shopify/content.ts';
import { adminSchema } from '../sandbox/shopify/schema.ts';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import { readHtml } from '../storefront/html.ts';
import { connectedSettings, hideRule, storedText } from '../storefront/stored.ts';

beforeAll(() => ensureAdminSchema(progressTo()));

const collection = (handle: string): Entry => ({
  id: `gid://shopify/Collection/${handle}`,
  handle,
  title: handle,
});

const product = (more: Partial<Entry> = {}): Entry => ({
  id: 'gid://shopify/Product/7',
  handle: 'no-3',
  title: 'No. 3',
  tags: ['Belt drive', 'Für Kinder & mehr', '50% off!', '自転車', '--'],
  vendor: 'Larkmoor & Sons',
  productType: 'City Bicycle',
  templateSuffix: 'gift',
  collections: ['city', 'sale-2026'],
  ...more,
});

/** The Admin API with this product, and the collections that it is in. */
const queryOf = (entry: Entry): Query => {
  const collections = (entry.collections ?? []).map(collection);
  const rootValue = contentRoot({ products: [entry], collections, pages: [], blogs: [], articles: [] });
  return async <Data>(text: string, options?: { variables?: Record<string, unknown> }) => {
    const { data, errors } = await execute({
      schema: adminSchema(),
      document: parse(text),
      rootValue,
      variableValues: options?.variables ?? {},
    });
    return { data: data as Data, ...(errors && { errors }) };
  };
};

describe('what the admin’s block knows of a product', () => {
  test('is what the theme’s block prints of it', async () => {
    const { id, handle, tags, vendor, productType, templateSuffix, collections } = product();
    const known = await readResource(queryOf(product()), 'products', id);
    const terms = TAXONOMIES.map((taxonomy) => `${taxonomy}:x`);
    const html = blockRenderer()(
      {
        pageType: 'product',
        template: { name: 'product', suffix: templateSuffix! },
        resource: {
          id: 7,
          handle,
          tags: tags!,
          collections: collections!,
          vendor: vendor!,
          type: productType!,
        },
      },
      storedText(connectedSettings({ visibility: { rules: [hideRule('all', { terms })] } })),
    );
    const { attributes } = readHtml(html).elements[0]!;
    const printed = attributes['data-terms']!.split(' ').filter((term) => !term.endsWith(':'));
    expect(known?.terms?.toSorted()).toEqual(printed.toSorted());
    expect(known?.terms).toContain('tag:für-kinder-mehr');
    expect(known?.types.join(' ')).toBe(attributes['data-type']);
    expect(known?.path).toBe(`/products/${attributes['data-handle']}`);
  });

  test('leaves its terms open where it is in more collections than one answer holds', async () => {
    const many = Array.from({ length: 251 }, (_, at) => `c-${at}`);
    const known = await readResource(queryOf(product({ collections: many })), 'products', product().id);
    expect(known).toMatchObject({ path: '/products/no-3', terms: null });
  });

  test('is nothing where there is no such product', async () => {
    expect(await readResource(queryOf(product()), 'products', 'gid://shopify/Product/8')).toBe(null);
  });
});

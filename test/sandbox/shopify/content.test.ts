// needs: shopifySchema
import { beforeAll, describe, expect, test } from '@jest/globals';
import { progressTo } from '../../../scripts/progress.ts';
import { ensureAdminSchema } from '../../../scripts/machine/shopify-schema.ts';
import { accessError, optionalScopes } from './access.ts';
import { demoContent, searched } from './content.ts';

beforeAll(() => ensureAdminSchema(progressTo()));

describe('the stand-in for the Admin API', () => {
  test('has what the demo store shows', () => {
    const { products, articles } = demoContent();
    expect(products.map(({ id, handle, productType }) => [id, handle, productType])).toEqual([
      ['gid://shopify/Product/7003', 'no-3', 'Bicycle'],
      ['gid://shopify/Product/7005', 'no-5', 'Bicycle'],
    ]);
    expect(articles).toMatchObject([{ handle: 'rain', blog: 'journal', title: 'Riding in the rain' }]);
  });

  test('finds what begins with all of the words, and takes no operator for one', () => {
    const { articles } = demoContent();
    expect(searched(articles, 'rid* ra*')).toHaveLength(1);
    expect(searched(articles, 'ain*')).toEqual([]);
    expect(searched(articles, null)).toEqual(articles);
    for (const query of ['title:rain*', '-rain*', 'rain', '(rain*', '"rain"*'])
      expect(() => searched(articles, query)).toThrow('does not search for');
  });

  test('finds by number and by handle', () => {
    const { products } = demoContent();
    expect(searched(products, 'id:7005 OR handle:"no-3"')).toHaveLength(2);
    expect(searched(products, 'handle:"no"')).toEqual([]);
  });

  test('refuses what is not granted, in Shopify’s words', () => {
    const document = '{ articles(first: 1) { nodes { title } } }';
    expect(accessError(document, ['read_products'])).toMatchObject({
      message: expect.stringContaining('Required access: `read_content` access scope or'),
      extensions: { code: 'ACCESS_DENIED' },
    });
    expect(accessError(document, ['read_online_store_pages'])).toBe(null);
    expect(accessError('{ currentAppInstallation { id } }', [])).toBe(null);
  });

  test('knows which scopes the app may ask for from its configuration', () => {
    expect(optionalScopes('[access_scopes]\noptional_scopes = ["read_a", "write_b"]\n')).toEqual([
      'read_a',
      'write_b',
    ]);
    expect(optionalScopes('[access_scopes]\nscopes = ""\n')).toEqual([]);
  });
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import { progressTo } from '../../scripts/progress.ts';
import { ensureAdminSchema } from '../../scripts/machine/shopify-schema.ts';
import { READ_APP_DATA, WRITE_APP_DATA } from '../../shopify-app/app-data/index.ts';
import { documentErrors, scopesOf } from '../sandbox/shopify/schema.ts';

beforeAll(() => ensureAdminSchema(progressTo()));

describe('the GraphQL documents', () => {
  test.each([
    ['reading', READ_APP_DATA],
    ['writing', WRITE_APP_DATA],
  ])('%s: Shopify’s schema takes it, and no access scope is asked for', (_, document) => {
    expect(documentErrors(document)).toEqual([]);
    expect(scopesOf(document)).toEqual({});
  });

  test('are judged: a field that is none, and one that asks for a scope, are found', () => {
    expect(documentErrors('{ currentAppInstallation { secret } }')).toEqual([
      expect.stringContaining('Cannot query field "secret"'),
    ]);
    expect(scopesOf('{ products(first: 1) { nodes { title } } }')).toMatchObject({
      Product: ['read_products'],
    });
  });
});

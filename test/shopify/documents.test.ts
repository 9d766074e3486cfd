import { beforeAll, describe, expect, test } from '@jest/globals';
import { progressTo } from '../../scripts/progress.ts';
import { ensureAdminSchema } from '../../scripts/machine/shopify-schema.ts';
import { READ_APP_DATA, READ_STORE, WRITE_APP_DATA } from '../../shopify-app/app-data/index.ts';
import { CONTENT_SCOPE, FILES_SCOPE, PRODUCT_SCOPE } from '../../shopify-app/app-data/scopes.ts';
import { READ_CHOICES } from '../../shopify-app/app/content/choices.ts';
import { LIST_CONTENT, SCOPES } from '../../shopify-app/app/content/documents.ts';
import { LIST_IMAGES } from '../../shopify-app/app/content/images.ts';
import { READ_DOMAINS } from '../../shopify-app/server/storefront/domains.ts';
import { READ_RESOURCE } from '../../shopify-app/extensions/talk-switch/src/resource.ts';
import { optionalScopes } from '../sandbox/shopify/access.ts';
import { documentErrors, scopesOf } from '../sandbox/shopify/schema.ts';

beforeAll(() => ensureAdminSchema(progressTo()));

describe('the GraphQL documents', () => {
  test.each([
    ['reading', READ_APP_DATA],
    ['writing', WRITE_APP_DATA],
    ['asking for the domains', READ_DOMAINS],
    ['asking what the store is called', READ_STORE],
  ])('%s: Shopify’s schema takes it, and no access scope is asked for', (_, document) => {
    expect(documentErrors(document)).toEqual([]);
    expect(scopesOf(document)).toEqual({});
  });

  test.each(Object.entries(LIST_CONTENT))(
    'listing %s: Shopify’s schema takes it, and the one optional scope is enough',
    (kind, document) => {
      expect(documentErrors(document)).toEqual([]);
      const needed = Object.values(scopesOf(document));
      expect(needed.length).toBeGreaterThan(0);
      for (const scopes of needed) expect(scopes).toContain(SCOPES[kind as keyof typeof SCOPES]);
    },
  );

  test.each([
    ['products', READ_CHOICES.products, PRODUCT_SCOPE],
    ['content', READ_CHOICES.content, CONTENT_SCOPE],
    ['images', LIST_IMAGES, FILES_SCOPE],
  ])(
    'what there is to choose of %s: Shopify’s schema takes it, and the one optional scope is enough',
    (_, document, scope) => {
      expect(documentErrors(document)).toEqual([]);
      expect(scopesOf(document)).not.toEqual({});
      for (const scopes of Object.values(scopesOf(document))) expect(scopes).toContain(scope);
    },
  );

  test.each(Object.entries(READ_RESOURCE))(
    'reading one of the %s: Shopify’s schema takes it, and the one optional scope is enough',
    (_, document) => {
      expect(documentErrors(document)).toEqual([]);
      for (const scopes of Object.values(scopesOf(document))) expect(scopes).toEqual([PRODUCT_SCOPE]);
    },
  );

  test('ask for no scope that the app’s configuration does not name', () => {
    expect(optionalScopes()).toEqual(expect.arrayContaining([PRODUCT_SCOPE, CONTENT_SCOPE, FILES_SCOPE]));
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

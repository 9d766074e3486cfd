// needs: nothing
import { describe, expect, test } from '@jest/globals';
import { KINDS } from '../../core/visibility/kinds.ts';
import type { StorefrontPage } from '../sandbox/shopify-storefront/page.ts';
import { attributesOn } from './block-attributes.ts';
import { connectedSettings, hideRule, storedText } from './stored.ts';

describe('The kind of a page', () => {
  const KIND_OF: readonly (readonly [pageType: string, kind: string])[] = [
    ['404', '404'],
    ['article', 'post'],
    ['blog', 'blog'],
    ['captcha', 'other'],
    ['cart', 'cart'],
    ['collection', 'collection'],
    ['list-collections', 'shop'],
    ['customers/account', 'account'],
    ['customers/activate_account', 'account'],
    ['customers/addresses', 'account'],
    ['customers/login', 'account'],
    ['customers/order', 'account'],
    ['customers/register', 'account'],
    ['customers/reset_password', 'account'],
    ['gift_card', 'other'],
    ['index', 'front'],
    ['metaobject', 'entry'],
    ['page', 'page'],
    ['password', 'other'],
    ['policy', 'page'],
    ['product', 'product'],
    ['search', 'search'],
    ['something new', 'other'],
  ];

  test.each(KIND_OF)('%s is %s', (pageType, kind) => {
    expect(attributesOn({ pageType })['data-kind']).toBe(kind);
  });

  test('is one of all that the core knows, but those that Shopify has no theme page for', () => {
    const printed = new Set(KIND_OF.map(([, kind]) => kind));
    expect(KINDS.filter((kind) => !printed.has(kind))).toEqual(['checkout', 'archive']);
  });
});

describe('Facts', () => {
  test.each<[string, StorefrontPage['template'], string]>([
    ['the template', { name: 'product' }, 'product'],
    ['an alternate template, both ways', { name: 'page', suffix: 'contact' }, 'page page.contact'],
    ['its folder', { name: 'login', directory: 'customers' }, 'customers/login'],
  ])('data-type is %s', (_name, template, type) => {
    expect(attributesOn({ pageType: 'page', ...(template && { template }) })['data-type']).toBe(type);
  });

  test('data-home is the root of the language, where there is one', () => {
    expect(attributesOn({ pageType: 'index', root: '/de' })['data-home']).toBe('/de');
    expect(attributesOn({ pageType: 'index' })).not.toHaveProperty('data-home');
  });

  const asksFor = (...terms: string[]): string =>
    storedText(connectedSettings({ visibility: { rules: [hideRule('t', { terms })] } }));
  const resource = {
    id: 1,
    handle: 'hat',
    tags: ['Summer Sale', 'Été'],
    collections: ['hats', 'new'],
    vendor: 'Acme & Co.',
    type: 'Head Wear',
  };

  test.each([
    ['tag:a', 'tag:summer-sale tag:été'],
    ['collection:a', 'collection:hats collection:new'],
    ['vendor:a', 'vendor:acme-co'],
    ['type:a', 'type:head-wear'],
  ])('data-terms has what %s is about, as handles, and no more', (term, printed) => {
    expect(attributesOn({ pageType: 'product', resource }, asksFor(term))['data-terms']).toBe(printed);
  });

  test('data-terms has all that is asked for, and only the tags of an article', () => {
    const stored = asksFor('type:a', 'tag:b');
    expect(attributesOn({ pageType: 'product', resource }, stored)['data-terms']).toBe(
      'tag:summer-sale tag:été type:head-wear',
    );
    const article = { id: 1, handle: 'news/a', tags: ['A'] };
    expect(attributesOn({ pageType: 'article', resource: article }, stored)['data-terms']).toBe('tag:a');
  });

  test('data-terms is not there where no rule asks, nor on other pages', () => {
    expect(attributesOn({ pageType: 'product', resource })).not.toHaveProperty('data-terms');
    const collection = { id: 1, handle: 'hats', tags: ['a'] };
    expect(
      attributesOn({ pageType: 'collection', resource: collection }, asksFor('tag:a')),
    ).not.toHaveProperty('data-terms');
  });
});

describe("The page's own switch", () => {
  test.each([
    ['products', 'product', { id: 7, handle: 'x' }, '7'],
    ['collections', 'collection', { id: 7, handle: 'x' }, '7'],
    ['pages', 'page', { id: 7, handle: 'x' }, 'x'],
    ['blogs', 'blog', { id: 7, handle: 'x' }, 'x'],
    ['articles', 'article', { id: 7, handle: 'news/x' }, 'news/x'],
  ] as const)('of %s is looked up', (kind, pageType, resource, key) => {
    for (const choice of ['show', 'hide'] as const)
      expect(
        attributesOn({ pageType, resource }, storedText(connectedSettings({}), [kind, key, choice]))[
          'data-override'
        ],
      ).toBe(choice);
  });

  test('is not that of a thing of another kind, or of a longer or shorter id', () => {
    const stored = storedText(
      connectedSettings({}),
      ['collections', '7', 'hide'],
      ['products', '77', 'hide'],
    );
    expect(
      attributesOn({ pageType: 'product', resource: { id: 7, handle: '77' } }, stored),
    ).not.toHaveProperty('data-override');
    expect(attributesOn({ pageType: 'policy' }, stored)).not.toHaveProperty('data-override');
  });
});

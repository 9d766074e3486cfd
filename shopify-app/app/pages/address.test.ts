import { describe, expect, test } from '@jest/globals';
import { listedFrom, pageAt } from './address.ts';

describe('what is at an address', () => {
  test.each([
    ['/', 'front', null],
    ['/de', 'front', null],
    ['https://shop.example/en-ca/?a=b', 'front', null],
    ['/products/lark', 'product', null],
    ['/collections/summer/products/lark', 'product', null],
    ['/collections', 'shop', null],
    ['/collections/summer', 'collection', null],
    ['/pages/warranty', 'page', 'pages: warranty'],
    ['https://shop.example/de/pages/%C3%BCber-uns#team', 'page', 'pages: über-uns'],
    ['/policies/refund-policy', 'page', null],
    ['/blogs/news', 'blog', 'blogs: news'],
    ['/blogs/news/tagged/lamps', 'blog', 'blogs: news'],
    ['/blogs/news/first-post', 'post', 'articles: news/first-post'],
    ['/cart', 'cart', null],
    ['/account/orders/1', 'account', null],
    ['/search?q=lamp', 'search', null],
    ['/pages/%E0%A4%A', 'page', null],
    ['/apps/other', 'other', null],
  ])('%s is %s', (address, kind, listed) => {
    const found = pageAt(address);
    expect(found.kind).toBe(kind);
    expect(found.listed && `${found.listed.kind}: ${found.listed.key}`).toBe(listed);
  });

  test('is below the folder of its market or language', () => {
    expect(pageAt('/de/products/lark').root).toBe('/de');
    expect(pageAt('/en-ca').root).toBe('/en-ca');
    expect(pageAt('/products/lark').root).toBe('/');
    // Two letters alone make no language.
    expect(pageAt('/no/such/page')).toMatchObject({ root: '/', kind: 'other' });
  });

  test('can be named by a handle', () => {
    expect(listedFrom(' warranty ')).toEqual({ kind: 'pages', key: 'warranty' });
    expect(listedFrom('news/first-post')).toEqual({ kind: 'articles', key: 'news/first-post' });
    expect(listedFrom('/blogs/news')).toEqual({ kind: 'blogs', key: 'news' });
    expect(listedFrom('https://admin.shopify.com/store/larkmoor/products/632910392?a=b')).toEqual({
      kind: 'products',
      key: '632910392',
    });
    expect(listedFrom('https://larkmoor.myshopify.com/admin/collections/12')).toEqual({
      kind: 'collections',
      key: '12',
    });
    expect(listedFrom('/de/products/lark?variant=1')).toEqual({ kind: 'products', handle: 'lark' });
    expect(listedFrom('https://larkmoor.example/collections/summer')).toEqual({
      kind: 'collections',
      handle: 'summer',
    });
    expect(listedFrom('/collections/summer/products/lark')).toEqual({ kind: 'products', handle: 'lark' });
    expect(listedFrom('/products')).toBe(null);
    expect(listedFrom('')).toBe(null);
    expect(listedFrom('<script>')).toBe(null);
  });
});

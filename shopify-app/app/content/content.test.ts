import { describe, expect, test } from '@jest/globals';
import {
  listedFrom,
  queryOf,
  questionText,
  readQuestion,
  searchSyntax,
  type ContentQuestion,
} from './content.ts';

describe('a question', () => {
  test.each<ContentQuestion>([
    { kind: 'pages', search: '', after: null },
    { kind: 'articles', search: 'rain & shine = 5', after: 'eyJsYXN0X2lkIjo1fQ==' },
    { kind: 'products', search: '', after: null, named: { keys: ['12', '13'] } },
    { kind: 'products', search: '', after: null, named: { handle: 'city-bicycle' } },
  ])('survives the way to the server: %j', (question) => {
    expect(readQuestion(new URLSearchParams(questionText(question)))).toEqual(question);
  });

  test('of another kind is none', () => {
    expect(readQuestion(new URLSearchParams('kind=orders'))).toBe(null);
    expect(readQuestion(new URLSearchParams('search=x'))).toBe(null);
    expect(readQuestion(new URLSearchParams('kind=products&key=no-number'))).toBe(null);
    expect(readQuestion(new URLSearchParams('kind=pages&handle=a"b'))).toBe(null);
    const many = new URLSearchParams([
      ['kind', 'products'],
      ...Array.from({ length: 26 }, (_, at) => ['key', `${at + 1}`]),
    ]);
    expect(readQuestion(many)).toBe(null);
  });

  test('is cut where nobody types that much', () => {
    const long = readQuestion(new URLSearchParams({ kind: 'pages', search: 'x'.repeat(5000) }));
    expect(long?.search).toHaveLength(100);
  });
});

describe('what is searched for', () => {
  test.each([
    ['', null],
    ['   ', null],
    ['rain', 'rain*'],
    ['  Riding  in ', 'Riding* in*'],
    ['first-post', 'first* post*'],
    ['über uns', 'über* uns*'],
    ['title:x OR (id:>1)', 'title* x* OR* id* 1*'],
    ['-secret "a b" c\\d *', 'secret* a* b* c* d*'],
    ['NOT AND', 'NOT* AND*'],
    ['?!', null],
  ])('%j is words and no operators', (typed, syntax) => {
    expect(searchSyntax(typed)).toBe(syntax);
  });
});

test.each([
  [{ kind: 'products', named: { keys: ['12', '13'] } }, 'id:12 OR id:13'],
  [{ kind: 'articles', named: { keys: ['news/first'] } }, 'handle:"first"'],
  [{ kind: 'products', named: { handle: 'lamp' } }, 'handle:"lamp"'],
  [{ kind: 'pages' }, null],
] as const)('%j is asked for by name as Shopify’s search has it', (question, syntax) => {
  expect(queryOf({ search: '', after: null, ...question })).toBe(syntax);
});

describe('what Shopify lists', () => {
  const pageInfo = { hasNextPage: false, endCursor: 'end' };

  test('is called as in the lists of single choices', () => {
    const pages = [{ id: 'gid://shopify/Page/1', handle: 'warranty', title: 'Warranty', isPublished: true }];
    expect(listedFrom({ kind: 'pages' }, { list: { nodes: pages, pageInfo } })).toEqual({
      kind: 'listed',
      items: [{ key: 'warranty', title: 'Warranty', path: '/pages/warranty', published: true }],
      next: null,
    });
    const blog = { handle: 'news', title: 'News' };
    const articles = [
      { id: 'gid://shopify/Article/1', handle: 'first', title: ' ', isPublished: false, blog },
      {
        id: 'gid://shopify/Article/2',
        handle: 'orphan',
        title: 'Of a blog that is gone',
        isPublished: true,
        blog: null,
      },
    ];
    expect(listedFrom({ kind: 'articles' }, { list: { nodes: articles, pageInfo } })).toMatchObject({
      items: [{ key: 'news/first', title: 'news/first', path: '/blogs/news/first', published: false }],
    });
  });

  test('goes on from the cursor, where there is more', () => {
    const list = {
      nodes: [{ id: 'gid://shopify/Blog/1', handle: 'news', title: 'News' }],
      pageInfo: { hasNextPage: true, endCursor: 'c1' },
    };
    expect(listedFrom({ kind: 'blogs' }, { list })).toEqual({
      kind: 'listed',
      items: [{ key: 'news', title: 'News', path: '/blogs/news', published: true }],
      next: 'c1',
    });
  });

  test('goes by its number, if it is a product, and is published only while it is active', () => {
    const nodes = [
      { id: 'gid://shopify/Product/12', handle: 'lamp', title: 'Lamp', status: 'ACTIVE' },
      { id: 'gid://shopify/Product/13', handle: 'desk', title: 'Desk', status: 'DRAFT' },
    ];
    expect(listedFrom({ kind: 'products' }, { list: { nodes, pageInfo } })).toMatchObject({
      items: [
        { key: '12', path: '/products/lamp', published: true },
        { key: '13', path: '/products/desk', published: false },
      ],
    });
    // A search by handle finds an article of that handle in every blog.
    expect(
      listedFrom({ kind: 'products', named: { keys: ['13'] } }, { list: { nodes, pageInfo } }),
    ).toMatchObject({ items: [{ key: '13' }] });
  });

  test('is left out where no list could hold it', () => {
    const list = { nodes: [{ id: 'gid://shopify/Page/1', handle: 'a"b', title: 'Odd' }], pageInfo };
    expect(listedFrom({ kind: 'pages' }, { list })).toMatchObject({ items: [] });
  });
});

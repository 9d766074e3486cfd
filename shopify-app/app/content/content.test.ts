import { describe, expect, test } from '@jest/globals';
import { listedFrom, questionText, readQuestion, searchSyntax, type ContentQuestion } from './content.ts';

describe('a question', () => {
  test.each<ContentQuestion>([
    { kind: 'pages', search: '', after: null },
    { kind: 'articles', search: 'rain & shine = 5', after: 'eyJsYXN0X2lkIjo1fQ==' },
  ])('survives the way to the server: %j', (question) => {
    expect(readQuestion(new URLSearchParams(questionText(question)))).toEqual(question);
  });

  test('of another kind is none', () => {
    expect(readQuestion(new URLSearchParams('kind=orders'))).toBe(null);
    expect(readQuestion(new URLSearchParams('search=x'))).toBe(null);
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

describe('what Shopify lists', () => {
  const pageInfo = { hasNextPage: false, endCursor: 'end' };

  test('is called as in the lists of single choices', () => {
    const pages = [{ handle: 'warranty', title: 'Warranty', isPublished: true }];
    expect(listedFrom('pages', { list: { nodes: pages, pageInfo } })).toEqual({
      kind: 'listed',
      items: [{ key: 'warranty', title: 'Warranty', published: true }],
      next: null,
    });
    const blog = { handle: 'news', title: 'News' };
    const articles = [
      { handle: 'first', title: ' ', isPublished: false, blog },
      { handle: 'orphan', title: 'Of a blog that is gone', isPublished: true, blog: null },
    ];
    expect(listedFrom('articles', { list: { nodes: articles, pageInfo } })).toMatchObject({
      items: [{ key: 'news/first', title: 'news/first', published: false }],
    });
  });

  test('goes on from the cursor, where there is more', () => {
    const list = {
      nodes: [{ handle: 'news', title: 'News' }],
      pageInfo: { hasNextPage: true, endCursor: 'c1' },
    };
    expect(listedFrom('blogs', { list })).toEqual({
      kind: 'listed',
      items: [{ key: 'news', title: 'News', published: true }],
      next: 'c1',
    });
  });

  test('is left out where no list could hold it', () => {
    const list = { nodes: [{ handle: 'a"b', title: 'Odd' }], pageInfo };
    expect(listedFrom('pages', { list })).toMatchObject({ items: [] });
  });
});

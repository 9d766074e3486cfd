import { describe, expect, test } from '@jest/globals';
import { readDocument } from './document.ts';

const policy = (content: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${content}">`;
const LOADER =
  '<script async src="/talk.js" data-key="k" data-rules="v1" nonce="n" integrity="sha256-x"></script>';

describe('policies in meta elements', () => {
  test.each([
    ['in the head', `<head>${policy('a')}${policy('b')}</head>`, ['a', 'b']],
    ['without a head’s tag', `<!doctype html>${policy('a')}<title>T</title>${policy('b')}<p>`, ['a', 'b']],
    ['in any spelling', `<META HTTP-EQUIV=" content-security-policy " content=a>`, ['a']],
    ['after text', `<head>word${policy('a')}`, []],
    ['in the body', `<head></head><body>${policy('a')}`, []],
    ['after an element that ends the head', `<head><div></div>${policy('a')}</head>`, []],
    ['after scripts and styles with their text', `<script>x</script><style>y</style>${policy('a')}`, ['a']],
    [
      'in a template or a noscript',
      `<template>${policy('a')}</template><noscript>${policy('b')}</noscript>`,
      [],
    ],
    ['in a comment', `<!--${policy('a')}-->`, []],
    ['in a script’s text', `<script>'${policy('a')}'</script>`, []],
    ['of another kind', '<meta http-equiv="refresh" content="0"><meta name="csp" content="a">', []],
  ])('%s', (_, html, found) => {
    expect(readDocument(html).meta).toEqual(found);
  });
});

describe('scripts', () => {
  test('our own tag is told from the others, and is none of them', () => {
    const { loader, scripts } = readDocument(`<script src="/a.js"></script>${LOADER}<script>b()</script>`);
    expect(loader).toMatchObject({ src: '/talk.js', nonce: 'n', integrity: 'sha256-x' });
    expect(scripts.map(({ src, text }) => src || text)).toEqual(['/a.js', 'b()']);
  });

  test('only the first tag of ours counts, as in the browser', () => {
    const second = LOADER.replace('/talk.js', 'https://evil.example/x.js');
    expect(readDocument(LOADER + second).loader?.src).toBe('/talk.js');
  });

  test('that would not run are none', () => {
    const inert = `<template>${LOADER}<script>a</script></template><noscript><script>b</script></noscript>`;
    const data = '<script type="application/json">{"a":"ap3c"}</script><script type="text/plain">c</script>';
    expect(readDocument(inert + data)).toEqual({ meta: [], loader: null, nonces: [], scripts: [] });
    expect(
      readDocument('<script type="module">d</script><script type="text/javascript">e</script>').scripts,
    ).toHaveLength(2);
  });

  test('tell the line on which they begin', () => {
    const { scripts } = readDocument('<head>\n\n<script>a</script><script>\nb</script>\n<script>c</script>');
    expect(scripts.map(({ line }) => line)).toEqual([3, 3, 5]);
  });

  test('tell their nonces, each once, and no more than a page needs', () => {
    const many = Array.from({ length: 50 }, (_, at) => `<script nonce="n${at}">x</script>`).join('');
    expect(readDocument('<script nonce="a"></script><script nonce="a"></script>').nonces).toEqual(['a']);
    expect(readDocument(many).nonces).toHaveLength(20);
  });
});

test.each([
  '',
  '<',
  '<script',
  '<script>ap3c',
  '<!--',
  '\0',
  '</script></template>',
  '<template>'.repeat(20_000),
])('a document that is cut off or none is read all the same: %#', (html) => {
  expect(readDocument(html)).toMatchObject({ meta: [], loader: null, nonces: [] });
});

import { describe, expect, test } from '@jest/globals';
import { imagesFrom, imagesQuery, imagesText, readImagesQuestion, type ImagesData } from './images.ts';

const CDN = 'https://cdn.shopify.com/s/files/1/0001/files';
const pageInfo = { hasNextPage: false, endCursor: null };

type ImageNode = ImagesData['files']['nodes'][number];
const node = (image: Partial<ImageNode['image']>, alt: string | null = null): ImageNode => ({
  id: 'gid://shopify/MediaImage/1',
  alt,
  image: {
    url: `${CDN}/logo.png?v=1&width=1200`,
    thumbnail: `${CDN}/logo.png?v=1&width=240`,
    width: 400,
    height: 100,
    ...image,
  },
});
const shown = (...nodes: readonly ImageNode[]) => {
  const answer = imagesFrom({ files: { nodes, pageInfo } });
  return answer.kind === 'listed' ? answer.items : null;
};

describe('a question for images', () => {
  test.each([
    { search: 'a&b=c', after: null },
    { search: '', after: 'c1' },
  ])('%j is the same again out of an address', (question) => {
    expect(readImagesQuestion(new URLSearchParams(imagesText(question)))).toEqual(question);
  });

  test('is for images that are ready, whatever is typed', () => {
    expect(imagesQuery({ search: '', after: null })).toBe('media_type:IMAGE status:READY');
    expect(imagesQuery({ search: 'media_type:VIDEO OR -summer.png', after: null })).toBe(
      'media_type:IMAGE status:READY media* type* VIDEO* OR* summer* png*',
    );
  });

  test('is cut where it is too long to be one', () => {
    expect(readImagesQuestion(new URLSearchParams({ search: 'a'.repeat(200) })).search).toHaveLength(100);
  });
});

describe('an image of the store', () => {
  test('is called as its file, and is what a field of the messenger takes', () => {
    expect(shown(node({ url: `${CDN}/Our%20logo.png?v=1` }, 'Larkmoor'))).toEqual([
      {
        key: 'gid://shopify/MediaImage/1',
        name: 'Our logo.png',
        media: {
          id: 'gid://shopify/MediaImage/1',
          url: `${CDN}/Our%20logo.png?v=1`,
          width: 400,
          height: 100,
          alt: 'Larkmoor',
        },
        thumbnail: `${CDN}/logo.png?v=1&width=240`,
      },
    ]);
    expect(shown(node({ url: `${CDN}/100%.png` }))).toMatchObject([{ name: '100%.png' }]);
  });

  test('is as large as Shopify delivers it', () => {
    expect(shown(node({ width: 3600, height: 2401 }))).toMatchObject([
      { media: { width: 1200, height: 800 } },
    ]);
    expect(shown(node({ width: null, height: null }))).toMatchObject([{ media: { width: 0, height: 0 } }]);
  });

  test('is left out where the field could not take it', () => {
    expect(shown({ ...node({}), image: null }, node({ url: `${CDN}/${'a'.repeat(500)}.png` }))).toEqual([]);
  });

  test('keeps as much of its description as the field takes', () => {
    expect(shown(node({}, '😀'.repeat(120)))).toMatchObject([{ media: { alt: '😀'.repeat(100) } }]);
  });
});

test('a list of images goes on from the cursor, where there is more', () => {
  const files = { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'c1' } };
  expect(imagesFrom({ files })).toEqual({ kind: 'listed', items: [], next: 'c1' });
});

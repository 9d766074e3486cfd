import { describe, expect, test } from '@jest/globals';
import type { ContentAnswer } from '../content/content.ts';
import { newListing, reduceListing, type Listing, type ListingAction } from './listing.ts';

const listed = (keys: readonly string[], next: string | null = null): ContentAnswer => ({
  kind: 'listed',
  items: keys.map((key) => ({ key, title: key, path: `/pages/${key}`, published: true })),
  next,
});

const after = (...actions: readonly (ListingAction | ContentAnswer)[]): Listing =>
  actions.reduce<Listing>(
    (state, action) =>
      'type' in action
        ? reduceListing(state, action)
        : reduceListing(state, { type: 'answered', question: state.question, answer: action }),
    newListing('pages'),
  );

describe('the list of the store’s pages', () => {
  test('begins with all of its kind', () => {
    expect(newListing('pages')).toMatchObject({
      status: 'loading',
      question: { kind: 'pages', search: '', after: null },
    });
    expect(after(listed(['a']))).toMatchObject({ status: 'listed', next: null });
  });

  test('goes on where it ended, and shows nothing twice', () => {
    const more = after(listed(['a', 'b'], 'c1'), { type: 'more' });
    expect(more).toMatchObject({ status: 'loading', question: { kind: 'pages', after: 'c1' } });
    expect(more.items).toHaveLength(2);
    const all = after(listed(['a', 'b'], 'c1'), { type: 'more' }, listed(['b', 'c']));
    expect(all.items.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(all.next).toBe(null);
  });

  test('asks for more once, and not where there is none', () => {
    const once = after(listed(['a'], 'c1'), { type: 'more' });
    expect(reduceListing(once, { type: 'more' })).toBe(once);
    const all = after(listed(['a']));
    expect(reduceListing(all, { type: 'more' })).toBe(all);
  });

  test('begins anew for another kind or search', () => {
    expect(after(listed(['a'], 'c1'), { type: 'look', search: 'rain' })).toMatchObject({
      items: [],
      next: null,
      question: { kind: 'pages', search: 'rain', after: null },
    });
    expect(after({ type: 'look', search: 'rain' }, { type: 'look', kind: 'blogs' })).toMatchObject({
      question: { kind: 'blogs', search: 'rain', after: null },
    });
  });

  test('takes no answer to a question that was left', () => {
    const first = newListing('pages');
    const second = reduceListing(first, { type: 'look', search: 'x' });
    const late = { type: 'answered', question: first.question, answer: listed(['a']) } as const;
    expect(reduceListing(second, late)).toBe(second);
  });

  test('can be asked for again where the server declined or failed', () => {
    const declined = after(listed(['a'], 'c1'), { type: 'more' }, { kind: 'declined' });
    expect(declined).toMatchObject({ status: 'declined', items: [{ key: 'a' }] });
    const again = reduceListing(declined, { type: 'again' });
    expect(again).toMatchObject({ status: 'loading', question: { after: 'c1' } });
    expect(again.question).not.toBe(declined.question);
  });
});

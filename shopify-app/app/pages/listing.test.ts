import { describe, expect, test } from '@jest/globals';
import type { ContentAnswer } from '../content/content.ts';
import { newListing, reduceListing, tickedKeys, type Listing, type ListingAction } from './listing.ts';

const listed = (keys: readonly string[], next: string | null = null): ContentAnswer => ({
  kind: 'listed',
  items: keys.map((key) => ({ key, title: key, published: true })),
  next,
});

const after = (...actions: readonly (ListingAction | ContentAnswer)[]): Listing =>
  actions.reduce<Listing>(
    (state, action) =>
      'type' in action
        ? reduceListing(state, action)
        : reduceListing(state, { type: 'answered', question: state.question, answer: action }),
    newListing(),
  );

describe('the list of the dialog', () => {
  test('begins with all pages', () => {
    expect(newListing()).toMatchObject({
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
    const first = newListing();
    const second = reduceListing(first, { type: 'look', search: 'x' });
    const late = { type: 'answered', question: first.question, answer: listed(['a']) } as const;
    expect(reduceListing(second, late)).toBe(second);
  });

  test('keeps what is ticked through searches, kinds and failures', () => {
    const state = after(
      listed(['a', 'b']),
      { type: 'tick', keys: ['a', 'b'] },
      { type: 'tick', keys: ['b'] },
      { type: 'look', kind: 'blogs' },
      listed(['b', 'news']),
      { type: 'tick', keys: ['news'] },
      { type: 'look', search: 'x' },
      { kind: 'failed' },
    );
    expect(state.status).toBe('failed');
    expect(state.chosen).toEqual([
      { kind: 'pages', key: 'b' },
      { kind: 'blogs', key: 'news' },
    ]);
    expect(tickedKeys(state)).toEqual([]);
    const back = [{ type: 'look', kind: 'pages', search: '' }, listed(['a', 'b'])] as const;
    const again = back.reduce<Listing>(
      (now, action) =>
        reduceListing(
          now,
          'type' in action ? action : { type: 'answered', question: now.question, answer: action },
        ),
      state,
    );
    expect(tickedKeys(again)).toEqual(['b']);
  });

  test('can be asked for again where the server declined or failed', () => {
    const declined = after(listed(['a'], 'c1'), { type: 'more' }, { kind: 'declined' });
    expect(declined).toMatchObject({ status: 'declined', items: [{ key: 'a' }] });
    const again = reduceListing(declined, { type: 'again' });
    expect(again).toMatchObject({ status: 'loading', question: { after: 'c1' } });
    expect(again.question).not.toBe(declined.question);
  });
});

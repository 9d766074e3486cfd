import { describe, expect, test } from '@jest/globals';
import type { StoreSnapshot } from '../storefront/answer.ts';
import { storeSnapshot } from '../storefront/fixtures.ts';
import type { SnapshotState } from '../storefront/use-snapshot.ts';
import { frontPageOf, seenPage, STEP_STATES, witnessedEmbed, type FrontPage } from './front-page.ts';

const looked = (parts: Partial<StoreSnapshot> = {}): SnapshotState => ({
  kind: 'taken',
  snapshots: [storeSnapshot(parts)],
});
const code = { kind: 'code', name: 'acme', line: 7 } as const;
const tagManager = { kind: 'tagManager', name: 'GTM-ABC1', line: 3 } as const;

describe('the front page', () => {
  test.each<[FrontPage, FrontPage, SnapshotState]>([
    ['untried', 'untried', { kind: 'untried' }],
    ['looking', 'looking', { kind: 'looking' }],
    ['none', 'alone', looked()],
    ['found', 'left', looked({ installations: [tagManager, code] })],
    ['perhaps', 'perhaps', looked({ installations: [tagManager] })],
    ['locked', 'locked', looked({ locked: true, installations: [code] })],
    ['unseen', 'unseen', looked({ status: 503 })],
    ['unseen', 'unseen', { kind: 'refused', message: 'no' }],
    ['unseen', 'unseen', { kind: 'failed' }],
  ])('is %s, or %s where another installation was chosen', (own, other, looking) => {
    expect([frontPageOf(looking, 'own'), frontPageOf(looking, 'other')]).toEqual([own, other]);
  });

  test('makes the step done only where something was seen that says so', () => {
    const done = Object.entries(STEP_STATES).filter(([, state]) => state === 'done');
    expect(done.map(([name]) => name)).toEqual(['none', 'left']);
  });
});

describe('the embed', () => {
  const tag = { src: '/talk.js', nonce: '', integrity: '' };
  const told = (state: 'done' | 'open' | 'unknown') => ({ state, themes: ['7'] });

  test('that is on the page is on, whatever App Bridge says or does not', () => {
    for (const each of [null, told('open'), told('unknown'), told('done')])
      expect(witnessedEmbed(each, storeSnapshot({ loader: tag }), true)).toMatchObject({
        state: 'done',
        witness: 'seen',
      });
  });

  test('that is not on the page is still to be switched on, where it would print something', () => {
    expect(witnessedEmbed(told('done'), storeSnapshot(), true)).toMatchObject({
      state: 'open',
      witness: 'notSeen',
    });
    expect(witnessedEmbed(told('done'), storeSnapshot(), false)).toEqual({ ...told('done'), witness: null });
  });

  test('is as App Bridge says while the page could not be looked at', () => {
    expect(witnessedEmbed(told('unknown'), null, true)).toEqual({ ...told('unknown'), witness: null });
    expect(witnessedEmbed(null, null, true)).toBeNull();
  });

  test('is not judged by a password page, or by an error', () => {
    expect([seenPage(looked({ locked: true })), seenPage(looked({ status: 404 }))]).toEqual([null, null]);
    expect(seenPage(looked())).not.toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { pushUntilStored, type OwnSettings } from './settings-push.ts';
import { isWorthRetrying, pushOutcome, type PushOutcome } from './push-outcome.ts';
import type { PushBody } from './push.ts';

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/push-outcomes.json', import.meta.url), 'utf8'),
) as { name: string; status: number; body: unknown; outcome: PushOutcome; retry: boolean }[];

test.each(cases)('an answer to a push is understood: $name', ({ status, body, outcome, retry }) => {
  expect(pushOutcome(status, body, 'r1')).toEqual(outcome);
  expect(isWorthRetrying(outcome)).toBe(retry);
});

describe('bringing settings to the server', () => {
  const own = (revision: string): OwnSettings => ({
    revision,
    messenger: {},
    host: { siteName: 'Lamps', language: 'en', zone: 'UTC' },
  });
  /** A server that keeps one revision, as the real one does. */
  const server = (revision: string | null, owner = 'me') => {
    const there = { revision, owner };
    const pushed: PushBody[] = [];
    return {
      there,
      pushed,
      send: async (body: PushBody): Promise<PushOutcome> => {
        pushed.push(body);
        if (there.owner !== body.owner.id && !body.takeOver)
          return { kind: 'ownedByAnother', owner: there.owner };
        if (there.owner === body.owner.id && there.revision !== null && there.revision !== body.basedOn)
          return { kind: 'stale', revision: there.revision };
        Object.assign(there, { revision: body.revision, owner: body.owner.id });
        return { kind: 'stored' };
      },
    };
  };
  const bring = (
    at: ReturnType<typeof server>,
    saved: readonly string[],
    more: { known?: string | null; takeOver?: boolean } = {},
  ) => {
    let read = 0;
    return pushUntilStored({
      owner: { id: 'me', name: 'me' },
      known: null,
      takeOver: false,
      current: async () => own(saved[Math.min(read++, saved.length - 1)]!),
      send: at.send,
      ...more,
    });
  };

  test('is one push where nothing is in the way', async () => {
    const at = server(null);
    expect(await bring(at, ['a'])).toEqual({ outcome: { kind: 'stored' }, known: 'a' });
    expect(at.pushed).toHaveLength(1);
    expect(at.pushed[0]).not.toHaveProperty('takeOver');
  });

  test('goes on with what was saved meanwhile', async () => {
    const at = server('a');
    expect(await bring(at, ['b', 'c'], { known: 'a' })).toEqual({ outcome: { kind: 'stored' }, known: 'c' });
    expect(at.pushed.map(({ basedOn, revision }) => [basedOn, revision])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  test('is done where the answer to the same was lost', async () => {
    const at = server('b');
    expect(await bring(at, ['b'], { known: 'a' })).toEqual({ outcome: { kind: 'stored' }, known: 'b' });
    expect(at.pushed).toHaveLength(1);
  });

  test('does not put an older state over a newer one that another request brought', async () => {
    const at = server('newer');
    expect(await bring(at, ['older', 'newer'], { known: 'a' })).toMatchObject({ known: 'newer' });
    expect(at.there.revision).toBe('newer');
  });

  test('replaces what a restored copy of this host does not know', async () => {
    const at = server('lost');
    expect(await bring(at, ['b'], { known: 'a' })).toEqual({ outcome: { kind: 'stored' }, known: 'b' });
    expect(at.there.revision).toBe('b');
  });

  test('leaves another host’s settings alone, and takes them over when it is told to', async () => {
    const at = server('x', 'them');
    expect(await bring(at, ['a'])).toEqual({
      outcome: { kind: 'ownedByAnother', owner: 'them' },
      known: null,
    });
    expect(at.there).toEqual({ revision: 'x', owner: 'them' });
    expect(await bring(at, ['a'], { takeOver: true })).toMatchObject({ outcome: { kind: 'stored' } });
    expect(at.there).toEqual({ revision: 'a', owner: 'me' });
  });

  test('ends where somebody saves all the time, and says that the server is behind', async () => {
    const at = server(null);
    const outcome = await bring(at, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(outcome).toEqual({ outcome: { kind: 'stale', revision: 'f' }, known: 'e' });
    expect(isWorthRetrying(outcome.outcome)).toBe(true);
    expect(at.pushed).toHaveLength(5);
  });
});

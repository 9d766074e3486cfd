import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { messageOf } from '../findings.ts';
import cases from '../../test/vectors/status.json' with { type: 'json' };
import { defaultSettings, withValueAt, type Settings } from '../settings/index.ts';
import { texts } from '../texts/index.ts';
import { looksOnReturn, statusOf, type StatusFacts } from './status.ts';

const connection = orttoConnection({ dataRegion: 'us' });
const connected: Settings = { ...defaultSettings(), connection };
const facts: StatusFacts = {
  settings: connected,
  seen: null,
  looking: false,
  stepsLeft: 0,
  consentAnswered: null,
};
const words = (parts: Partial<StatusFacts>): string =>
  messageOf(statusOf({ ...facts, ...parts }).phrase, texts);

interface StatusCase {
  readonly name: string;
  readonly connected: boolean;
  readonly change: Readonly<Record<string, unknown>>;
  readonly facts: Omit<StatusFacts, 'settings'>;
  readonly status: { kind: string; tone: string; text: string; values: Record<string, string> };
}

describe('the one status of Talk', () => {
  test.each(cases as unknown as readonly StatusCase[])(
    '$name',
    ({ connected: isConnected, change, ...asked }) => {
      const settings = Object.entries(change).reduce<Settings>(
        (all, [path, value]) => withValueAt(all, path, value),
        isConnected ? connected : defaultSettings(),
      );
      const { kind, tone, phrase } = statusOf({ settings, ...asked.facts });
      const values = Object.fromEntries(
        Object.entries(phrase.values).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : value.text,
        ]),
      );
      expect({ kind, tone, text: phrase.text, values }).toEqual(asked.status);
    },
  );

  test('is worked out from everything that is known', () => {
    expect(words({ settings: defaultSettings() })).toBe('Not connected');
    expect(words({ settings: { ...connected, enabled: false }, seen: 'live' })).toBe('Off');
    expect(words({ stepsLeft: 1 })).toBe('Not live yet: 1 step left');
    expect(words({ stepsLeft: 3, seen: 'live' })).toBe('Not live yet: 3 steps left');
    expect(words({ seen: 'none' })).toBe('Not live yet: 1 step left');
    expect(words({ seen: 'live' })).toBe('Live');
    expect(words({ seen: 'script' })).toBe('Loads, but blocked by a script that does not answer');
    expect(words({ seen: 'policy' })).toBe('Loads, but blocked by the site’s security policy');
    expect(words({ seen: 'other' })).toBe('Loads, but blocked by another installation of Ortto');
  });

  test('says that nobody answers where Talk waits for a consent that nobody asks for', () => {
    const waiting: Settings = {
      ...connected,
      loading: { ...connected.loading, strategy: 'consent' },
    };
    expect(words({ settings: waiting, consentAnswered: false })).toBe('Waiting for consent: nobody answers');
    expect(words({ settings: waiting, consentAnswered: true, seen: 'waiting' })).toBe(
      'Live, waiting for its moment',
    );
  });

  test('is live next to another installation that brings the code, as was chosen', () => {
    const other: Settings = {
      ...defaultSettings(),
      installation: { source: 'other', nonProduction: false },
    };
    expect(words({ settings: other, seen: 'other' })).toBe('Live');
  });

  test('is green only where something was seen', () => {
    for (const seen of [null, 'none', 'script', 'policy', 'other'] as const)
      expect(statusOf({ ...facts, seen }).tone).not.toBe('good');
    expect(statusOf({ ...facts, looking: true }).tone).toBe('neutral');
    expect(words({})).toBe('On, not checked on your site yet');
  });
});

describe('coming back to a screen', () => {
  test('looks again at once, unless Talk was seen live a moment ago', () => {
    expect(looksOnReturn('steps', 0)).toBe(true);
    expect(looksOnReturn('blocked', 1_000)).toBe(true);
    expect(looksOnReturn(undefined, 0)).toBe(true);
    expect(looksOnReturn('live', 59_999)).toBe(false);
    expect(looksOnReturn('live', 60_000)).toBe(true);
  });
});

import { orttoConnection, talkServerConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { asksDataRegion, readEntry } from '../connection/index.ts';
import { defaultSettings } from '../settings/index.ts';
import { format, texts } from '../texts/index.ts';
import { factsOf, newEntry, otherWay, understoodText, withReading, withRegion } from './entry.ts';
import type { ScreenText } from './fields.ts';

const connection = orttoConnection({ dataRegion: 'us' });
const t: ScreenText = (key, values) => format(texts[key], values ?? {});

test('the draft takes an understood connection, and nothing of a refused one', () => {
  const draft = { settings: defaultSettings() };
  expect(withReading(draft, { kind: 'understood', connection, warnings: [] })).toEqual({
    ...draft,
    settings: { ...draft.settings, connection },
  });
  expect(withReading(draft, { kind: 'refused', errors: [], warnings: [] })).toBe(draft);
  expect(withReading(draft, { kind: 'blank' })).toBe(draft);
});

describe('the data region of an entry', () => {
  const custom = { ...connection, captureHost: 'https://track.example/', dataRegion: 'eu' } as const;
  const typed = (trackingKey: string) => ({
    ...otherWay(newEntry(custom), { kind: 'blank' }, custom),
    values: { ...custom, trackingKey, options: '' },
  });
  const regionOf = (entry: Parameters<typeof readEntry>[0]) => {
    const reading = readEntry(entry, { local: false, moreFindings: () => [] });
    return reading.kind === 'understood' ? reading.connection.dataRegion : reading.kind;
  };

  test('stays with the account that it was chosen for', () => {
    expect(regionOf(typed(custom.trackingKey) as never)).toBe('eu');
  });

  test('is open again for another account', () => {
    const other = 'ZaGyw9Tl9gcYKTpLb3RoZXI';
    expect(regionOf(typed(other) as never)).toBeNull();
    const answered = withRegion(typed(other) as never, { ...custom, trackingKey: other }, 'au');
    expect(regionOf(answered)).toBe('au');
  });
});

test('a connection is told in facts, short and without what is empty', () => {
  expect(factsOf({ ...connection, track: { cc: true } }, t).map(({ key, value }) => [key, value])).toEqual([
    ['screens.fact.instance', 'acme'],
    ['screens.fact.region', 'United States (default)'],
    ['screens.fact.captureHost', 'capture-api.autopilotapp.com'],
    ['screens.fact.scriptUrl', 'cdn2l.ink/app.js'],
    ['screens.fact.trackingKey', connection.trackingKey],
    ['screens.fact.track', 'cc: true'],
  ]);
  expect(understoodText(connection, t)).toBe('Understood: acme, United States (default)');
});

test('a Talk server’s connection names the server, and neither an account nor a region', () => {
  const server = talkServerConnection();
  expect(factsOf(server, t).map(({ key, value }) => [key, value])).toEqual([
    ['screens.fact.instance.server', 'chat.acme.example'],
    ['screens.fact.scriptUrl', 'chat.acme.example/app.js'],
    ['screens.fact.trackingKey', server.trackingKey],
  ]);
  expect(understoodText(server, t)).toBe('Understood: the Talk server chat.acme.example');
  expect(asksDataRegion(server)).toBe(false);
  expect(asksDataRegion(connection)).toBe(false);
  expect(asksDataRegion({ ...connection, captureHost: 'https://track.example/' })).toBe(true);
});

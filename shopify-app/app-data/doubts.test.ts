import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { markFor } from '../app/mark.server.ts';
import { appDataText, newAppData, type AppData } from './app-data.ts';
import { doubtsAbout, ownHosts } from './doubts.ts';
import { readAppData } from './read.ts';

const connection = orttoConnection({ trackingKey: 'AAECAwQFBgcICQoLZXhhbXBsZQ' });
const foreign = { ...connection, scriptUrl: 'https://cdn.example.com/app.js' };
const withConnection = (each: typeof connection): AppData => ({
  ...newAppData(),
  settings: { ...newAppData().settings, connection: each },
});
const mark = markFor('larkmoor.myshopify.com', 'shpss_secret');

const doubts = (value: string | null) => {
  const read = readAppData(value);
  if (!read.ok) throw new Error(read.message);
  return doubtsAbout(value, read.appData, mark);
};
const changed = (text: string, change: Record<string, unknown>): string =>
  JSON.stringify({ ...(JSON.parse(text) as object), ...change });

describe('what a store has saved', () => {
  test('is not doubted where the app wrote it', () => {
    expect(doubts(null)).toEqual([]);
    expect(doubts(appDataText(newAppData()))).toEqual([]);
    expect(doubts(appDataText(withConnection(connection)))).toEqual([]);
    expect(doubts(appDataText(withConnection(foreign), { mark: mark(foreign) }))).toEqual([]);
  });

  test('is doubted where the storefront’s part names another script than the settings', () => {
    const text = appDataText(withConnection(connection));
    const { storefront } = JSON.parse(text) as { storefront: Record<string, string> };
    const evil = { ...storefront, src: 'https://evil.example/app.js', load: 'idle' };
    expect(doubts(changed(text, { storefront: evil }))).toEqual([
      { kind: 'storefront', attribute: 'src', stored: evil.src, expected: connection.scriptUrl },
      { kind: 'storefront', attribute: 'load', stored: 'idle', expected: '' },
    ]);
    for (const none of [null, [], 'text', undefined])
      expect(doubts(changed(text, { storefront: none }))).toContainEqual({
        kind: 'storefront',
        attribute: 'src',
        stored: '',
        expected: connection.scriptUrl,
      });
  });

  test('is doubted where a host other than Ortto’s own has no mark, or one of another host, store or app', () => {
    const doubt = [{ kind: 'host', host: 'cdn.example.com' }];
    const other = { ...foreign, scriptUrl: 'https://other.example.com/app.js' };
    for (const given of [
      null,
      '',
      mark(other),
      mark(connection),
      markFor('other.myshopify.com', 'shpss_secret')(foreign),
      markFor('larkmoor.myshopify.com', 'shpss_other')(foreign),
    ])
      expect(doubts(appDataText(withConnection(foreign), { mark: given }))).toEqual(doubt);
  });

  test('can be read where settings have a shape that the app would refuse', () => {
    const text = appDataText(withConnection(connection));
    const { settings } = JSON.parse(text) as { settings: Record<string, unknown> };
    for (const visibility of [{ rules: 'none' }, { rules: [null] }, { rules: [{ when: 1 }] }])
      expect(() => doubts(changed(text, { settings: { ...settings, visibility } }))).not.toThrow();
  });
});

test('the hosts that a theme has to name are those other than Ortto’s own, each once', () => {
  expect(ownHosts(connection)).toEqual([]);
  expect(ownHosts(foreign)).toEqual(['cdn.example.com']);
  const both = 'https://track.example.com:8443/';
  expect(ownHosts({ ...connection, captureHost: both, scriptUrl: `${both}app.js` })).toEqual([
    'track.example.com:8443',
  ]);
});

import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { codeOf } from '@talk-suite/core/findings';
import { APP_DATA_LIMIT, appDataSize, appDataText, newAppData, type AppData } from './app-data.ts';
import { checkAppData } from './check.ts';
import { doubtsAbout } from './doubts.ts';
import type { HostRights } from './hosts.ts';
import { isKey, noOverrides, numberOf, overrideOf, withOverride } from './overrides.ts';
import { readAppData } from './read.ts';
import upgrades from '../../test/vectors/upgrade.json' with { type: 'json' };

const NOBODY: HostRights = { allowedHosts: [] };

const places = (input: unknown, rights: HostRights = NOBODY): string[] => {
  const result = checkAppData(input, rights);
  return result.ok ? [] : result.errors.map((each) => `${each.field}: ${codeOf(each)}`);
};

const withConnection = (captureHost: string, scriptUrl: string): AppData => ({
  ...newAppData(),
  settings: {
    ...newAppData().settings,
    connection: orttoConnection({ trackingKey: 'AAECAwQFBgcICQoLZXhhbXBsZQ', captureHost, scriptUrl }),
  },
});

const KNOWN = ['https://capture-api.autopilotapp.com/', 'https://cdn2l.ink/app.js'] as const;
const OWN = ['https://talk.example.com/', 'https://cdn.example.com/app.js'] as const;

describe('what 0.1.0 stored', () => {
  test.each(upgrades)('is still read and can be saved: $name', ({ stored, settings }) => {
    const read = readAppData(JSON.stringify({ ...newAppData(), settings: stored }));
    expect(read.ok && read.appData.settings).toEqual({ ...newAppData().settings, ...settings });
    expect(places(read.ok ? read.appData : null, { allowedHosts: [] })).toEqual([]);
  });
});

describe('what can be stored', () => {
  test('the data of a store that has just installed the app', () => {
    expect(checkAppData(newAppData(), NOBODY)).toEqual({ ok: true, appData: newAppData() });
  });

  test('not what has unknown names, another version or the wrong types', () => {
    expect(places(null)).toEqual([': wrongType']);
    expect(places({ ...newAppData(), version: 2 })).toEqual(['version: newerVersion']);
    expect(places({ ...newAppData(), version: '1', extra: 1 })).toEqual([
      'extra: unknownField',
      'version: wrongType',
    ]);
    expect(places({ ...newAppData(), settings: { ...newAppData().settings, enabled: 1 } })).toEqual([
      'enabled: wrongType',
    ]);
    expect(places({ ...newAppData(), overrides: { ...noOverrides(), themes: {}, pages: [] } })).toEqual([
      'overrides.themes: unknownField',
      'overrides.pages: wrongType',
    ]);
  });

  test('not a switch that is neither on nor off', () => {
    for (const identity of [undefined, null, 1, 'true'])
      expect(places({ ...newAppData(), identity })).toEqual(['identity: wrongType']);
    expect(places({ ...newAppData(), identity: true })).toEqual([]);
  });

  test('not a rule that can be none', () => {
    const { settings } = newAppData();
    const rules = [{ id: 'a', name: '', effect: 'hide', enabled: true, when: { path: ['shop'] } }];
    const input = {
      ...newAppData(),
      settings: { ...settings, visibility: { ...settings.visibility, rules } },
    };
    expect(places(input)).toEqual(['visibility.rules.0.when.path.0: patternStart']);
  });

  test('not a key that can be none, a repeated one, or one on both lists', () => {
    const overrides = {
      ...noOverrides(),
      products: { show: ['12', 'gid://shopify/Product/1', '12'], hide: [] },
      collections: { show: ['7'], hide: ['7'] },
      articles: { show: ['first-post'], hide: [] },
    };
    expect(places({ ...newAppData(), overrides })).toEqual([
      'overrides.products.show.1: badKey.products',
      'overrides.products.show.2: duplicateKey',
      'overrides.collections: contradiction',
      'overrides.articles.show.0: badKey.articles',
    ]);
  });

  test('not more than the limit, with the counts', () => {
    const show = Array.from({ length: 10_000 }, (_, at) => String(1_000_000_000 + at));
    const tooMuch = { ...newAppData(), overrides: { ...noOverrides(), products: { show, hide: [] } } };
    const result = checkAppData(tooMuch, NOBODY);
    expect(result.ok ? [] : result.errors).toMatchObject([
      {
        text: 'appData.error.tooLarge',
        values: { bytes: String(appDataSize(tooMuch)), limit: String(APP_DATA_LIMIT), overrides: '10000' },
      },
    ]);
  });
});

describe('a messenger', () => {
  const withMessenger = (change: Partial<AppData['settings']['messenger']>): AppData => {
    const appData = withConnection(...KNOWN);
    const messenger = { ...appData.settings.messenger, mode: 'on' as const, ...change };
    return { ...appData, settings: { ...appData.settings, messenger } };
  };
  const { hours, style } = newAppData().settings.messenger;
  const closed = Array.from({ length: 100 }, (_, at) => ({
    date: new Date(Date.UTC(2030, 0, 1 + at)).toISOString().slice(0, 10),
    label: '',
    yearly: false,
  }));

  test('that fits a page can be stored', () => {
    expect(places(withMessenger({}))).toEqual([]);
  });

  test('that is longer than a page has room for is refused, with the field to shorten', () => {
    const result = checkAppData(withMessenger({ hours: { ...hours, closed } }), NOBODY);
    expect(result.ok ? [] : result.errors).toMatchObject([
      {
        text: 'appData.error.messengerTooLong',
        field: 'messenger.hours.closed',
        values: { limit: '4096', part: { text: 'settings.messenger.hours.closed.label' } },
      },
    ]);
    const agents = Array.from({ length: 20 }, (_, at) => ({
      name: `Agent ${at}`,
      image: { id: '', url: `https://cdn.shopify.com/${'x'.repeat(200)}`, width: 0, height: 0, alt: '' },
    }));
    expect(places(withMessenger({ style: { ...style, agents } }))).toEqual([
      'messenger.style.agents: messengerTooLong',
    ]);
  });

  test('counts what the store is called', () => {
    const store = { siteName: 'é'.repeat(2000), language: 'fr', zone: 'Europe/Paris' };
    const result = checkAppData(withMessenger({}), NOBODY, store);
    expect(result.ok).toBe(false);
  });

  test('that is off may be of any length', () => {
    expect(places(withMessenger({ mode: 'off', hours: { ...hours, closed } }))).toEqual([]);
  });

  test('is not doubted afterwards, whatever the store is called by then', () => {
    const appData = withMessenger({});
    const store = { siteName: 'Larkmoor', language: 'de', zone: 'Europe/Berlin' };
    const text = appDataText(appData, { store });
    expect(doubtsAbout(text, appData, () => '')).toEqual([]);
    const written = JSON.parse(text) as { storefront: { messenger: string } };
    written.storefront.messenger = written.storefront.messenger.replace('Larkmoor', 'Evil');
    expect(doubtsAbout(JSON.stringify(written), appData, () => '')).toMatchObject([
      { kind: 'storefront', attribute: 'messenger' },
    ]);
  });
});

describe('a script host', () => {
  test('of Ortto can be saved by everyone who may open the app', () => {
    expect(places(withConnection(...KNOWN))).toEqual([]);
  });

  test('of others needs the word of the person who runs the app, also where it is stored already', () => {
    expect(places(withConnection(...OWN))).toEqual([
      'connection.captureHost: hostNotAllowed',
      'connection.scriptUrl: hostNotAllowed',
    ]);
    const allowedHosts = ['talk.example.com', 'cdn.example.com'];
    expect(places(withConnection(...OWN), { allowedHosts })).toEqual([]);
    expect(places(withConnection(...OWN), { allowedHosts: allowedHosts.slice(1) })).toEqual([
      'connection.captureHost: hostNotAllowed',
    ]);
  });

  test('on this machine needs it too', () => {
    const loopback = withConnection('http://127.0.0.1:81/', 'http://127.0.0.1:81/app.js');
    expect(places(loopback)).toEqual(['connection.captureHost: loopback', 'connection.scriptUrl: loopback']);
    expect(places(loopback, { allowedHosts: ['127.0.0.1:81'] })).toEqual([]);
    expect(places(loopback, { allowedHosts: ['127.0.0.1:82'] })).toEqual([
      'connection.captureHost: hostNotAllowed',
      'connection.scriptUrl: hostNotAllowed',
    ]);
  });
});

describe('what is stored', () => {
  test('comes back as it was', () => {
    const appData = {
      ...withConnection(...KNOWN),
      overrides: withOverride(noOverrides(), 'products', '12', 'hide'),
    };
    expect(readAppData(appDataText(appData))).toEqual({ ok: true, appData });
    expect(readAppData(null)).toEqual({ ok: true, appData: newAppData() });
  });

  test('of an older format gets what came later, and loses nothing', () => {
    const read = readAppData('{"version":1,"settings":{"version":1,"enabled":false,"colour":"red"}}');
    expect(read).toEqual({
      ok: true,
      appData: {
        ...newAppData(),
        settings: { ...newAppData().settings, enabled: false },
        setAside: { colour: 'red' },
      },
    });
  });

  test('reports nobody who is signed in, unless it says so clearly', () => {
    const read = (identity: unknown): unknown => {
      const result = readAppData(JSON.stringify({ ...newAppData(), identity }));
      return result.ok && result.appData.identity;
    };
    expect([undefined, null, 0, 1, 'true', {}, false].map(read)).toEqual(Array(7).fill(false));
    expect(read(true)).toBe(true);
  });

  test('is not touched where it cannot be read', () => {
    for (const value of ['', '[]', 'null', '{"version":2}']) expect(readAppData(value).ok).toBe(false);
  });
});

describe('the lists', () => {
  test('hold one choice for each thing, sorted', () => {
    let overrides = withOverride(noOverrides(), 'pages', 'warranty', 'hide');
    overrides = withOverride(overrides, 'pages', 'contact', 'hide');
    expect(overrides.pages).toEqual({ show: [], hide: ['contact', 'warranty'] });
    overrides = withOverride(overrides, 'pages', 'contact', 'show');
    expect(overrides.pages).toEqual({ show: ['contact'], hide: ['warranty'] });
    expect(overrideOf(overrides, 'pages', 'contact')).toBe('show');
    expect(overrideOf(overrides, 'blogs', 'contact')).toBe(null);
    expect(withOverride(overrides, 'pages', 'contact', null).pages.show).toEqual([]);
  });

  test.each([
    ['products', '632910392', true],
    ['products', '0632', false],
    ['products', '63 ', false],
    ['pages', 'über-uns', true],
    ['pages', 'a/b', false],
    ['pages', '"><script>', false],
    ['pages', 'a\u0000', false],
    ['articles', 'news/first-post', true],
    ['articles', 'news/', false],
    ['articles', 'a/b/c', false],
  ] as const)('%s: %j is a key: %s', (kind, key, expected) => {
    expect(isKey(kind, key)).toBe(expected);
  });

  test('take numbers from global ids of Shopify only', () => {
    expect(numberOf('gid://shopify/Product/632910392')).toBe('632910392');
    expect(numberOf('gid://other/Product/632910392')).toBe(null);
    expect(numberOf('632910392')).toBe(null);
  });
});

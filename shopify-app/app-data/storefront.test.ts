import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { defaultSettings, publicMessenger, type Settings } from '@talk-suite/core/settings';
import { appDataText, newAppData } from './app-data.ts';
import { storefrontPart } from './storefront.ts';

const connection: NonNullable<Settings['connection']> = orttoConnection({ trackingKey: 'Zm9vYmFyYmF6' });
const usual = { key: connection.trackingKey, host: connection.captureHost, src: connection.scriptUrl };

const connected = (change: Partial<Settings> = {}): Settings => ({
  ...defaultSettings(),
  connection,
  ...change,
});
const visibility = (change: Partial<Settings['visibility']>): Settings['visibility'] => ({
  ...defaultSettings().visibility,
  ...change,
});
const rule = (when: object, enabled = true): Settings['visibility']['rules'][number] => ({
  id: `r${Object.keys(when).join('')}`,
  name: 'A name for the merchant',
  effect: 'hide',
  enabled,
  when,
});
const consent = (consentCategory: Settings['loading']['consentCategory']): Partial<Settings> => ({
  loading: { ...defaultSettings().loading, strategy: 'consent', consentCategory },
});

describe('storefrontPart', () => {
  test.each<[string, Settings, object | null]>([
    ['nothing before the store is connected', defaultSettings(), null],
    ['the connection and the default', connected(), { ...usual, rules: 'show' }],
    [
      'rules without their names, and only the enabled ones',
      connected({ visibility: visibility({ rules: [rule({ path: ['/a'] }), rule({}, false)] }) }),
      { ...usual, rules: 'hide,rpath,path=/a show' },
    ],
    [
      'whether hidden pages stay free of Ortto',
      connected({ visibility: visibility({ whenHidden: 'nothing' }) }),
      { ...usual, rules: 'show', stop: '' },
    ],
    ['the switch of the store', connected({ enabled: false }), { ...usual, rules: '' }],
    [
      'nothing where the switch is off and nothing is to be requested',
      connected({ enabled: false, visibility: visibility({ whenHidden: 'nothing' }) }),
      null,
    ],
    [
      'options as JSON, only where there are some',
      connected({ connection: { ...connection, options: { color: '"<' }, track: { cc: true } } }),
      { ...usual, rules: 'show', options: '{"color":"\\"<"}', track: '{"cc":true}' },
    ],
    [
      'with another installation, its mode and the rules alone',
      connected({ installation: { source: 'other', nonProduction: false }, connection: null }),
      { mode: 'visibility', rules: 'show' },
    ],
    [
      'a strategy',
      connected({ loading: { ...defaultSettings().loading, strategy: 'idle' } }),
      { ...usual, rules: 'show', load: 'idle' },
    ],
    [
      'marketing',
      connected(consent('marketing')),
      { ...usual, rules: 'show', load: 'consent', consent: 'marketingAllowed' },
    ],
    [
      'preferences',
      connected(consent('preferences')),
      { ...usual, rules: 'show', load: 'consent', consent: 'preferencesProcessingAllowed' },
    ],
    [
      'statistics',
      connected(consent('statistics')),
      { ...usual, rules: 'show', load: 'consent', consent: 'analyticsProcessingAllowed' },
    ],
    [
      'anonymous statistics as statistics',
      connected(consent('statistics-anonymous')),
      { ...usual, rules: 'show', load: 'consent', consent: 'analyticsProcessingAllowed' },
    ],
    ['no waiting for what needs no consent', connected(consent('functional')), { ...usual, rules: 'show' }],
    [
      'the taxonomies that enabled rules ask for, of those that the block can print',
      connected({
        visibility: visibility({
          rules: [
            rule({ terms: ['vendor:acme', 'tag:a', 'category:news', 'tags:b'] }),
            rule({ terms: ['collection:hats'] }, false),
          ],
        }),
      }),
      {
        ...usual,
        rules: 'hide,rterms,terms=vendor:acme|tag:a|category:news|tags:b show',
        terms: 'tag vendor',
      },
    ],
  ])('holds %s', (_name, settings, expected) => {
    expect(storefrontPart({ settings, identity: false })).toEqual(expected);
  });

  test('names where to ask who is signed in, only if the merchant wants that and this app brings the tracking code', () => {
    const identity = true;
    expect(storefrontPart({ settings: connected(), identity })).toEqual({
      ...usual,
      rules: 'show',
      identity: '/apps/talk-messenger/customer',
    });
    const other = connected({ installation: { source: 'other', nonProduction: false } });
    expect(storefrontPart({ settings: other, identity })).not.toHaveProperty('identity');
    expect(storefrontPart({ settings: defaultSettings(), identity })).toBe(null);
  });

  const store = { siteName: 'Larkmoor', language: 'de', zone: 'Europe/Berlin' };
  const withMessenger = (change: Partial<Settings> = {}): Settings => {
    const { messenger } = defaultSettings();
    const content = {
      ...messenger.content,
      locales: [{ locale: 'fr', texts: [{ of: 'Chat', as: 'Discuter' }] }],
    };
    const style = { ...messenger.style, launcher: { ...messenger.style.launcher, label: 'Chat' } };
    return connected({ messenger: { ...messenger, mode: 'on', style, content }, ...change });
  };
  const partOf = (settings: Settings) => storefrontPart({ settings, identity: false }, store);

  test('holds the messenger while it is on: what browsers may see, and its launcher in each language', () => {
    const { messenger, ...rest } = partOf(withMessenger())!;
    expect(JSON.parse(messenger!)).toEqual(publicMessenger(withMessenger(), store));
    expect(rest).toMatchObject({
      ...usual,
      rules: 'show',
      launcher: expect.stringContaining('|Chat|Chat öffnen|'),
      'launcher-en': expect.stringContaining('|Chat|Open chat|'),
      'launcher-fr': expect.stringContaining('|Discuter|Open chat|'),
    });
    expect(rest).not.toHaveProperty('launcher-de');
  });

  test.each<[string, Partial<Settings>]>([
    ['it is off', { messenger: defaultSettings().messenger }],
    ['Talk is switched off', { enabled: false }],
    [
      'another installation brings the tracking code',
      { installation: { source: 'other', nonProduction: false } },
    ],
  ])('holds no messenger where %s', (_, change) => {
    const settings = withMessenger(change);
    const { messenger } = defaultSettings();
    expect(partOf(settings)).toEqual(partOf({ ...settings, messenger }));
    expect(partOf(settings)).not.toHaveProperty('launcher');
  });

  test('is stored next to the settings at each save', () => {
    const stored: unknown = JSON.parse(appDataText({ ...newAppData(), settings: connected() }));
    expect(stored).toMatchObject({ version: 1, storefront: { ...usual, rules: 'show' } });
  });
});

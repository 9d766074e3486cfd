import { describe, expect, test } from '@jest/globals';
import cases from '../../test/vectors/embed.json' with { type: 'json' };
import { launchIn, launchPages, launchTag } from '../../test/messenger/launch-pages.ts';
import { shopSettings } from '../../test/messenger/public-settings.ts';
import { defaultSettings, type Settings } from '../settings/index.ts';
import type { ResidualDecision } from '../visibility/index.ts';
import { LOADERS } from '../loader/build.ts';
import { embedAttributes } from './attributes.ts';
import { hintedScript } from './hint.ts';
import { loaderOf, messengerAttributes } from './messenger.ts';
import { PUBLIC_TEXT_LIMIT } from '../settings/public-text.ts';
import { printEmbed } from './print.ts';

const show: ResidualDecision = { decision: { talk: 'show', because: { by: 'default' } } };
const hash = '0123456789abcdef0123';
const connected: Settings = {
  ...defaultSettings(),
  enabled: true,
  connection: {
    service: 'ortto',
    trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZS1pbnRlcm5hdA',
    captureHost: 'https://capture-api.eu.autopilotapp.com/',
    scriptUrl: 'https://cdneu.net/app.js',
    options: {},
    track: {},
    dataRegion: 'eu',
  },
};
const front = { settings: shopSettings({ mode: 'front' }), hash, language: 'de' };

describe('messengerAttributes', () => {
  test.each(cases)(
    'without a messenger is the tag of today, byte for byte: $name',
    ({ settings, attributes, ...rest }) => {
      const own = settings as unknown as Settings;
      const printed = messengerAttributes(own, rest as unknown as ResidualDecision, null);
      expect(printed && Object.entries(printed)).toEqual(attributes && Object.entries(attributes));
    },
  );

  test('brings on every page of the table of strategy, mode and service what it says', () => {
    const pages = launchPages();
    expect(pages.length).toBeGreaterThan(25);
    expect(pages.map((page) => ({ name: page.name, launch: launchIn(launchTag(page)) }))).toEqual(
      pages.map(({ name, launch }) => ({ name, launch })),
    );
  });

  test('adds the launcher’s look in the page’s language, and the settings’ file', () => {
    const attributes = messengerAttributes(connected, show, front)!;
    expect(attributes['data-messenger']).toBe(hash);
    expect(attributes['data-launcher']).toMatch(
      /^1f3a5f bottom right 20 20 16 16 56 100000 \|.*\|\|Chat öffnen\|/,
    );
    expect(loaderOf(attributes)).toBe('loader-messenger');
    expect(hintedScript(attributes)).toBe(null);
  });

  test('leaves a hidden page, another installation and the wrong service as they are', () => {
    const hide: ResidualDecision = { decision: { talk: 'hide', because: { by: 'page' } } };
    expect(messengerAttributes(connected, hide, front)).toEqual(embedAttributes(connected, hide));
    const other: Settings = { ...connected, installation: { ...connected.installation, source: 'other' } };
    expect(messengerAttributes(other, show, front)).toEqual(embedAttributes(other, show));
    const server = { ...front, settings: shopSettings({ mode: 'server' }) };
    expect(messengerAttributes(connected, show, server)).toEqual(embedAttributes(connected, show));
  });

  test('carries the settings themselves where a site has no file of its own, up to a limit', () => {
    const settings = shopSettings({ mode: 'front' });
    const inline = messengerAttributes(
      connected,
      { rules: 'show' },
      { settings, hash: null, language: 'en' },
    )!;
    expect(JSON.parse(inline['data-messenger']!)).toEqual(settings);
    expect(loaderOf(inline)).toBe('loader-rules-messenger');
    const large = shopSettings({ mode: 'front', siteName: 'x'.repeat(PUBLIC_TEXT_LIMIT) });
    expect(() =>
      messengerAttributes(connected, show, { settings: large, hash: null, language: 'en' }),
    ).toThrow(/\d+ bytes; a tag takes 4096/);
  });

  test.each([
    '',
    'ABCDEF0123456789',
    '../../evil/0123456789abcdef',
    '0123456789abcde',
    'https://evil.example/x',
  ])('refuses %j for a hash', (bad) => {
    expect(() => messengerAttributes(connected, show, { ...front, hash: bad })).toThrow(RangeError);
  });

  test('makes a tag of at most 450 bytes, the URL of the site not counted', () => {
    const attributes = messengerAttributes(connected, show, { ...front, language: 'en' })!;
    const html = printEmbed(
      attributes,
      '/wp-content/plugins/talk-messenger-for-ortto/assets/loader-messenger.js?ver=1.0.0',
    );
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(450);
  });
});

describe('loaderOf', () => {
  test.each([
    [{}, 'loader'],
    [{ 'data-load': 'interaction' }, 'loader'],
    [{ 'data-pending': 'phone' }, 'loader-pending'],
    [{ 'data-load': 'consent' }, 'loader-full'],
    [{ 'data-gpc': '' }, 'loader-full'],
    [{ 'data-identity': '/customer' }, 'loader-full'],
    [{ 'data-pending': 'phone', 'data-identity': '/customer' }, 'loader-full'],
    [{ 'data-launcher': '', 'data-load': 'consent', 'data-identity': '/customer' }, 'loader-messenger'],
    [{ 'data-rules': 'show', 'data-load': 'consent' }, 'loader-rules'],
    [{ 'data-rules': 'show', 'data-identity': '/customer' }, 'loader-rules-identity'],
    [{ 'data-rules': 'show', 'data-launcher': '' }, 'loader-rules-messenger'],
    [
      { 'data-rules': 'show', 'data-launcher': '', 'data-identity': '/customer' },
      'loader-rules-identity-messenger',
    ],
  ] as const)('for %j is %s', (attributes, loader) => {
    expect(loaderOf(attributes)).toBe(loader);
    expect(Object.keys(LOADERS)).toContain(loader);
  });
});

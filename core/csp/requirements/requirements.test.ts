import { describe, expect, test } from '@jest/globals';
import { cspTexts } from '../../texts/csp.ts';
import { codeOf } from '../../findings.ts';
import { loaderSource, requirementsOf, type Account } from './requirements.ts';
import { defaultCspSettings, type CspSettings, type Feature } from '../types.ts';

const account: Account = {
  scriptUrl: 'https://cdneu.net/app.js',
  captureHost: 'https://capture-api.eu.autopilotapp.com/',
  dataRegion: 'eu',
};

const withFeatures = (...on: Feature[]): CspSettings => ({
  ...defaultCspSettings,
  features: {
    talk: on.includes('talk'),
    calls: on.includes('calls'),
    embeds: on.includes('embeds'),
    fonts: on.includes('fonts'),
  },
});

const pairs = (settings: CspSettings, from: Account = account): string[] =>
  requirementsOf(from, settings).requirements.map(({ directive, source }) => `${directive} ${source}`);

const talkHosts = (dataRegion: 'us' | 'au'): string[] =>
  pairs(defaultCspSettings, { ...account, dataRegion }).filter((each) => each.includes('talk-api'));

describe('what Talk needs', () => {
  test('by default: the loader, the account and Talk itself', () => {
    expect(pairs(defaultCspSettings)).toEqual([
      "script-src-elem 'self'",
      'script-src-elem https://cdneu.net',
      'connect-src https://capture-api.eu.autopilotapp.com',
      'connect-src https://talk-api.eu.autopilotapp.com',
      'connect-src wss://talk-api.eu.autopilotapp.com',
      'img-src https://m.eu.autopilotapp.com',
      'font-src https://m.eu.autopilotapp.com',
      'media-src https://cdneu.net',
      'style-src-elem https://capture-api.eu.autopilotapp.com',
      "style-src-elem 'unsafe-inline'",
      "style-src-attr 'unsafe-inline'",
      'worker-src blob:',
    ]);
  });

  test.each([
    ['calls', ['connect-src wss://global.vss.twilio.com', 'connect-src wss://sdkgw.us1.twilio.com']],
    [
      'embeds',
      [
        'frame-src https://*.youtube.com',
        'frame-src https://*.spotify.com',
        'img-src https://*.gyazo.com',
        'img-src https://*.ytimg.com',
        'connect-src https://*.youtube.com',
      ],
    ],
    ['fonts', ['style-src-elem https://fonts.googleapis.com', 'font-src https://fonts.gstatic.com']],
  ] as const)('%s ask for their own sources only', (feature, expected) => {
    expect(pairs(withFeatures(feature))).toEqual(expected);
  });

  test('each source says why, where it is known from and how sure that is', () => {
    for (const each of requirementsOf(account, withFeatures('talk', 'calls', 'embeds', 'fonts'))
      .requirements) {
      expect(cspTexts[each.why]).toMatch(/\w{4}/);
      expect(['loader', 'account', 'published']).toContain(each.knownFrom);
      expect(['confirmed', 'assumed']).toContain(each.certainty);
    }
  });

  test('the data region labels the hosts of Talk', () => {
    expect(talkHosts('us')).toEqual([
      'connect-src https://talk-api.autopilotapp.com',
      'connect-src wss://talk-api.autopilotapp.com',
    ]);
    expect(talkHosts('au')).toEqual([
      'connect-src https://talk-api.au.autopilotapp.com',
      'connect-src wss://talk-api.au.autopilotapp.com',
    ]);
  });

  test('without a data region its hosts are left out and a blocker says so', () => {
    const { requirements, blockers } = requirementsOf({ ...account, dataRegion: null }, defaultCspSettings);
    expect(
      requirements.map(({ source }) => source).filter((source) => /talk-api|m\.|region/.test(source)),
    ).toEqual([]);
    expect(blockers.map(codeOf)).toEqual(['dataRegionMissing']);
  });

  test('calls alone do not ask for the data region', () => {
    expect(requirementsOf({ ...account, dataRegion: null }, withFeatures('calls')).blockers).toEqual([]);
  });

  test('nothing is known before the site is connected', () => {
    const { requirements, blockers } = requirementsOf(null, defaultCspSettings);
    expect(requirements).toEqual([]);
    expect(blockers.map(codeOf)).toEqual(['notConnected']);
  });
});

describe("the loader's own origin", () => {
  test.each([
    [{}, "'self'"],
    [{ url: 'https://site.test/a' }, "'self'"],
    [{ loader: '/loader.js' }, "'self'"],
    [{ url: 'https://site.test/a', loader: '../loader.js' }, "'self'"],
    [{ url: 'https://site.test/a', loader: 'https://site.test/loader.js' }, "'self'"],
    [{ url: 'https://site.test/a', loader: '//static.test/loader.js' }, 'https://static.test'],
    [{ url: 'about:blank', loader: '/loader.js' }, "'self'"],
    [{ loader: 'ftp://static.test/loader.js' }, null],
    [{ url: 'https://site.test/a', loader: 'https://a b/' }, null],
    [{ loader: 'https://static.test/loader.js' }, 'https://static.test'],
    [{ url: 'https://site.test:8443/a', loader: 'https://site.test/loader.js' }, 'https://site.test'],
    [{ url: 'https://site.test/a', loader: 'https://a_b.test/loader.js' }, null],
  ])('%j: %s', (page, expected) => {
    expect(loaderSource(page)).toBe(expected);
  });
});

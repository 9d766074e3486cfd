import { orttoConnection } from './connection.fixture.ts';
import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../findings.ts';
import { checkConnection } from './check.ts';
import type { Connection } from './types.ts';

const connection: Connection = orttoConnection({
  trackingKey: 'ZNHA_-4BI0VniavNYWNtZQ',
  options: { cookieDomains: ['.mybrand.example'], gdpr: { hasConsentGiven: false } },
  track: { cc: true },
});

const codes = (changes: Partial<Connection>, local = false): (readonly [string, string])[] =>
  checkConnection({ ...connection, ...changes }, { local }).map((each) => [each.field, codeOf(each)]);

describe('values that were typed, imported or sent', () => {
  test('good ones pass, unknown hosts among them', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ captureHost: 'https://track.brand.example/' })).toEqual([]);
  });

  test('every bad one is reported with its field', () => {
    expect(
      codes({ trackingKey: 'x', captureHost: 'https://a_b.example/', scriptUrl: 'http://a.example/app.js' }),
    ).toEqual([
      ['connection.trackingKey', 'keyTooShort'],
      ['connection.captureHost', 'underscore'],
      ['connection.scriptUrl', 'notHttps'],
    ]);
  });

  test('hosts of this computer need a local site', () => {
    expect(codes({ captureHost: 'http://localhost:1234/' })).toEqual([
      ['connection.captureHost', 'loopback'],
    ]);
    expect(codes({ captureHost: 'http://localhost:1234/' }, true)).toEqual([]);
  });

  test('disableTalk is no option', () => {
    expect(codes({ options: { disableTalk: false } })).toEqual([['connection.options', 'optionDisableTalk']]);
    expect(codes({ options: { deep: { disableTalk: true } } })).toEqual([]);
  });

  test('names that reach into objects are refused at any depth', () => {
    const options = JSON.parse(
      '{"a": [{"__proto__": {"disableTalk": true}}], "constructor": 1}',
    ) as Connection['options'];
    expect(checkConnection({ ...connection, options }).map(({ values }) => values)).toEqual([
      { name: 'constructor' },
      { name: '__proto__' },
    ]);
  });

  test('depth does no harm', () => {
    const deep = JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) as Connection['options'];
    expect(codes({ options: deep })).toEqual([]);
  });
});

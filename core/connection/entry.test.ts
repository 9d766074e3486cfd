import { describe, expect, test } from '@jest/globals';
import { findingsOf } from '../findings.ts';
import { readEntry, type Entry, type MoreFindings } from './entry.ts';
import { typedValuesOf } from './typed-values.ts';

/** A data source's id and the instance `acme`. */
const KEY = 'ZaGyw9Tl9gcYKTpLYWNtZQ';
const code = (host: string, options = ''): string =>
  `<script>window.ap3c = window.ap3c || {}; var ap3c = window.ap3c; ap3c.cmd = ap3c.cmd || [];
ap3c.cmd.push(function () { ap3c.init('${KEY}', '${host}'${options}); ap3c.track({v: 0}); });
var s, t; s = document.createElement('script'); s.src = 'https://cdn2l.ink/app.js';
t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);</script>`;
const US = 'https://capture-api.autopilotapp.com/';
const error = findingsOf<'host.error', 'host.error.notAllowed'>('host.error');
const none: MoreFindings<'host.error.notAllowed'> = () => [];
const read = (entry: Entry | null, moreFindings = none) => readEntry(entry, { local: false, moreFindings });
const paste = (text: string, dataRegion: Entry['dataRegion'] = null) =>
  ({ way: 'paste', text, dataRegion }) as const;
const typed = {
  service: 'ortto',
  trackingKey: KEY,
  captureHost: US,
  scriptUrl: 'https://cdn2l.ink/app.js',
  options: '',
  track: {},
};
const hand = (values: Partial<typeof typed>) =>
  ({ way: 'manual', values: { ...typed, ...values }, dataRegion: null }) as const;
const refuse: typeof none = ({ captureHost }) =>
  captureHost === US ? [] : [error('notAllowed', 'connection.captureHost')];

describe('what is pasted', () => {
  test('nothing yet', () => {
    expect(read(null).kind).toBe('blank');
    expect(read(paste(' \n')).kind).toBe('blank');
  });

  test('a tracking code is understood, with what was left out', () => {
    expect(read(paste(code(US, ', {disableTalk: true, link: true}')))).toMatchObject({
      kind: 'understood',
      connection: { trackingKey: KEY, captureHost: US, options: { link: true }, dataRegion: 'us' },
      warnings: [{ text: expect.stringMatching(/disableTalk/i) }],
    });
  });

  test('text without one is refused with a reason at the whole', () => {
    expect(read(paste('hello'))).toMatchObject({ kind: 'refused', errors: [{ field: 'connection' }] });
  });

  test("the owner's answer counts where the hosts do not tell the region", () => {
    expect(read(paste(code('https://track.acme.com/'), 'au'))).toMatchObject({
      connection: { dataRegion: 'au' },
    });
    expect(read(paste(code(US), 'au'))).toMatchObject({ connection: { dataRegion: 'us' } });
  });

  test('a host that this person may not save is refused at once', () => {
    expect(read(paste(code(US)), refuse).kind).toBe('understood');
    expect(read(paste(code('https://track.acme.com/')), refuse)).toMatchObject({
      kind: 'refused',
      errors: [{ text: 'host.error.notAllowed' }],
    });
  });
});

describe('what is typed', () => {
  test('the values are tidied and checked as pasted ones', () => {
    expect(
      read(hand({ trackingKey: ` ${KEY} `, captureHost: 'HTTPS://Capture-API.autopilotapp.com' })),
    ).toMatchObject({
      kind: 'understood',
      connection: { trackingKey: KEY, captureHost: US, dataRegion: 'us' },
    });
    expect(read(hand({ captureHost: 'http://capture-api.autopilotapp.com/' }))).toMatchObject({
      kind: 'refused',
      errors: [{ field: 'connection.captureHost', text: 'connection.error.notHttps' }],
    });
  });

  test('a host that this person may not save is refused as in pasted code', () => {
    expect(read(hand({ captureHost: 'https://track.acme.com/' }), refuse)).toMatchObject({
      kind: 'refused',
      errors: [{ text: 'host.error.notAllowed' }],
    });
  });

  test.each(['{', '[]', '"text"', 'null', '1'])('options that are no object: %s', (options) => {
    expect(read(hand({ options }))).toMatchObject({
      kind: 'refused',
      errors: [{ field: 'connection.options', text: 'connection.error.optionsNotJson' }],
    });
  });

  test('options are read as JSON', () => {
    expect(read(hand({ options: '{"cookieDomains": [".acme.com"]}' }))).toMatchObject({
      connection: { options: { cookieDomains: ['.acme.com'] } },
    });
  });

  test('nothing typed is nothing entered', () => {
    expect(read({ way: 'manual', values: typedValuesOf(null), dataRegion: null }).kind).toBe('blank');
  });

  test('typing starts from the present connection and leads back to it', () => {
    const reading = read(paste(code(US, ', {link: true}')));
    if (reading.kind !== 'understood') throw new Error(reading.kind);
    const again = read({ way: 'manual', values: typedValuesOf(reading.connection), dataRegion: null });
    expect(again).toMatchObject({ kind: 'understood', connection: reading.connection });
  });
});

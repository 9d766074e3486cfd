import { orttoConnection } from '../connection/connection.fixture.ts';
import { describe, expect, test } from '@jest/globals';
import { withNewMessenger } from '../../test/messenger/changed.ts';
import cases from '../../test/vectors/settings.json' with { type: 'json' };
import { inEnglish } from '../cli/english.ts';
import { findingsOf } from '../findings.ts';
import { defaultSettings } from './defaults.ts';
import type { HostChecks } from './sections/connection.ts';
import { validate } from './validate.ts';

const places = (errors: readonly { field: string; code: string }[]) =>
  errors.map(({ field, code }) => `${field}: ${code}`).toSorted();

describe('validate', () => {
  test.each(cases)('$name', ({ settings, errors }) => {
    const result = validate(withNewMessenger(settings));
    expect(places(result.ok ? [] : inEnglish(result.errors))).toEqual(places(errors));
  });

  test('takes a thousand rules, and not one more', () => {
    const rules = Array.from({ length: 1001 }, (_, at) => ({
      id: String(at),
      name: '',
      effect: 'hide',
      enabled: true,
      when: { path: [`/${at}`] },
    }));
    const withRules = (count: number) => ({
      ...defaultSettings(),
      visibility: { ...defaultSettings().visibility, rules: rules.slice(0, count) },
    });
    expect(validate(withRules(1000)).ok).toBe(true);
    const result = validate(withRules(1001));
    expect(result.ok ? [] : places(inEnglish(result.errors))).toEqual(['visibility.rules: tooMany']);
  });

  test('accepts the defaults', () => {
    expect(validate(defaultSettings())).toEqual({ ok: true, settings: defaultSettings() });
  });

  test('says the reason in words, with what was expected', () => {
    const result = validate({ ...defaultSettings(), enabled: 'yes' });
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : inEnglish(result.errors)).toEqual([
      {
        code: 'wrongType',
        field: 'enabled',
        message: 'This must be true or false.',
        values: { expected: 'true or false' },
      },
    ]);
  });

  const connected = (changes: object) => ({
    ...defaultSettings(),
    connection: orttoConnection({
      trackingKey: 'ZNHA_-4BI0VniavNYWNtZQ',
      captureHost: 'https://track.brand.example/',
      ...changes,
    }),
  });
  const judged = (settings: unknown, host?: HostChecks) => {
    const result = validate(settings, host);
    return places(result.ok ? [] : inEnglish(result.errors));
  };

  test('judges the values of a connection without being told to', () => {
    expect(judged(connected({}))).toEqual([]);
    expect(judged(connected({ scriptUrl: 'http://cdn2l.ink/app.js' }))).toEqual([
      'connection.scriptUrl: notHttps',
    ]);
  });

  test('judges rules without being told to', () => {
    const rule = { id: 'a', name: '', effect: 'hide', enabled: true, when: { path: ['a'] } };
    const visibility = { ...defaultSettings().visibility, rules: [rule] };
    expect(judged({ ...defaultSettings(), visibility })).toEqual([
      'visibility.rules.0.when.path.0: patternStart',
    ]);
  });

  test('takes an address on this computer only where the host allows it', () => {
    const settings = connected({ captureHost: 'http://localhost:1234/' });
    expect(judged(settings)).toEqual(['connection.captureHost: loopback']);
    expect(judged(settings, { local: false })).toEqual(['connection.captureHost: loopback']);
    expect(judged(settings, { local: true })).toEqual([]);
  });

  test('adds what the host objects to, except at a value that is refused already', () => {
    const error = findingsOf('connection.error');
    const moreFindings = () => [
      error('port', 'connection.captureHost'),
      error('port', 'connection.scriptUrl'),
    ];
    expect(judged(connected({ scriptUrl: 'http://cdn2l.ink/app.js' }), { moreFindings })).toEqual([
      'connection.captureHost: port',
      'connection.scriptUrl: notHttps',
    ]);
    expect(judged(defaultSettings(), { moreFindings })).toEqual([]);
  });

  test('asks the host only about a connection that has the right shape', () => {
    let asked = 0;
    const moreFindings = () => {
      asked += 1;
      return [];
    };
    expect(judged(connected({ trackingKey: 1 }), { moreFindings })).toEqual([
      'connection.trackingKey: wrongType',
    ]);
    expect(asked).toBe(0);
    validate(connected({}), { moreFindings });
    expect(asked).toBe(1);
  });

  test('reports every problem, however many there are', () => {
    const unknown = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`key${index}`, 1]));
    const result = validate({ ...defaultSettings(), ...unknown });
    expect(result.ok ? [] : result.errors).toHaveLength(30);
  });

  test('does not take keys of the prototype for settings', () => {
    const result = validate(JSON.parse('{"__proto__": {"version": 1}}'));
    expect(result.ok).toBe(false);
  });
});

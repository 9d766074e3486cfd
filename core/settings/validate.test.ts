import { describe, expect, test } from '@jest/globals';
import cases from '../../test/vectors/settings.json' with { type: 'json' };
import { inEnglish } from '../cli/english.ts';
import { findingsOf } from '../findings.ts';
import { checkRules } from '../visibility/index.ts';
import { defaultSettings } from './defaults.ts';
import { validate } from './validate.ts';

const places = (errors: readonly { field: string; code: string }[]) =>
  errors.map(({ field, code }) => `${field}: ${code}`).toSorted();

describe('validate', () => {
  test.each(cases)('$name', ({ settings, errors }) => {
    const result = validate(settings, { rules: checkRules });
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
    expect(validate(withRules(1000), { rules: checkRules }).ok).toBe(true);
    const result = validate(withRules(1001), { rules: checkRules });
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

  test('runs the checks of a section only when the shape is right', () => {
    const connection = {
      trackingKey: 'k',
      captureHost: 'h',
      scriptUrl: 's',
      options: {},
      track: {},
      dataRegion: null,
    };
    const refusal = findingsOf('connection.error')('notHttps', 'connection.scriptUrl');
    const checks = { connection: () => [refusal] };
    expect(validate({ ...defaultSettings(), connection }, checks)).toEqual({ ok: false, errors: [refusal] });
    expect(validate(defaultSettings(), checks).ok).toBe(true);
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

import { orttoConnection } from '../connection/connection.fixture.ts';
import { describe, expect, test } from '@jest/globals';
import { defaultSettings } from './defaults.ts';
import { readFile } from './file-reading.ts';
import { fillIn } from './filled-in.ts';
import { filledInCases, wholeFile } from './filled-in.fixture.ts';
import { fileName, fileText } from './file.ts';
import { SETTINGS_VERSION } from './schema.ts';

const read = (text: string) => readFile(text);
const fieldsOf = (text: string): string[] => {
  const file = read(text);
  return file.kind === 'refused' ? file.errors.map(({ field }) => field) : [];
};

describe('a file of settings', () => {
  const settings = { ...defaultSettings(), enabled: false };

  test('comes back as it was exported', () => {
    expect(read(fileText(settings))).toEqual({ kind: 'settings', settings, hosts: {}, filledIn: [] });
    expect(read(`\uFEFF${fileText(settings)}`).kind).toBe('settings');
  });

  test('may hold what only one host knows, next to the settings that all know', () => {
    const shopify = { overrides: { pages: { show: ['about'], hide: [] } } };
    expect(read(fileText(settings, { shopify }))).toEqual({
      kind: 'settings',
      settings,
      hosts: { shopify },
      filledIn: [],
    });
  });

  test('is refused whole, with every field', () => {
    const text = JSON.stringify({ ...defaultSettings(), enabled: 'yes', colour: 'red' });
    expect(fieldsOf(text).toSorted()).toEqual(['colour', 'enabled']);
  });

  test('with hosts that cannot be ones is refused', () => {
    const connection = orttoConnection({
      trackingKey: 'x',
      captureHost: 'javascript:alert(1)',
      scriptUrl: 'http://10.0.0.1/app.js',
    });
    expect(fieldsOf(JSON.stringify({ ...defaultSettings(), connection }))).toEqual([
      'connection.trackingKey',
      'connection.captureHost',
      'connection.scriptUrl',
    ]);
  });

  test('of a newer version is refused; what an older one did not have gets its default', () => {
    expect(read(JSON.stringify({ ...defaultSettings(), version: SETTINGS_VERSION + 1 }))).toMatchObject({
      kind: 'refused',
      errors: [{ text: 'settings.error.newerVersion' }],
    });
    const { csp: _later, ...older } = defaultSettings();
    expect(fieldsOf(JSON.stringify({ ...older, version: SETTINGS_VERSION - 1 }))).toEqual([]);
  });

  test.each(filledInCases())('$name', ({ given, lacks }) => {
    expect(fillIn(given)).toEqual({ settings: wholeFile, filledIn: lacks });
    expect(read(JSON.stringify(given))).toEqual({
      kind: 'settings',
      settings: wholeFile,
      hosts: {},
      filledIn: lacks,
    });
  });

  test('that lacks what decides where visits are sent is refused', () => {
    const { captureHost: _captureHost, ...half } = orttoConnection({});
    expect(fieldsOf(JSON.stringify({ ...defaultSettings(), connection: half }))).toEqual([
      'connection.captureHost',
    ]);
  });

  test.each([
    ['', 'notJson'],
    ['<html>', 'notJson'],
    ['[]', 'notSettings'],
    ['null', 'notSettings'],
    ['{"name": "package"}', 'notSettings'],
    ['{"name": "package", "version": "1.0.0"}', 'notSettings'],
  ])('%j is %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  test('has a name that every file system takes', () => {
    expect(fileName('shop.example:8080', new Date('2027-03-01T12:00:00Z'))).toBe(
      'talk-settings-shop.example-8080-2027-03-01.json',
    );
  });
});

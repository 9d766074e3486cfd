import { describe, expect, test } from '@jest/globals';
import { checkConnection } from '../../../../core/connection/index.ts';
import { defaultSettings, SETTINGS_VERSION, upgrade, validate } from '../../../../core/settings/index.ts';
import { exportName, exportText } from './export.ts';
import { readImport } from './import.ts';

const reader = {
  currentVersion: SETTINGS_VERSION,
  upgrade,
  validate: (input: unknown) => validate(input, { connection: (connection) => checkConnection(connection) }),
};
const read = (text: string) => readImport(text, reader);

describe('a file of settings', () => {
  test('comes back as it was exported', () => {
    const settings = { ...defaultSettings(), enabled: false };
    expect(read(exportText(settings))).toEqual({ kind: 'settings', settings });
    expect(read(`\uFEFF${exportText(settings)}`).kind).toBe('settings');
  });

  test('is refused whole, with every field', () => {
    const text = JSON.stringify({ ...defaultSettings(), enabled: 'yes', colour: 'red' });
    const imported = read(text);
    expect(imported.kind === 'refused' && imported.errors.map(({ field }) => field).toSorted()).toEqual([
      'colour',
      'enabled',
    ]);
  });

  test('with hosts that cannot be ones is refused', () => {
    const connection = {
      trackingKey: 'x',
      captureHost: 'javascript:alert(1)',
      scriptUrl: 'http://10.0.0.1/app.js',
      options: {},
      track: {},
      dataRegion: null,
    };
    const imported = read(JSON.stringify({ ...defaultSettings(), connection }));
    expect(imported.kind === 'refused' && imported.errors.map(({ field }) => field)).toEqual([
      'connection.trackingKey',
      'connection.captureHost',
      'connection.scriptUrl',
    ]);
  });

  test('of a newer version is refused, of an older one brought up', () => {
    expect(read(JSON.stringify({ ...defaultSettings(), version: SETTINGS_VERSION + 1 }))).toMatchObject({
      kind: 'refused',
      errors: [{ code: 'newerVersion' }],
    });
    const brought: unknown[] = [];
    const older = { ...reader, currentVersion: SETTINGS_VERSION + 1 };
    readImport(JSON.stringify(defaultSettings()), {
      ...older,
      upgrade: (stored) => {
        brought.push(stored);
        return upgrade(stored);
      },
    });
    expect(brought).toEqual([defaultSettings()]);
  });

  test.each([
    ['', 'notJson'],
    ['<html>', 'notJson'],
    ['[]', 'notSettings'],
    ['null', 'notSettings'],
    ['{"name": "package"}', 'notSettings'],
  ])('%j is %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  test('has a name that every file system takes', () => {
    expect(exportName('shop.example:8080', new Date('2027-03-01T12:00:00Z'))).toBe(
      'talk-settings-shop.example-8080-2027-03-01.json',
    );
  });
});

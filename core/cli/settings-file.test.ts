import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defaultSettings, fileText } from '../settings/index.ts';
import { readSettings } from './settings-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'talk-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const read = (text: string) => {
  const file = join(folder, 'settings.json');
  writeFileSync(file, text);
  return readSettings(file);
};

test('settings are read as any host exports them', () => {
  const settings = { ...defaultSettings(), enabled: false };
  expect(read(fileText(settings))).toEqual(settings);
  expect(read(fileText(settings, { shopify: { overrides: {} } }))).toEqual(settings);
});

test('anything else in a file is refused by its name', () => {
  expect(() => read(JSON.stringify({ ...defaultSettings(), shop: {} }))).toThrow(/^shop: /);
  expect(() => read('[]')).toThrow('an object');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../core/texts/translations/translate.ts';

const FOLDERS = [
  ['talk-switch', '.json'],
  ['talk-embed', '.schema.json'],
] as const;

/** The texts of a file by their path, each as the places in it. */
const placesOf = (file: string): Record<string, string[]> => {
  const places: Record<string, string[]> = {};
  const read = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      expect(value.trim()).not.toBe('');
      places[path] = [...value.matchAll(/\{\{(\w+)\}\}/g)].map(([place]) => place).toSorted();
    } else for (const [key, each] of Object.entries(value as object)) read(each, `${path}.${key}`);
  };
  read(JSON.parse(readFileSync(file, 'utf8')), '');
  return places;
};

describe.each(FOLDERS)('the locales of the extension %s', (extension, ending) => {
  const folder = join(import.meta.dirname, '../../shopify-app/extensions', extension, 'locales');

  test.each(LANGUAGES)('has every text in %s, with the places of the English', (language) => {
    expect(placesOf(join(folder, `${language}${ending}`))).toEqual(
      placesOf(join(folder, `en.default${ending}`)),
    );
  });

  test('has no language besides those of the screens', () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      [...LANGUAGES.map((language) => `${language}${ending}`), `en.default${ending}`].toSorted(),
    );
  });
});

// `npm run translations`: brings the files of translations up to date with the English: new texts are added empty, texts
// that are gone are removed, in the order of the English. Says how many are left to translate.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formsOf, type CountedText, type Text } from '../core/texts/format.ts';
import { sourceOf, type Translation } from '../core/texts/translations/translate.ts';
import { catalogues, fileOf, translationOf } from './translations/catalogues.ts';
import { categoriesOf } from './translations/problems.ts';

const REPOSITORY = join(import.meta.dirname, '..');

/** A text that nobody has translated yet. */
const untranslated = (text: Text, language: string): Text =>
  typeof text === 'string'
    ? ''
    : (Object.fromEntries(categoriesOf(language).map((category) => [category, ''])) as CountedText);

for (const catalogue of catalogues) {
  for (const language of catalogue.languages) {
    const file = fileOf(catalogue, language);
    const old: Translation = existsSync(join(REPOSITORY, file)) ? translationOf(catalogue, language) : {};
    const entries = Object.values(catalogue.texts).map((text) => {
      const source = sourceOf(text);
      return [source, Object.hasOwn(old, source) ? old[source]! : untranslated(text, language)] as const;
    });
    writeFileSync(join(REPOSITORY, file), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
    const left = [...new Map(entries).values()].filter((text) => formsOf(text).includes('')).length;
    process.stdout.write(`${file}: ${new Map(entries).size} texts, ${left} to translate\n`);
  }
}

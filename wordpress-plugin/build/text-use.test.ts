import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MESSENGER_CHOICES, settingsDescription } from '../../core/settings/index.ts';
import { formsOf, texts } from '../../core/texts/index.ts';
import { CORE, PLUGIN } from './places.ts';
import { mergeTables, ofThisPlugin, type TextTable } from './text-table.ts';

const table = (path: string): TextTable => JSON.parse(readFileSync(join(PLUGIN, path), 'utf8')) as TextTable;
const all = mergeTables([ofThisPlugin(texts), table('texts.json'), table('src/texts.json')]);

// Sentences about rules, what is said of a policy's words, and what both hosts' screens say come from the core.
const folders = [
  join(PLUGIN, 'src'),
  join(PLUGIN, 'includes'),
  join(CORE, 'visibility'),
  join(CORE, 'screens'),

  join(CORE, 'csp/lint'),
];
const sources = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) =>
          entry.isFile() && /\.(tsx?|php)$/.test(entry.name) && !/\.(test|fixture)\./.test(entry.name),
      )
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  .concat(readFileSync(join(PLUGIN, 'talk-messenger-for-ortto.php'), 'utf8'))
  .join('\n');

/** The key of which a Talk server has words of its own. */
const ofOrtto = (key: string): string => key.replace(/\.server$/, '');

const paths = new Set(settingsDescription.flatMap(({ fields }) => fields.map(({ path }) => path)));

const AREA = String.raw`(?:settings|connection|visibility|security|csp|screens|server|wordpress|editor)`;
/** Keys that stand in the sources as they are. */
const written = new Set(
  [...sources.matchAll(new RegExp(`['"](${AREA}(?:\\.[\\w-]+)+)['"]`, 'g'))].map(([, key]) => key!),
);
/** Keys that are put together: each as a pattern, with any one step or more in the gaps. */
const patterns = [...sources.matchAll(new RegExp(`[\`"](${AREA}\\.[^\`"\\s]*)[\`"]`, 'g'))]
  .map(([, template]) => template!)
  // Paths into a setting look like keys.
  .filter((template) => /[${]/.test(template) && ![...paths].some((path) => template.startsWith(`${path}.`)))
  .map((template) => ({
    template,
    pattern: new RegExp(
      `^${template
        .split(/\$\{[^}]*\}|\{\$[^}]*\}+|\$\w+/)
        .map((part) => part.replaceAll('.', '\\.'))
        .join('[\\w.-]+')}$`,
    ),
  }));

const described = new Set<string>([
  ...(['estimate', 'estimateUnit', 'conversationView', 'linkTarget'] as const).flatMap((name) =>
    MESSENGER_CHOICES[name].map((value) => `settings.messenger.${name}.${value}`),
  ),
  ...settingsDescription.flatMap(({ title, fields }) => [
    title,
    ...fields.flatMap(({ label, help, unit, choices = [] }) => [
      label,
      help ?? '',
      unit ?? '',
      ...choices.flatMap((choice) => [choice.label, choice.help ?? '']),
    ]),
  ]),
]);

/** What makes the findings of an area names the area alone. */
const isArea = (key: string): boolean => /^\w+\.(error|warning|import|lint|remedy)$/.test(key);

/** Told by the code of a finding, wherever it comes from. */
const isFinding = (key: string): boolean =>
  /^(settings|connection|visibility|messenger|server|wordpress)\.(error|warning|import|type)\./.test(key);

describe('texts', () => {
  test('every key that the sources name is there', () => {
    // Names of script handles and files look like keys of one step; texts have two.
    const named = [...written].filter(
      (key) => key.split('.').length > 1 && !/\.(json|css|js|php|schema|defaults|sources|tables)$/.test(key),
    );
    const missing = named.filter(
      (key) =>
        !Object.hasOwn(all, key) &&
        !isArea(key) &&
        !paths.has(key) &&
        !/^connection\.[a-z]+[A-Za-z]*$/.test(key),
    );
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(80);
  });

  test('every key that the sources put together leads to texts', () => {
    const open = patterns.filter(({ pattern }) => !Object.keys(all).some((key) => pattern.test(key)));
    expect(open.map(({ template }) => template)).toEqual([]);
    expect(patterns.length).toBeGreaterThan(5);
  });

  test('every text is used', () => {
    const unused = Object.entries(all).filter(
      ([key, text]) =>
        !written.has(key) &&
        !written.has(ofOrtto(key)) &&
        !described.has(ofOrtto(key)) &&
        !isFinding(key) &&
        !patterns.some(({ pattern }) => pattern.test(key)) &&
        // Said before the table can be loaded, in a file that any PHP can read.
        !formsOf(text).some((form) => sources.includes(`'${form}'`)),
    );
    expect(unused.map(([key]) => key)).toEqual([]);
  });

  test('none is empty, none has space around it', () => {
    const forms = Object.values(all).flatMap(formsOf);
    expect(forms.filter((form) => form.trim() === '' || form !== form.trim())).toEqual([]);
  });
});

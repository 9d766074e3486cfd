import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { settingsDescription } from '../../settings/index.ts';
import { format, texts } from '../../texts/index.ts';
import { isOrttos } from './field-parts.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/messenger.md'), 'utf8');
const tabs = settingsDescription.filter(({ id }) => ['style', 'content', 'visitors', 'hours'].includes(id));

/** The fields that the guide names below a heading, each with whether Ortto decides it: `**Label** °`. */
const namedIn = (heading: string): readonly (readonly [label: string, isOrttos: boolean])[] => {
  const [, section = ''] = guide.split(`\n### ${heading}\n`);
  const [own = ''] = section.split(/\n#{2,3} /);
  return [...own.matchAll(/\*\*([^*]+)\*\*( °)?/g)].map(
    ([, label, mark]) => [label!.replaceAll(/\s+/g, ' '), mark !== undefined] as const,
  );
};

test.each(tabs)('the guide names the fields of the tab $id in its words and order', ({ title, fields }) => {
  expect(namedIn(format(texts[title]))).toEqual(
    fields.map((field) => [format(texts[field.label]), isOrttos(field, 'ortto')]),
  );
});

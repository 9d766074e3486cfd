import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseSource } from './source.ts';

interface SourceCase {
  source: string;
  kind: string;
  path?: string | null;
  disputed?: boolean;
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/sources.json', import.meta.url), 'utf8'),
) as SourceCase[];

test.each(cases)('the word $source of a list is read as $kind', ({ source: text, kind, path, disputed }) => {
  const source = parseSource(text);
  expect(source.text).toBe(text);
  expect(source.kind).toBe(kind);
  if (source.kind === 'host') expect([source.path, source.disputed]).toEqual([path, disputed]);
});

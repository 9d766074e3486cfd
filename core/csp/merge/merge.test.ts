import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { codeOf } from '../../findings.ts';
import { merge, type MergeInput, type MergeOptions, type MergeResult } from './merge.ts';
import type { Account } from '../requirements/requirements.ts';
import type { CspSettings, Header } from '../types.ts';
import type { Added } from './write.ts';

/** `[policy, directive, source, copiedFrom?]`; blockers and warnings by code. */
interface MergeCase {
  name: string;
  rules: string[];
  account: Account | null;
  csp: CspSettings;
  limit?: number;
  input: MergeInput;
  output: {
    headers: Header[];
    meta: string[];
    added: unknown[][];
    addedReportOnly: unknown[][];
    blockers: string[];
    warnings: string[];
  };
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/merge.json', import.meta.url), 'utf8'),
) as MergeCase[];

const optionsOf = ({ account, csp, limit }: MergeCase): MergeOptions => ({
  account,
  settings: csp,
  knownScripts: ['https://cdn2l.ink/app.js', 'https://cdneu.net/app.js'],
  ...(limit !== undefined && { limit }),
});

const rows = (added: readonly Added[]): unknown[][] =>
  added.map(({ policy, directive, source, copiedFrom }) =>
    copiedFrom === undefined ? [policy, directive, source] : [policy, directive, source, copiedFrom],
  );

const comparable = (result: MergeResult): MergeCase['output'] => ({
  headers: [...result.headers],
  meta: [...result.meta],
  added: rows(result.added),
  addedReportOnly: rows(result.addedReportOnly),
  blockers: result.blockers.map(codeOf),
  warnings: result.warnings.map(codeOf),
});

const size = (list: readonly Header[]): number =>
  Buffer.byteLength(list.map(({ name, value }) => `${name}: ${value}\r\n`).join(''));

describe('merging', () => {
  test.each(cases)('$name ($rules)', (each) => {
    expect(comparable(merge(each.input, optionsOf(each)))).toEqual(each.output);
  });

  test.each(cases)('again changes nothing: $name', (each) => {
    const once = merge(each.input, optionsOf(each));
    const twice = merge({ ...each.input, headers: once.headers, meta: once.meta }, optionsOf(each));
    expect([twice.headers, twice.meta, twice.added, twice.addedReportOnly]).toEqual([
      once.headers,
      once.meta,
      [],
      [],
    ]);
  });

  test.each(cases)('counts the bytes: $name', (each) => {
    const { bytes, headers } = merge(each.input, optionsOf(each));
    expect(bytes).toEqual({ before: size(each.input.headers), after: size(headers) });
  });
});

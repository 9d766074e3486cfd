import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { english } from '../../cli/english.ts';
import { codeOf } from '../../findings.ts';
import { checkConnection } from '../check.ts';
import { parse } from './parse.ts';
import type { Connection, DataRegion, Region } from '../types.ts';

interface Case {
  name: string;
  /** Lines. */
  text: string[];
  local?: boolean;
  dataRegion?: DataRegion;
  connection?: Connection;
  region?: Region;
  instance?: string;
  /** Codes. */
  warnings?: string[];
  errors?: string[];
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/connection.json', import.meta.url), 'utf8'),
) as Case[];

const outcome = ({ text, local = false, dataRegion }: Case): Omit<Case, 'name' | 'text'> => {
  const result = parse(text.join('\n'), { local, dataRegion: dataRegion ?? null });
  if (!result.ok) return { errors: result.errors.map(codeOf) };
  const { connection, region, instance, warnings } = result;
  return { connection, region, instance, warnings: warnings.map(codeOf) };
};

describe('shared cases', () => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const { connection, region, instance, warnings, errors, local = false } = each;
    expect(outcome(each)).toEqual(errors ? { errors } : { connection, region, instance, warnings });
    if (connection) expect(checkConnection(connection, { local })).toEqual([]);
  });
});

const found = (name: string) => {
  const each = cases.find((one) => one.name === name)!;
  const result = parse(each.text.join('\n'));
  return result.ok ? result.warnings : result.errors;
};

describe('messages name what they are about', () => {
  test.each([
    ['personal data', 'email, first, last, ei, p, phone, ac, plan'],
    ['option that is worked out', 'gdpr'],
    ['options that are worked out', 'orttoOptions'],
    ['further calls', 'ap3c.activity, ap3c.clearSession'],
    ['Tag Manager variable as key', '{{Ortto Key}}'],
    ['constant as key', 'orttoKey'],
    ['script address with a place', "'https://' + cdn + '/app.js'"],
    ['two accounts', 'acme (ZNHA_-4BI0VniavNYWNtZQ), northwind-traders ('],
    ['capture host: underscore', 'https://track_me.brand.example/'],
    ['curly quotes, key only', '‘'],
    ['tracking subdomain', 'https://track.brand.example/'],
  ])('%s', (name, words) => {
    expect(english(found(name)[0]!)).toContain(words);
  });

  test('every message is filled in', () => {
    const messages = cases.flatMap(({ name }) => found(name)).map(english);
    expect(messages.length).toBeGreaterThan(100);
    const places = messages
      .map((message) => message.replace(/\$?\{+(Ortto Key|host)\}+/g, ''))
      .filter((m) => /\{\w+\}/.test(m));
    expect(places).toEqual([]);
  });

  test('findings carry the path of their setting, and nothing where the whole text is meant', () => {
    expect(found('two accounts')[0]).toMatchObject({ field: 'connection.trackingKey' });
    expect(found('personal data')[0]).toMatchObject({ field: 'connection.track' });
    expect(found('words')[0]).toMatchObject({ field: '' });
  });
});

test('code that is nested too deeply for any parser is refused as that', () => {
  expect(parse(`<script>ap3c.init(${'('.repeat(50_000)}</script>`)).toMatchObject({
    errors: [{ text: 'connection.error.tooDeep' }],
  });
});

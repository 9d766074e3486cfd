// needs: php
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cspTables } from '../../core/csp/tables.ts';
import vectors from '../vectors/internet-addresses.json' with { type: 'json' };
import { runPhp, type PhpVersion } from './php.ts';

const ask = async (version: PhpVersion, lines: readonly unknown[]): Promise<unknown[]> => {
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const { code, stdout, stderr } = await runPhp(version, [join(import.meta.dirname, 'security.php')], input);
  if (code !== 0 || stderr !== '') throw new Error(`PHP ended with code ${code}: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
};

const { public: PUBLIC, loopback: LOOPBACK, inner: INNER, none: NONE } = vectors;

const old = (body: object) => JSON.stringify({ 'csp-report': body });
const report = (body: object) => ({
  type: 'csp-violation',
  age: 0,
  url: 'https://acme.example/secret?x=1',
  body,
});
const script = {
  effectiveDirective: 'script-src-elem',
  blockedURL: 'https://a.example:8443/x.js?token=secret',
};

const CASES: readonly (readonly [name: string, body: string, pairs: readonly string[]])[] = [
  [
    'the old form',
    old({
      'document-uri': 'https://acme.example/secret',
      'violated-directive': "img-src 'self'",
      'blocked-uri': 'https://a.example/secret.png?x=1#y',
    }),
    ['img-src https://a.example'],
  ],
  [
    'the new form, several at once, each pair once',
    JSON.stringify([report(script), report(script), report({ ...script, blockedURL: 'eval' })]),
    ['script-src https://a.example:8443', 'script-src eval'],
  ],
  ['data', old({ 'effective-directive': 'font-src', 'blocked-uri': 'data' }), ['font-src data']],
  [
    'a blob with its address',
    old({ 'effective-directive': 'worker-src', 'blocked-uri': 'blob:https://acme.example/1' }),
    ['worker-src blob'],
  ],
  ['an extension', old({ 'effective-directive': 'script-src', 'blocked-uri': 'chrome-extension://x/y' }), []],
  ['another kind of report', JSON.stringify([{ type: 'deprecation', body: script }]), []],
  [
    'a directive that is none',
    old({ 'effective-directive': 'x-src', 'blocked-uri': 'https://a.example' }),
    [],
  ],
  [
    'a source that would add words',
    old({ 'effective-directive': 'img-src', 'blocked-uri': 'https://a.example; script-src *' }),
    [],
  ],
  ['markup', old({ 'effective-directive': 'img-src', 'blocked-uri': 'https://<img src=x>' }), []],
  ['a user name', old({ 'effective-directive': 'img-src', 'blocked-uri': 'https://me:pw@a.example/' }), []],
  [
    'a host too long to be one',
    old({ 'effective-directive': 'img-src', 'blocked-uri': `https://${'a'.repeat(300)}.example/` }),
    [],
  ],
  ['members of the wrong type', old({ 'effective-directive': ['img-src'], 'blocked-uri': { a: 1 } }), []],
  ['no JSON', '{"csp-report":', []],
  ['JSON that is too deep', '['.repeat(50), []],
  ['nothing', '', []],
  ['more than is read', `[${' '.repeat(40_000)}${JSON.stringify(report(script))}]`, []],
  [
    'fifty reports of a request, no more',
    JSON.stringify(
      Array.from({ length: 80 }, (_, index) =>
        report({ ...script, blockedURL: `https://h${index}.example/` }),
      ),
    ),
    Array.from({ length: 50 }, (_, index) => `script-src https://h${index}.example`),
  ],
];

describe.each(['native', '7.4'] as const)('PHP %s', (version) => {
  test('distinguishes public addresses from loopback and from inner ones, and from what is none', async () => {
    const all = [...PUBLIC, ...LOOPBACK, ...INNER, ...NONE];
    const answers = await ask(
      version,
      all.map((address) => ({ address })),
    );
    const expected = all.map((address) => [PUBLIC.includes(address), LOOPBACK.includes(address)]);
    expect(all.map((address, index) => [address, answers[index]])).toEqual(
      all.map((address, index) => [address, expected[index]]),
    );
  });

  test('reads of a report no more than kind and origin', async () => {
    const known = cspTables.observation;
    const answers = await ask(
      version,
      CASES.map(([, body]) => ({ known, body })),
    );
    expect(CASES.map(([name], index) => [name, answers[index]])).toEqual(
      CASES.map(([name, , pairs]) => [name, pairs]),
    );
  });
});

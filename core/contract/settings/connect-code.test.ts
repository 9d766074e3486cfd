import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { printConnectCode, readConnectCode, type ConnectCode } from './connect-code.ts';

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/connect-codes.json', import.meta.url), 'utf8'),
) as { name: string; text: string; code: ConnectCode | null }[];

describe('a connect code', () => {
  test.each(cases.filter(({ code }) => code !== null))('reads: $name', ({ text, code }) => {
    expect(readConnectCode(text)).toEqual(code);
    const printed = printConnectCode(code!);
    expect(printed).toMatch(/^talk-connect-[\w-]+$/);
    expect(readConnectCode(printed)).toEqual(code);
  });

  test('does not show its keys to who glances at it', () => {
    const code = cases[0]!.code!;
    expect(printConnectCode(code)).not.toContain(code.settingsKey);
  });

  test.each(cases.filter(({ code }) => code === null))('is none: $name', ({ text }) => {
    expect(readConnectCode(text)).toBeNull();
  });
});

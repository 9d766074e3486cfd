import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../findings.ts';
import { assess } from './assess.ts';
import { defaultCspSettings } from '../types.ts';
import { blockedBy, unresolved, pageStatusOf, type PageStatus } from './page-status.ts';

const account = {
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
  dataRegion: 'us' as const,
};

const assessed = (policies: readonly string[], given: Parameters<typeof assess>[1]['account'] = account) =>
  assess(
    {
      headers: policies.map((value) => ({ name: 'Content-Security-Policy', value })),
      page: { url: 'https://acme.example/' },
    },
    { account: given, settings: defaultCspSettings },
  );

describe('the verdict', () => {
  test.each<[PageStatus, readonly string[]]>([
    ['noPolicy', []],
    ['free', ["frame-ancestors 'none'"]],
    ['blocked', ["default-src 'self'"]],
    ['partly', ["style-src 'self' https:"]],
    ['stopped', ['sandbox']],
  ])('%s', (verdict, policies) => {
    expect(pageStatusOf(assessed(policies), policies.length)).toBe(verdict);
  });

  test('unknown, where a policy asks what the account does not tell', () => {
    const unsure = { ...account, dataRegion: null };
    const assessment = assessed(["img-src 'self'"], unsure);
    expect(pageStatusOf(assessment, 1)).toBe('unknown');
    expect(unresolved(assessment).map(codeOf)).toEqual(['dataRegionMissing']);
    expect(unresolved(assessed([], unsure))).toEqual([]);
    expect(pageStatusOf(assessed(["img-src 'self'"], null), 1)).toBe('unknown');
  });
});

test('what is blocked is told once, with the first policy that does it', () => {
  expect(
    blockedBy(assessed(['img-src *', "connect-src 'self' https:", "connect-src 'self' https:"])),
  ).toEqual([{ id: 'sockets', directive: 'connect-src', policy: 2 }]);
});

import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { codeOf, type Finding } from '@talk-suite/core/findings';
import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import {
  blockersOf,
  consentEntries,
  guessForm,
  judge,
  needsChange,
  serverHeaders,
  snippetFor,
} from './judgement.ts';
import { changedMeta } from '@talk-suite/core/screens';
import { csp, snapshots } from './snapshots.fixture.ts';

const settings: Settings = {
  ...defaultSettings(),
  connection: orttoConnection({ dataRegion: 'us' }),
};
const judged = (...parts: Parameters<typeof snapshots>) => judge(snapshots(...parts), settings);
const codes = (list: readonly Finding[]) => list.map(codeOf);

describe('a policy that is the consent of visitors', () => {
  test('is told apart, with the addresses to enter field by field, and no keyword among them', () => {
    const judgement = judge(
      {
        ...snapshots({ headers: [csp("script-src 'self'; img-src 'self' data:")] }),
        consentPolicy: 'A plugin',
      },
      settings,
    );
    expect(judgement.consentPolicy).toBe('A plugin');
    const entries = consentEntries(settings, judgement);
    expect(entries.map(({ field }) => field)).toContain('scripts');
    expect(entries.find(({ field }) => field === 'scripts')!.addresses).toContain('https://cdn2l.ink');
    for (const { addresses } of entries) {
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses) expect(address).toMatch(/^https:\/\//);
    }
    const merged = judge(
      snapshots({
        headers: [
          csp(
            entries
              .map(
                ({ field, addresses }) =>
                  `${{ scripts: 'script-src', images: 'img-src', frames: 'frame-src' }[field]} 'self' data: blob: ${addresses.join(' ')}`,
              )
              .join('; '),
          ),
        ],
      }),
      settings,
    );
    expect([merged.verdict, merged.blocked]).toEqual(['free', []]);
  });
});

describe('the verdict on a page', () => {
  test('without a policy', () => {
    expect(judged({})).toMatchObject({ verdict: 'noPolicy', blocked: [] });
  });

  test('names what is blocked, by which directive of which policy', () => {
    const { verdict, blocked } = judged({ headers: [csp('img-src *'), csp("connect-src 'self' https:")] });
    expect(verdict).toBe('blocked');
    expect(blocked).toEqual([{ id: 'sockets', directive: 'connect-src', policy: 2 }]);
  });

  test('is free after the merge that it proposes', () => {
    const before = judged({
      headers: [csp("default-src 'self'; style-src 'unsafe-inline'; worker-src blob:")],
    });
    expect(before.verdict).toBe('blocked');
    const after = judged({ headers: before.assessment.merged.headers });
    expect([after.verdict, after.blocked]).toEqual(['free', []]);
  });

  test('is partly, where Talk works without its look', () => {
    const { verdict, blocked, assessment } = judged({ headers: [csp("style-src 'self' https:")] });
    expect([verdict, blocked.map(({ id }) => id)]).toEqual(['partly', ['inlineStyle']]);
    expect(codes(assessment.merged.blockers)).toContain('inlineStyles');
  });

  test('is stopped, where no source helps', () => {
    const headers = [{ name: 'cross-origin-embedder-policy', value: 'require-corp' }];
    expect(judged({ headers }).verdict).toBe('stopped');
  });

  test('is open, where the account does not tell what Talk needs and a policy asks for it', () => {
    const unsure: Settings = { ...settings, connection: { ...settings.connection!, dataRegion: null } };
    expect(judge(snapshots({}), unsure).verdict).toBe('noPolicy');
    expect(blockersOf(judge(snapshots({}), unsure))).toEqual([]);
    const judgement = judge(snapshots({ headers: [csp("img-src 'self' https:")] }), unsure);
    expect(judgement.verdict).toBe('unknown');
    expect(codes(blockersOf(judgement))).toEqual(['dataRegionMissing']);
    expect(judge(snapshots({ headers: [csp('img-src *')] }), { ...settings, connection: null }).verdict).toBe(
      'unknown',
    );
  });

  test('takes the nonce of the page for granted only if the header has it', () => {
    const headers = [csp("script-src 'nonce-n' 'strict-dynamic'")];
    const loader = { src: 'https://acme.example/loader.js', nonce: 'n', integrity: '' };
    expect(judged({ headers, loader }).verdict).toBe('free');
    expect(judged({ headers, loader: { ...loader, nonce: 'stale' } }).verdict).toBe('blocked');
  });
});

test('the plugin’s own observation is no policy of the site', () => {
  const observation =
    "default-src 'self'; report-uri https://acme.example/wp-json/talk-messenger/v1/reports/00ff";
  const reportOnly = (value: string) => ({ name: 'Content-Security-Policy-Report-Only', value });
  expect(judged({ headers: [reportOnly(observation)] }).policies).toEqual([]);
  const { policies, assessment } = judged({ headers: [reportOnly(`img-src 'self', ${observation}`)] });
  expect(policies.map(({ text }) => text)).toEqual(["img-src 'self'"]);
  expect(assessment.merged.addedReportOnly).toHaveLength(1);
});

describe('who can change a policy', () => {
  const strict = csp("connect-src 'self'");

  test('the plugin, where PHP sends it', () => {
    const judgement = judged({ headers: [strict] });
    expect(needsChange(judgement, ['php', 'merged'])).toBe(true);
    expect(needsChange(judgement, ['server'])).toBe(false);
  });

  test('the server gets its own policies only', () => {
    const judgement = judged({
      headers: [csp('connect-src https: wss:'), strict],
      php: [csp('connect-src https: wss:')],
    });
    expect(needsChange(judgement, ['php'])).toBe(false);
    const headers = serverHeaders(judgement);
    expect(headers).toHaveLength(1);
    expect(headers[0]!.value).toContain("connect-src 'self' https://capture-api.autopilotapp.com");
    expect(snippetFor(headers, 'nginx').text).toMatch(/^add_header Content-Security-Policy ".*" always;$/);
  });

  test('a meta element by hand', () => {
    const judgement = judged({ meta: ["connect-src 'self'"] });
    expect(judgement.verdict).toBe('blocked');
    expect(changedMeta(judgement.seen, judgement)).toEqual([
      expect.stringContaining('wss://talk-api.autopilotapp.com'),
    ]);
  });

  test('a nonce does not become a constant of a server that makes none', () => {
    const headers = [csp("script-src 'nonce-abc'; connect-src 'self'")];
    expect(snippetFor(headers, 'nginx').text).toContain('$request_id');
    expect(codes(snippetFor(headers, 'apache').problems)).toEqual(['nonceInStaticForm']);
  });
});

test.each([
  ['nginx/1.22', 'nginx'],
  ['Apache/2.4 (Debian)', 'apache'],
  ['LiteSpeed', 'litespeed'],
  ['Microsoft-IIS/10.0', 'iis'],
  ['cloudflare', 'cloudflare'],
  ['openresty', 'nginx'],
  ['', 'nginx'],
])('the server %j is written for as %s', (value, form) => {
  expect(guessForm([{ name: 'Server', value }])).toBe(form);
});

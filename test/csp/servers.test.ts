import { describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diff } from '../../core/csp/diff.ts';
import { emit, type FormName } from '../../core/csp/emit/index.ts';
import { parseList } from '../../core/csp/parse.ts';
import type { Header } from '../../core/csp/types.ts';
import { installPackages } from './baselines.ts';
import {
  arrived,
  findServer,
  startApache,
  startCaddy,
  startHelmet,
  startHydrogen,
  startNext,
  startNginx,
  startPhp,
  type Running,
} from './servers/answers.ts';

/**
 * Each form, loaded by the real server or library: the header that arrives is the policy that went in.
 * `scripts/test.ts` knows which of them are installed; the libraries come with `npm ci` in `test/csp/servers`.
 */

const packages = join(import.meta.dirname, 'servers');

const plain =
  "default-src 'self'; img-src https://a.test/%24$x/{y}%Z \"q\"; script-src 'self' https://cdn2l.ink";
const list = "default-src 'self'; connect-src 'self' wss://a.test, object-src 'none'";
const reportOnly = "img-src 'none'";
const withNonce = "script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic'; object-src 'none'";

const headers = (enforced: string, reported?: string): Header[] => [
  { name: 'Content-Security-Policy', value: enforced },
  ...(reported === undefined ? [] : [{ name: 'Content-Security-Policy-Report-Only', value: reported }]),
];

const textOf = (name: FormName, enforced: string, reported?: string): string => {
  const { text, blockers } = emit(headers(enforced, reported), name);
  expect(blockers).toEqual([]);
  return text;
};

const received = async (starting: Promise<Running>) => {
  const server = await starting;
  try {
    const first = await arrived(server.url);
    return { ...first, again: (await arrived(server.url)).enforced };
  } finally {
    await server.stop();
  }
};

const noncePattern = /^script-src 'nonce-([A-Za-z0-9+/=_-]{22,})' 'strict-dynamic'; ?object-src 'none'$/;

const expectFreshNonce = ({ enforced, again }: { enforced: string | null; again: string | null }): void => {
  expect(enforced).toMatch(noncePattern);
  expect(again).toMatch(noncePattern);
  expect(again).not.toBe(enforced);
};

const installed = (name: string): boolean => findServer(name) !== null;
const whole = process.env['TALK_PROVE'] === '1';
if (whole) installPackages();
const withPackages = existsSync(join(packages, 'node_modules/next'));

/** Forms whose server is here; the others are counted as left out by `npm test`. */
const servers: readonly [FormName, boolean, (text: string) => Promise<Running>][] = [
  ['nginx', installed('nginx'), startNginx],
  ['apache', installed('apache2'), (text) => startApache(text, false)],
  ['litespeed', installed('apache2'), (text) => startApache(text, true)],
  ['caddy', installed('caddy'), startCaddy],
  ['php', installed('php'), startPhp],
  ['helmet', withPackages, (text) => startHelmet(text, packages)],
];

const here = servers.filter(([, present]) => present);

test('servers are here to try', () => {
  const missing = servers.filter(([, present]) => !present).map(([name]) => name);
  // The whole proof needs all of them: `apt-get install nginx apache2-bin caddy php-cli` where one is missing.
  expect(whole ? missing : here.length > 0).toEqual(whole ? [] : true);
});

describe.each(here)('%s', (name, _, start) => {
  test('sends the policy as it is, special characters and all', async () => {
    // nginx cannot write a dollar sign; percent-encoded it is the same path.
    const expected = name === 'nginx' ? plain.replace('%24$x', '%24%24x') : plain;
    // helmet leaves out the space after a semicolon.
    const { enforced } = await received(start(textOf(name, plain)));
    expect(enforced?.replaceAll(/; ?/g, '; ')).toBe(expected);
  });

  test('sends every policy of a list, and report-only apart', async () => {
    expect(await received(start(textOf(name, list, reportOnly)))).toMatchObject({
      enforced: list,
      reportOnly,
    });
  });

  if (emit(headers(withNonce), name).blockers.length === 0) {
    test('makes a nonce for each response', async () => {
      expectFreshNonce(await received(start(textOf(name, withNonce))));
    });
  }
});

if (withPackages) {
  test("Hydrogen's function gets full lists, and adds only its nonce to them", async () => {
    // Its own default policy, with Talk in it.
    const own = [
      "base-uri 'self'",
      "default-src 'self' https://cdn.shopify.com https://shopify.com",
      "frame-ancestors 'none'",
      "style-src 'self' 'unsafe-inline' https://cdn.shopify.com",
      "connect-src 'self' https://cdn.shopify.com https://monorail-edge.shopifysvc.com https://talk-api.autopilotapp.com",
      "img-src 'self' https://cdn.shopify.com https://shopify.com https://m.autopilotapp.com",
    ].join('; ');
    const { enforced } = await received(startHydrogen(textOf('hydrogen', own), packages));
    expect(enforced).toContain("'nonce-");
    const [before, after] = [own, enforced!].map((value) => parseList(headers(value)).enforced);
    const { effects } = diff(before!, after!);
    expect(effects.filter(({ source }) => !source?.startsWith("'nonce-"))).toEqual([]);
  });

  test('Next.js sends the policy of its configuration', async () => {
    const text = textOf('next', list, reportOnly);
    expect(await received(startNext(text, packages))).toMatchObject({ enforced: list, reportOnly });
  }, 180_000);

  test("Next.js's proxy makes a nonce for each response", async () => {
    expectFreshNonce(await received(startNext(textOf('next', withNonce), packages)));
  }, 180_000);
}

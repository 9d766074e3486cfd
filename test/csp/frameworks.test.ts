// needs: frameworks
import { expect, test } from '@jest/globals';
import { diff } from '../../core/csp/report/diff.ts';
import { parseList } from '../../core/csp/policy/parse.ts';
import { FRAMEWORKS_FOLDER } from '../../scripts/machine/framework-packages.ts';
import {
  describeForm,
  expectFreshNonce,
  headers,
  list,
  received,
  reportOnly,
  textOf,
  withNonce,
} from './forms.ts';
import { startHelmet, startHydrogen, startNext } from './servers/answers.ts';

describeForm('helmet', (text) => startHelmet(text, FRAMEWORKS_FOLDER));

test('what helmet would throw at arrives all the same', async () => {
  const { enforced } = await received(startHelmet(textOf('helmet', 'img-src none'), FRAMEWORKS_FOLDER));
  expect(enforced).toBe('img-src none');
});

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
  const { enforced } = await received(startHydrogen(textOf('hydrogen', own), FRAMEWORKS_FOLDER));
  expect(enforced).toContain("'nonce-");
  const [before, after] = [own, enforced!].map((value) => parseList(headers(value)).enforced);
  const { effects } = diff(before!, after!);
  expect(effects.filter(({ source }) => !source?.startsWith("'nonce-"))).toEqual([]);
});

test('Next.js sends the policy of its configuration', async () => {
  const text = textOf('next', list, reportOnly);
  expect(await received(startNext(text, FRAMEWORKS_FOLDER))).toMatchObject({ enforced: list, reportOnly });
});

test("Next.js's proxy makes a nonce for each response", async () => {
  expectFreshNonce(await received(startNext(textOf('next', withNonce), FRAMEWORKS_FOLDER)));
});

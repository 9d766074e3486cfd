// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite, type PageOptions } from '../../test/browser/loader-site.ts';
import type { VisitorPage } from '../../test/browser/visitor-page.ts';
import { eventually } from '../../test/patience.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite({ loader: 'loader-full' });
});
afterAll(() => shop.stop());

const ADA = 'ada@example.test';
const TOKEN = 'session-of-ada-0123456789';
const SIGNED_IN = '<script>document.cookie = "talk_messenger_in=1;path=/"</script>';
/** What the page sends, in its order: what arrives at the same time arrives in any. */
const NOTE_SENT = `<script>{ window.sent = []; const send = fetch;
  window.fetch = (url, options) => { sent.push(String(options?.body)); return send(url, options); }; }</script>`;
const answer = (talkSession: unknown) => ({ email: ADA, talkSession });

/** Visits as somebody who is signed in, and waits until Ortto has been told who it is. */
const visit = async ({ before = '', posted = answer(TOKEN) }: PageOptions): Promise<VisitorPage> => {
  const { page, errors } = await shop.visit({
    tag: { 'data-identity': '/?visitor' },
    before: SIGNED_IN + NOTE_SENT + before,
    posted,
  });
  await eventually(() => told().some(({ e }) => e === ADA), true);
  await page.waitForTimeout(200);
  expect(errors).toEqual([]);
  return page;
};
const told = (): readonly Record<string, unknown>[] => shop.ortto.requests().map(({ body }) => body ?? {});
const sessions = (): unknown[] => [
  ...new Set(
    told()
      .map(({ tt }) => tt)
      .filter(Boolean),
  ),
];

describe('A verified session (experimental)', () => {
  test('goes to Ortto’s script, behind who the visitor is, and is no part of that', async () => {
    const page = await visit({});
    await eventually(() => sessions().length, 1);
    expect(sessions()).toEqual([TOKEN]);
    const sent = (await page.evaluate('sent')) as readonly string[];
    const firstWith = (value: string): number =>
      sent.findIndex((body) => body.includes(JSON.stringify(value)));
    expect(firstWith(ADA)).toBeGreaterThanOrEqual(0);
    expect(firstWith(ADA)).toBeLessThan(firstWith(TOKEN));
    for (const { tt: _, ...body } of told()) expect(JSON.stringify(body)).not.toContain(TOKEN);
  });

  test.each([[null], [5], [{ token: TOKEN }], [[TOKEN]]])(
    'is none where the site answers %j: nothing is handed over, and Ortto knows who it is',
    async (other) => {
      await visit({ posted: answer(other) });
      expect(sessions()).toEqual([]);
    },
  );

  test.each(['undefined', 'null', '"restart"', '{ restart: 1 }', '{ start() {} }'])(
    'is kept back where Ortto’s script has ap3c.talk = %s',
    async (shape) => {
      await visit({
        before: `<script>window.ap3c = { get talk() { return ${shape}; }, set talk(value) {} }</script>`,
      });
      expect(sessions()).toEqual([]);
      expect(JSON.stringify(told())).not.toContain(TOKEN);
    },
  );

  test('is kept back where the visitor has taken consent back before the site answered', async () => {
    const { page } = await shop.visit({
      tag: { 'data-identity': '/?visitor' },
      before: `${SIGNED_IN}<script>document.addEventListener('talksuite:state', () => talkSuite.state === 'loading' && talkSuite.withdraw())</script>`,
      posted: answer(TOKEN),
    });
    await page.waitForFunction(
      'performance.getEntriesByType("resource").some(({ name }) => name.endsWith("?visitor"))',
    );
    await page.waitForTimeout(200);
    expect(JSON.stringify(told())).not.toContain(TOKEN);
  });
});

// needs: chromium
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fillLoader, type EmbedAttributes } from '../embed/index.ts';
import { startLoaderSite, type LoaderSite, type Visit } from '../../test/browser/loader-site.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite({ loader: 'loader-built-in' });
  shop.site.files.set('/evil.js', { type: 'text/javascript', body: 'window.evil = true' });
});
afterAll(() => shop.stop());

/** None of the usual attributes: the file has them. */
const bare = { 'data-key': null, 'data-host': null, 'data-src': null, 'data-by': null };

/** A page under a policy that trusts nothing but the hash of a file with this built in. */
const visitWith = async (
  builtIn: EmbedAttributes,
  tag: Readonly<Record<string, string | null>> = {},
  before: (integrity: string) => string = () => '',
): Promise<Visit> => {
  const file = fillLoader(shop.loader, {
    'data-key': shop.ortto.trackingKey,
    'data-host': shop.ortto.captureHost,
    'data-src': shop.ortto.scriptUrl,
    ...builtIn,
  });
  const integrity = `sha384-${createHash('sha384').update(file).digest('base64')}`;
  shop.site.files.set('/loader.js', { type: 'text/javascript', body: file });
  return shop.visit({
    headers: { 'content-security-policy': `script-src '${integrity}' 'strict-dynamic'` },
    before: before(integrity),
    tag: { ...bare, integrity, ...tag },
  });
};
/** Waits until the page has nothing to do; Safari has no word for that, and takes a moment instead. */
const idle = ({ page }: Visit): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => (window.requestIdleCallback ?? ((late) => setTimeout(late, 300)))(done)),
  );
const initWith = async ({ page }: Visit): Promise<unknown> => {
  await page.waitForFunction('window.init');
  return page.evaluate('init');
};
/** A script that only says what it was called with. */
const spy = (): EmbedAttributes => {
  shop.site.files.set('/spy.js', {
    type: 'text/javascript',
    body: 'ap3c.init = (...values) => { window.init = values; }; ap3c.track = (value) => { window.tracked = value; }; ap3c.cmd.forEach((command) => command())',
  });
  return { 'data-src': 'https://shop.example/spy.js' };
};

describe('A loader with its settings built in', () => {
  test('loads Talk for a tag without any, under its hash alone, also from a host of its own', async () => {
    const visit = await visitWith({
      ...spy(),
      'data-options': '{"link":"</script><script>\u2028é","__proto__":{"a":1}}',
      'data-track': '{"cc":false}',
    });
    await visit.reaches('ready');
    expect(await initWith(visit)).toEqual([
      shop.ortto.trackingKey,
      shop.ortto.captureHost,
      { link: '</script><script>\u2028é' },
    ]);
    expect(await visit.page.evaluate('Object.getPrototypeOf(init[2]) === Object.prototype')).toBe(true);
    expect(await visit.page.evaluate('tracked')).toEqual({ v: 0, cc: false });
    expect(visit.errors).toEqual([]);
  });

  const attacks: [string, Record<string, string>][] = [
    ['a key', { 'data-key': 'evilevilevilevilevil' }],
    ['a capture host', { 'data-host': 'https://evil.example/' }],
    ['a script', { 'data-src': 'https://shop.example/evil.js' }],
    ['options', { 'data-options': '{"cookieDomains":["evil.example"]}' }],
    ['track options', { 'data-track': '{"skipNonExisting":true}' }],
    ['a mode', { 'data-mode': 'visibility' }],
    ['an identity', { 'data-identity': '/customer' }],
  ];
  test.each(attacks)('takes no %s from its tag', async (_name, attributes) => {
    const visit = await visitWith(spy(), attributes);
    await visit.reaches('ready');
    expect(await initWith(visit)).toEqual([shop.ortto.trackingKey, shop.ortto.captureHost, {}]);
    expect(await visit.page.evaluate('tracked')).toEqual({ v: 0 });
    expect(await visit.page.evaluate('window.evil')).toBeUndefined();
  });

  test("is no way to another account where its tag is repeated before the site's own", async () => {
    const visit = await visitWith(
      spy(),
      {},
      (integrity) =>
        `<script src="/loader.js" integrity="${integrity}" data-key="evilevilevilevilevil" data-src="https://shop.example/evil.js" data-host="https://evil.example/"></script>`,
    );
    await visit.reaches('ready');
    expect(await initWith(visit)).toEqual([shop.ortto.trackingKey, shop.ortto.captureHost, {}]);
    expect(await visit.page.evaluate('window.evil')).toBeUndefined();
  });

  test('hides Talk where the tag says so, or what the host left to the browser', async () => {
    for (const hide of [
      { 'data-hide': '', 'data-by': 'page' },
      { 'data-pending': ',hide,r1 ,show' },
      { 'data-rest': ',hide,r1 ,show' },
    ]) {
      const visit = await visitWith(spy(), hide);
      expect(await initWith(visit)).toEqual([
        shop.ortto.trackingKey,
        shop.ortto.captureHost,
        { disableTalk: true },
      ]);
    }
    const { state } = await visitWith({ ...spy(), 'data-stop': '' }, { 'data-pending': ',hide ,show' });
    expect(await state()).toBe('stopped');
  });

  const waits = (load: string): EmbedAttributes => ({
    ...(load && { 'data-load': load }),
    ...(load === 'consent' && { 'data-consent': 'marketing' }),
  });
  test.each([
    ['', 'interaction'],
    ['interaction', ''],
    ['interaction', 'idle'],
  ])('waits for the visitor to act, where file (%j) or tag (%j) says so', async (built, tagged) => {
    const visit = await visitWith({ ...spy(), ...waits(built) }, waits(tagged));
    // Past the idle moment: with a shorter wait the account's script would be there.
    await idle(visit);
    expect(await visit.state()).toBe('waiting');
    await visit.page.keyboard.press('Tab');
    await visit.reaches('ready');
  });

  test.each([
    ['', 'consent'],
    ['interaction', 'consent'],
    ['interaction', 'unknown'],
    ['consent', ''],
    ['consent', 'interaction'],
  ])('waits for consent, where file (%j) or tag (%j) says so', async (built, tagged) => {
    const visit = await visitWith({ ...spy(), ...waits(built) }, waits(tagged));
    await visit.page.keyboard.press('Tab');
    await idle(visit);
    expect(await visit.state()).toBe('waiting');
  });

  test("agrees only to the file's consent", async () => {
    const visit = await visitWith(
      { ...spy(), 'data-load': 'consent', 'data-consent': 'marketing' },
      { 'data-consent': 'functional' },
    );
    const allow = (category: string): Promise<unknown> =>
      visit.page.evaluate(
        (name) =>
          document.dispatchEvent(
            new CustomEvent('wp_listen_for_consent_change', { detail: { [name]: 'allow' } }),
          ),
        category,
      );
    await allow('functional');
    expect(await visit.state()).toBe('waiting');
    await allow('marketing');
    await visit.reaches('ready');
  });
});

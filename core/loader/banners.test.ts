// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite, type Visit } from '../../test/browser/loader-site.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite({ loader: 'loader-full' });
});
afterAll(() => shop.stop());

const tag = { 'data-load': 'consent', 'data-consent': 'marketing' };
const script = (code: string): string => `<script>${code}</script>`;

const staysOut = async ({ page, state }: Visit): Promise<void> => {
  await page.waitForTimeout(200);
  expect(await state()).toBe('waiting');
  expect(shop.ortto.requests()).toEqual([]);
};

/** Stand-ins that keep to what each vendor documents: what is on the page, and what happens at each click. */
const BANNERS = {
  Cookiebot: {
    before: `window.Cookiebot = { hasResponse: false, consent: { marketing: false, statistics: true } };
      window.answer = (yes) => { Object.assign(Cookiebot, { hasResponse: true }); Cookiebot.consent.marketing = yes;
        window.dispatchEvent(new Event(yes ? 'CookiebotOnAccept' : 'CookiebotOnDecline')); };`,
    agreed: `window.Cookiebot = { hasResponse: true, consent: { marketing: true } };`,
  },
  OneTrust: {
    before: `window.OnetrustActiveGroups = ',C0001,';
      window.answer = (yes) => { window.OnetrustActiveGroups = yes ? ',C0001,C0004,' : ',C0001,C0002,';
        window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: OnetrustActiveGroups.split(',') })); };`,
    agreed: `window.OnetrustActiveGroups = ',C0001,C0004,';`,
  },
  Klaro: {
    before: `{ const watchers = []; const manager = { confirmed: false, consents: {}, getConsent: (name) => !!manager.consents[name], watch: (one) => watchers.push(one) };
      window.klaro = { getManager: () => manager };
      window.answer = (yes) => { manager.confirmed = true; manager.consents.ortto = yes; watchers.forEach((one) => one.update(manager, 'consents', manager.consents)); }; }`,
    agreed: `window.klaro = { getManager: () => ({ confirmed: true, getConsent: (name) => name === 'ortto', watch() {} }) };`,
  },
  'Cookie Notice': {
    before: `window.cnArgs = {};
      window.answer = (yes) => { document.cookie = 'cookie_notice_accepted=' + yes + ';path=/';
        document.dispatchEvent(new CustomEvent('setCookieNotice', { detail: { value: yes ? 'accept' : 'reject' } })); };`,
    agreed: `window.cnArgs = {}; document.cookie = 'cookie_notice_accepted=true;path=/';`,
  },
} as const;

describe.each(Object.entries(BANNERS))('Next to %s', (_name, { before, agreed }) => {
  test('nothing is requested before the visitor answers, nor after a no; Talk comes with the yes', async () => {
    const visit = await shop.visit({ tag, before: script(before) });
    await staysOut(visit);
    await visit.page.evaluate('answer(false)');
    await staysOut(visit);
    await visit.page.evaluate('answer(true)');
    await visit.reaches('ready');
    expect(visit.errors).toEqual([]);
  });

  test('Talk comes at once where the visitor agreed on an earlier page, also where the banner runs after the loader', async () => {
    await (await shop.visit({ tag, before: script(agreed) })).reaches('ready');
    await (await shop.visit({ tag, body: script(agreed) })).reaches('ready');
  });

  test('no further call reaches Ortto once the visitor takes consent back, and the widget goes', async () => {
    const { page, reaches, seesTalk } = await shop.visit({ tag, before: script(before) });
    await page.evaluate('answer(true)');
    await reaches('ready');
    await page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    const told = shop.ortto.requests().length;
    await page.evaluate('answer(false)');
    await reaches('stopped');
    expect(await page.evaluate(() => window.talkSuite!.identify({ email: 'a@b.example' }))).toBe(false);
    await page.evaluate(`ap3c.track({ v: 0, email: 'a@b.example' })`);
    await page.waitForTimeout(200);
    expect(await seesTalk()).toBe(false);
    expect(JSON.stringify(shop.ortto.requests().slice(told))).not.toContain('a@b.example');
  });
});

describe('A visitor who takes consent back', () => {
  const consentApi = script(`window.wp_consent_type = 'optin'; window.answers = {};
    function wp_has_consent(category) { return answers[category] === 'allow'; }
    function wp_set_consent(category, value) { answers[category] = value; const detail = []; detail[category] = value;
      document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail })); }`);

  test('by the WP Consent API stops Talk; a no to something else does not', async () => {
    const { page, reaches, state } = await shop.visit({ tag, before: consentApi });
    await page.evaluate('wp_set_consent("marketing", "allow")');
    await reaches('ready');
    await page.evaluate('wp_set_consent("statistics", "deny")');
    expect(await state()).toBe('ready');
    await page.evaluate('wp_set_consent("marketing", "deny")');
    await reaches('stopped');
  });

  test('before Ortto’s script has come is in time: it is told nothing', async () => {
    const { page, reaches } = await shop.visit({ tag, before: consentApi });
    await page.evaluate('[wp_set_consent("marketing", "allow"), wp_set_consent("marketing", "deny")]');
    await reaches('stopped');
    await page.waitForTimeout(400);
    expect(shop.ortto.requests().filter(({ path }) => path !== '/app.js')).toEqual([]);
    expect(await page.evaluate(() => window.talkSuite!.state)).toBe('stopped');
  });

  test('by a call of the site stops Talk, and says false where nothing had begun', async () => {
    const { page, reaches } = await shop.visit({ tag });
    expect(await page.evaluate(() => window.talkSuite!.withdraw!())).toBe(false);
    await page.evaluate(() => window.talkSuite!.allow());
    await reaches('ready');
    expect(await page.evaluate(() => window.talkSuite!.withdraw!())).toBe(true);
    await reaches('stopped');
  });

  test('of a banner that is broken, or that only markup pretends to be, has not agreed', async () => {
    await staysOut(
      await shop.visit({
        tag,
        before: script(
          `window.klaro = { getManager() { throw 1; } }; window.Cookiebot = { hasResponse: true };`,
        ),
      }),
    );
    await staysOut(
      await shop.visit({
        tag,
        before:
          '<a id="OnetrustActiveGroups">C0004</a><form id="Cookiebot"><input name="hasResponse"></form>',
      }),
    );
  });
});

describe('Global Privacy Control', () => {
  const asks = script(`Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });`);

  test('keeps Talk away where the owner respects it, also after a yes', async () => {
    const { page, reaches } = await shop.visit({ tag: { 'data-gpc': '' }, before: asks });
    await reaches('stopped');
    expect(await page.evaluate(() => [window.talkSuite!.allow(), window.talkSuite!.open()])).toEqual([
      false,
      false,
    ]);
    expect(shop.ortto.requests()).toEqual([]);
  });

  test('changes nothing where the owner does not, or the browser does not ask', async () => {
    await (await shop.visit({ before: asks })).reaches('ready');
    await (await shop.visit({ tag: { 'data-gpc': '' } })).reaches('ready');
  });
});

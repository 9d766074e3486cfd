// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite, type Visit } from '../../test/browser/loader-site.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
});
afterAll(() => shop.stop());

const tag = { 'data-load': 'consent', 'data-consent': 'marketing' };

/**
 * What the WP Consent API 1.0.7 puts on a page: an answer from its cookie, "yes" while no kind of consent is defined.
 * @param fallback the kind that a banner has told the server
 */
const consentApi = (waits = false, fallback = ''): string => `<script>
  window.waitfor_consent_hook = ${waits};
  window.wp_fallback_consent_type = '${fallback}';
  window.answers = {};
  function wp_has_consent(category) {
    const type = typeof window.wp_consent_type === 'undefined' ? window.wp_fallback_consent_type : window.wp_consent_type;
    if (!type || (type.includes('optout') && !answers[category])) return true;
    return answers[category] === 'allow';
  }
  function wp_set_consent(category, value) {
    answers[category] = value;
    const detail = []; detail[category] = value;
    document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }));
  }
</script>`;
const asksFirst = '<script>window.wp_consent_type = "optin"</script>';

const staysOut = async ({ page, state, cookies }: Visit): Promise<void> => {
  await page.waitForTimeout(300);
  expect(await state()).toBe('waiting');
  expect(shop.ortto.requests()).toEqual([]);
  expect(await cookies()).toEqual([]);
};

describe('Where consent is needed, nothing of Ortto is requested', () => {
  test('on a site without a consent plugin', async () => {
    await staysOut(await shop.visit({ tag }));
  });

  test('by what the visitor does, or by opening Talk', async () => {
    const visit = await shop.visit({ tag });
    await visit.page.mouse.click(100, 100);
    expect(await visit.page.evaluate(() => window.talkSuite!.open())).toBe(false);
    await staysOut(visit);
  });

  test('while the visitor has not answered, or has refused', async () => {
    const visit = await shop.visit({ tag, before: consentApi() + asksFirst });
    await staysOut(visit);
    await visit.page.evaluate('wp_set_consent("marketing", "deny")');
    await staysOut(visit);
  });

  test('by a yes to something else', async () => {
    const visit = await shop.visit({ tag, before: consentApi() + asksFirst });
    await visit.page.evaluate('wp_set_consent("statistics", "allow")');
    await staysOut(visit);
  });

  test('by a consent plugin that no banner speaks to, which says yes to everything', async () => {
    const visit = await shop.visit({ tag, before: consentApi() });
    await staysOut(visit);
    expect(await visit.page.evaluate('wp_has_consent("marketing")')).toBe(true);
  });

  test('where the kind of consent is empty, or is only an element of that name', async () => {
    await staysOut(
      await shop.visit({ tag, before: `${consentApi()}<script>window.wp_consent_type = ''</script>` }),
    );
    await staysOut(
      await shop.visit({
        tag,
        before: '<a id="wp_consent_type"></a><script>function wp_has_consent() { return true; }</script>',
      }),
    );
  });

  test('while the visitor has not answered a banner that told the server', async () => {
    await staysOut(await shop.visit({ tag, before: consentApi(false, 'optin') }));
  });

  test('while the consent plugin still waits for its banner, whatever the server was told', async () => {
    await staysOut(await shop.visit({ tag, before: consentApi(true, 'optout') }));
  });

  test('while the consent plugin still waits for its banner', async () => {
    await staysOut(await shop.visit({ tag, before: consentApi(true) }));
  });
});

describe('Talk comes', () => {
  test('when the visitor agrees', async () => {
    const { page, reaches } = await shop.visit({ tag, before: consentApi() + asksFirst });
    await page.evaluate('wp_set_consent("marketing", "allow")');
    await reaches('ready');
  });

  test('when the visitor agrees after refusing', async () => {
    const { page, reaches } = await shop.visit({ tag, before: consentApi() + asksFirst });
    await page.evaluate('wp_set_consent("marketing", "deny")');
    await page.evaluate('wp_set_consent("marketing", "allow")');
    await reaches('ready');
  });

  test('where the visitor agreed on an earlier page', async () => {
    const { reaches } = await shop.visit({
      tag,
      before: `${consentApi()}${asksFirst}<script>answers.marketing = "allow"</script>`,
    });
    await reaches('ready');
  });

  test("where the consent plugin's script runs after the loader", async () => {
    const { reaches } = await shop.visit({
      tag,
      body: `${consentApi()}${asksFirst}<script>answers.marketing = "allow"</script>`,
    });
    await reaches('ready');
  });

  test('where the banner told the server that visitors may object, and this one has not', async () => {
    const { reaches } = await shop.visit({ tag, before: consentApi(false, 'optout') });
    await reaches('ready');
  });

  test('when the visitor agrees, of a banner that told the server', async () => {
    const { page, reaches } = await shop.visit({ tag, before: consentApi(false, 'optin') });
    await page.evaluate('wp_set_consent("marketing", "allow")');
    await reaches('ready');
  });

  test('where the banner says that no consent is needed here', async () => {
    const { page, reaches, state } = await shop.visit({ tag, before: consentApi(true) });
    expect(await state()).toBe('waiting');
    await page.evaluate(`(() => { window.wp_consent_type = 'optout'; answers.marketing = 'allow';
      document.dispatchEvent(new CustomEvent('wp_consent_type_defined')); })()`);
    await reaches('ready');
  });

  test('by a call of the site', async () => {
    const { page, reaches } = await shop.visit({ tag });
    expect(await page.evaluate(() => window.talkSuite!.allow())).toBe(true);
    await reaches('ready');
    expect(await page.evaluate(() => window.talkSuite!.allow())).toBe(false);
  });

  test('once, however often the visitor agrees', async () => {
    const { page, reaches } = await shop.visit({ tag, before: consentApi() + asksFirst });
    await page.evaluate(
      '[wp_set_consent("marketing", "allow"), wp_set_consent("marketing", "allow"), talkSuite.allow()]',
    );
    await reaches('ready');
    expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
  });
});

// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite } from '../../test/browser/loader-site.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
  // Says what it was called with: a script less careful than the loader may well trip over such markup.
  shop.site.files.set('/spy.js', {
    type: 'text/javascript',
    body: 'ap3c.init = (...values) => { window.init = values; }; ap3c.track = () => {}; ap3c.cmd.forEach((command) => command())',
  });
});
afterAll(() => shop.stop());

const evil =
  'data-key="evilevilevilevilevil" data-src="https://evil.example/x.js" data-host="https://evil.example/"';
/** Names that markup can take away from the document or the window, of all that a loader may ever use. */
const names = `currentScript createElement head body documentElement scripts querySelector querySelectorAll
  getElementById getElementsByTagName readyState prerendering addEventListener dispatchEvent adoptedStyleSheets
  defaultView location URL ap3c talkSuite trustedTypes requestIdleCallback wp_has_consent wp_consent_type
  wp_fallback_consent_type waitfor_consent_hook isSecureContext setTimeout Reflect Document`.split(/\s+/);
const forms: [string, (name: string) => string][] = [
  [
    'forms',
    (name) =>
      `<form name="${name}" id="${name}" ${evil}><input name="src"><input name="state"><input name="init"></form>`,
  ],
  ['images', (name) => `<img name="${name}" id="${name}" ${evil} alt="">`],
  [
    'links, twice each',
    (name) => `<a id="${name}" name="${name}" ${evil}></a><a id="${name}" name="state" ${evil}></a>`,
  ],
  ['frames', (name) => `<iframe name="${name}" ${evil}></iframe>`],
  ['objects', (name) => `<object name="${name}" id="${name}" ${evil}></object>`],
];

const scripts = (): (string | null)[] =>
  [...Document.prototype.querySelectorAll.call(document, 'script')].map((script) =>
    script.getAttribute('src'),
  );

describe('Markup before the tag that takes names away', () => {
  const spied = { 'data-src': 'https://shop.example/spy.js' };

  test.each(forms)('as %s neither changes what is loaded nor stops Talk', async (_kind, markup) => {
    const { page, errors, reaches } = await shop.visit({
      before: `</head><body>${names.map(markup).join('')}`,
      tag: spied,
    });
    await reaches('ready');
    expect(await page.evaluate('init')).toEqual([shop.ortto.trackingKey, shop.ortto.captureHost, {}]);
    expect(await page.evaluate(scripts)).toEqual(['https://shop.example/spy.js', '/loader.js']);
    expect(errors).toEqual([]);
  });

  test.each(['idle', 'interaction', 'consent'])('does not stop the strategy %s either', async (strategy) => {
    const { page, errors, reaches } = await shop.visit({
      before: `</head><body>${names.map(forms[0]![1]).join('')}`,
      tag: { ...spied, 'data-load': strategy, 'data-consent': 'marketing' },
    });
    if (strategy === 'interaction') await page.keyboard.press('Tab');
    if (strategy === 'consent')
      await page.evaluate(
        "EventTarget.prototype.dispatchEvent.call(document, new CustomEvent('wp_listen_for_consent_change', { detail: { marketing: 'allow' } }))",
      );
    await reaches('ready');
    expect(errors).toEqual([]);
  });

  test('does not stop hiding Talk where another installation runs', async () => {
    const { errors, state } = await shop.visit({
      before: `</head><body>${names.map(forms[0]![1]).join('')}`,
      tag: { 'data-mode': 'visibility', 'data-hide': '' },
    });
    expect(await state()).toBe('visibility');
    expect(errors).toEqual([]);
  });
});

describe('Other markup with the attributes of the tag', () => {
  test('before it, and with every id it may have, is not read', async () => {
    const { page, reaches } = await shop.visit({
      before: `<script id="talk-messenger-js" type="text/plain" ${evil}></script><script type="application/json" ${evil}>{}</script><meta name="talk-suite" ${evil}>`,
      tag: { id: 'talk-messenger-js' },
    });
    await reaches('ready');
    expect(await page.locator('script[src*="evil"]').count()).toBe(0);
  });

  test("that looks like Talk's widget is not what the site's calls reach", async () => {
    const { page, reaches, seesTalk } = await shop.visit({
      body: '<div><div id="ap3-talk-widget-ui">Fake</div></div>',
    });
    await reaches('ready');
    await page.locator('body > #ap3-talk-widget-ui .launcher').waitFor();
    await page.evaluate(() => window.talkSuite!.hide());
    expect(await page.locator('body > #ap3-talk-widget-ui').isVisible()).toBe(false);
    expect(await page.getByText('Fake').isVisible()).toBe(true);
    expect(await seesTalk()).toBe(false);
  });
});

describe('A tag whose attributes cannot be used', () => {
  const unusable: [string, Record<string, string | null>][] = [
    ['without a key', { 'data-key': null }],
    ['with an empty key', { 'data-key': '' }],
    ['without a script', { 'data-src': null }],
    ['without a capture host', { 'data-host': null }],
    ['with a relative address', { 'data-src': '/app.js' }],
    ['with an address without scheme', { 'data-src': '//evil.example/app.js' }],
    ['with script text for an address', { 'data-src': 'javascript:alert(1)' }],
    ['with data for an address', { 'data-src': 'data:text/javascript,alert(1)' }],
    ['with a broken address', { 'data-src': 'https://' }],
    ['with a capture host of another scheme', { 'data-host': 'ftp://capture.example/' }],
    ['with broken options', { 'data-options': '{' }],
    ['with broken track options', { 'data-track': '{' }],
    [
      'of an optimizer that took all attributes away',
      { 'data-key': null, 'data-src': null, 'data-host': null, 'data-by': null },
    ],
  ];
  test.each(unusable)('%s is refused, quietly', async (_name, tag) => {
    const { page, errors, state } = await shop.visit({ tag });
    expect(await state()).toBe('refused');
    expect(
      await page.evaluate(() => [
        window.talkSuite!.open(),
        window.talkSuite!.identify({ email: 'a@b.example' }),
        window.talkSuite!.allow(),
      ]),
    ).toEqual([false, false, false]);
    expect(await page.locator('script').count()).toBe(1);
    expect(errors).toEqual([]);
    expect(shop.ortto.requests()).toEqual([]);
  });

  test('as a module, where no tag can be told, is refused', async () => {
    const { reaches } = await shop.visit({ tag: { type: 'module' } });
    await reaches('refused');
  });
});

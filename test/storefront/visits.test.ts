// needs: chromium
import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Settings } from '../../core/settings/index.ts';
import { type Visit } from '../browser/loader-site.ts';
import { eventually } from '../patience.ts';
import { IDENTITY_PATH } from '../../shopify-app/app-data/identity.ts';
import { connectedSettings, hideRule, identifyingText, storedText } from './stored.ts';
import { startStoreSite, type StoreSite } from './store-site.ts';

let store: StoreSite;
let connection: NonNullable<Settings['connection']>;
beforeAll(async () => {
  store = await startStoreSite();
  const { trackingKey, captureHost, scriptUrl } = store.site.ortto;
  connection = orttoConnection({ trackingKey, captureHost, scriptUrl });
});
afterAll(() => store.stop());

const product = { pageType: 'product', resource: { id: 7, handle: 'red-shirt' } };
const saleHidden = { rules: [hideRule('sale', { path: ['/products/*'], kind: ['product'] })] };

const stored = (change: Parameters<typeof connectedSettings>[0] = {}): string =>
  storedText(connectedSettings({ connection, ...change }));

const asksNothing = async ({ page }: Visit): Promise<void> => {
  await page.mouse.click(50, 50);
  await page.waitForTimeout(300);
  expect(store.site.ortto.requests()).toEqual([]);
};

describe('A person who may write the app’s data, but not edit the theme,', () => {
  const evil = 'https://store.example/evil.js';
  const visitWith = async (hosts: string, change: Partial<typeof connection>): Promise<Visit> => {
    store.site.site.files.set('/evil.js', { body: 'window.evil = true', type: 'text/javascript' });
    return store.visit({ ...product, hosts }, stored({ connection: { ...connection, ...change } }));
  };
  const isEvil = ({ page }: Visit): Promise<boolean> => page.evaluate(() => 'evil' in window);

  test.each([
    ['scriptUrl', evil],
    ['scriptUrl', `${evil}?https://cdn2l.ink/app.js`],
    ['scriptUrl', 'https://cdn2l.ink@store.example/evil.js'],
    ['captureHost', 'https://store.example/'],
  ])('brings no script and no host of their own onto the store: %s %s', async (name, address) => {
    const visit = await visitWith('', { [name]: address });
    await visit.reaches('refused');
    await visit.page.waitForTimeout(300);
    expect(await isEvil(visit)).toBe(false);
    expect(store.site.ortto.requests()).toEqual([]);
  });

  test('does so only once those who edit the theme have named that very host', async () => {
    const near = await visitWith('tore.example, store.example.evil.example', { scriptUrl: evil });
    await near.reaches('refused');
    const named = await visitWith('track.example.com, Store.Example', { scriptUrl: evil });
    await eventually(() => isEvil(named), true);
  });
});

describe('A visitor of the store', () => {
  test('sees Talk where it shows', async () => {
    const visit = await store.visit(product, stored(), { path: '/products/red-shirt' });
    await visit.reaches('ready');
    await eventually(visit.seesTalk, true);
    expect(visit.errors).toEqual([]);
    expect(await visit.page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'show',
      because: { by: 'default' },
    });
  });

  test('is tracked without Talk where a rule hides it', async () => {
    const visit = await store.visit(product, stored({ visibility: saleHidden }), {
      path: '/products/red-shirt',
    });
    await visit.reaches('ready');
    expect(await visit.page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'hide',
      because: { by: 'rule', rule: 'sale' },
    });
    const events = () => store.site.ortto.requests({ path: '/-/events/page-event' }).length;
    await eventually(events, 1);
    await visit.page.waitForTimeout(500);
    expect([await visit.seesTalk(), events()]).toEqual([false, 1]);
  });

  test("is asked nothing of Ortto there, if the merchant wants that; the product's own switch wins", async () => {
    const visibility = { ...saleHidden, whenHidden: 'nothing' as const };
    const hidden = await store.visit(product, stored({ visibility }), { path: '/products/red-shirt' });
    expect(await hidden.state()).toBe('stopped');
    await asksNothing(hidden);

    const shown = storedText(connectedSettings({ connection, visibility }), ['products', '7', 'show']);
    const visit = await store.visit(product, shown, { path: '/products/red-shirt' });
    await visit.reaches('ready');
    await eventually(visit.seesTalk, true);
  });

  test('gets the rules relative to the language of the store', async () => {
    const visit = await store.visit({ ...product, root: '/de' }, stored({ visibility: saleHidden }), {
      path: '/de/products/red-shirt',
    });
    await visit.reaches('ready');
    expect(await visit.page.evaluate(() => window.talkSuite!.decision().because.by)).toBe('rule');
  });

  test("does not see another installation's Talk where it is hidden", async () => {
    const { trackingKey, captureHost, scriptUrl } = connection;
    const after = `<script>window.ap3c = window.ap3c || {}; ap3c.cmd = ap3c.cmd || [];
      ap3c.cmd.push(() => { ap3c.init(${JSON.stringify(trackingKey)}, ${JSON.stringify(captureHost)}); ap3c.track({ v: 0 }); });
      const s = document.createElement('script'); s.src = ${JSON.stringify(scriptUrl)}; document.head.append(s);</script>`;
    const settings = stored({ visibility: { default: 'hide' }, installation: { source: 'other' } });
    const visit = await store.visit(product, settings, { path: '/products/red-shirt', after });
    expect(await visit.state()).toBe('visibility');
    await eventually(() => store.site.ortto.requests({ path: '/-/events/page-event' }).length, 1);
    expect(await visit.seesTalk()).toBe(false);
  });
});

/**
 * Shopify's Customer Privacy API: there at once, or fetched when asked for; what it is asked about is denied until
 * `answer()`.
 */
const privacyApi = (form: 'there' | 'on request'): string => `<script>
  const allowed = { marketingAllowed: false, analyticsProcessingAllowed: false, preferencesProcessingAllowed: false };
  const customerPrivacy = Object.fromEntries(Object.keys(allowed).map((name) => [name, () => allowed[name]]));
  window.features = [];
  window.Shopify = { loadFeatures(list, done) { features.push(...list); setTimeout(() => { Shopify.customerPrivacy = customerPrivacy; done(); }, 20); } };
  ${form === 'there' ? 'Shopify.customerPrivacy = customerPrivacy;' : ''}
  window.answer = (name) => { allowed[name] = true; document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail: {} })); };
  window.earlier = (name) => { allowed[name] = true; };
</script>`;

describe('Consent', () => {
  const waits = (consentCategory: Settings['loading']['consentCategory']): string =>
    stored({ loading: { strategy: 'consent', consentCategory } });

  test('is waited for where the store has no Customer Privacy API', async () => {
    const visit = await store.visit(product, waits('marketing'));
    expect(await visit.state()).toBe('waiting');
    await asksNothing(visit);
  });

  test.each([
    ['there', 'marketing', 'marketingAllowed'],
    ['on request', 'marketing', 'marketingAllowed'],
    ['on request', 'preferences', 'preferencesProcessingAllowed'],
    ['there', 'statistics', 'analyticsProcessingAllowed'],
  ] as const)('is asked of the API that is %s: %s', async (form, category, method) => {
    const visit = await store.visit(product, waits(category), { before: privacyApi(form) });
    const other = method === 'marketingAllowed' ? 'preferencesProcessingAllowed' : 'marketingAllowed';
    await visit.page.evaluate(`answer('${other}')`);
    await asksNothing(visit);
    expect(await visit.state()).toBe('waiting');
    await visit.page.evaluate(`answer('${method}')`);
    await visit.reaches('ready');
    expect(await visit.page.evaluate('features[0]')).toEqual({
      name: 'consent-tracking-api',
      version: '0.1',
    });
  });

  test.each(['there', 'on request'] as const)('of an earlier page counts, with the API %s', async (form) => {
    const before = `${privacyApi(form)}<script>earlier('marketingAllowed')</script>`;
    const visit = await store.visit(product, waits('marketing'), { before });
    await visit.reaches('ready');
  });

  test("counts where Shopify's own script runs after the loader", async () => {
    const after = `${privacyApi('on request')}<script>earlier('marketingAllowed')</script>`;
    const visit = await store.visit(product, waits('marketing'), { after });
    await visit.reaches('ready');
  });

  test('is not the word of an element that has the name of the API', async () => {
    const visit = await store.visit(product, waits('marketing'), {
      after: '<form name="Shopify"><input name="customerPrivacy"></form>',
    });
    expect(await visit.state()).toBe('waiting');
    await asksNothing(visit);
    expect(visit.errors).toEqual([]);
  });
});

describe('Who is signed in', () => {
  const identifying = (change: Parameters<typeof connectedSettings>[0] = {}): string =>
    identifyingText(connectedSettings({ connection, ...change }));
  const answers = (body: string): void =>
    void store.site.site.files.set(IDENTITY_PATH, { body, headers: { 'cache-control': 'max-age=60' } });
  const asked: string[] = [];
  beforeAll(() => {
    store.site.browser.contexts()[0]!.on('request', (request) => {
      const { origin, pathname, search } = new URL(request.url());
      if (pathname === IDENTITY_PATH) asked.push(origin + search);
    });
  });
  beforeEach(() => void asked.splice(0));

  /** The persons that Ortto was told of, with what else was said. */
  const told = (): Record<string, unknown>[] =>
    store.site.ortto
      .requests({ path: '/-/events/page-event' })
      .flatMap(({ body }) => (body?.['e'] ? [body] : []));
  const settled = async ({ page, reaches }: Pick<Visit, 'page' | 'reaches'>): Promise<void> => {
    await reaches('ready');
    await page.waitForTimeout(300);
  };

  test('is told to Ortto, as the tracking code wants persons told', async () => {
    answers('{"email":"jo@shop.example","ei":"7"}');
    const track = { skipNonExisting: true };
    const visit = await store.visit(product, identifying({ connection: { ...connection, track } }));
    await eventually(() => told().length, 1);
    expect(told()[0]).toMatchObject({ e: 'jo@shop.example', sne: true });
    expect(told()[0]!['ei']).not.toBe('7');
    expect(visit.errors).toEqual([]);
  });

  test('is asked anew on each page, past all caches', async () => {
    answers('{"email":"jo@shop.example"}');
    const { page } = await store.visit(product, identifying());
    await eventually(() => told().length, 1);
    await page.reload();
    await eventually(() => told().length, 2);
    expect(new Set(asked).size).toBe(2);
    for (const each of asked) expect(each).toMatch(/^https:\/\/store\.example\?t=0\.[0-9]+/);
  });

  test('is not asked before the visitor has agreed', async () => {
    answers('{"email":"jo@shop.example"}');
    const loading = { strategy: 'consent' as const };
    const visit = await store.visit(product, identifying({ loading }), { before: privacyApi('there') });
    await asksNothing(visit);
    expect(asked).toEqual([]);
    await visit.page.evaluate("answer('marketingAllowed')");
    await eventually(() => told().length, 1);
  });

  test('is not asked where Talk is hidden, or where the merchant did not turn it on', async () => {
    answers('{"email":"jo@shop.example"}');
    for (const appData of [identifying({ visibility: { default: 'hide' } }), stored()]) {
      await settled(await store.visit(product, appData));
      expect([asked, told()]).toEqual([[], []]);
    }
  });

  test('is nobody, if the answer is anything but a person with an address', async () => {
    for (const body of ['null', '<h1>Not found</h1>', '["jo@shop.example"]', '{"email":7}']) {
      answers(body);
      const visit = await store.visit(product, identifying());
      await eventually(() => asked.length, 1);
      await settled(visit);
      expect([body, asked.length, told(), visit.errors]).toEqual([body, 1, [], []]);
      asked.splice(0);
    }
  });

  test('is asked of the store alone', async () => {
    const { page, reaches } = await store.visit(product, identifying());
    await reaches('ready');
    asked.splice(0);
    const elsewhere = new URL(IDENTITY_PATH, store.site.ortto.captureHost).href;
    const { body } = store.site.site.files.get('/')!;
    store.site.site.files.set('/', { body: body.replace(IDENTITY_PATH, elsewhere) });
    await page.reload();
    await settled({ page, reaches });
    expect(told()).toEqual([]);
    expect(store.site.ortto.requests({ path: IDENTITY_PATH })).toEqual([]);
  });

  test('is not asked again of a guest in the same tab, until there was an occasion to sign in', async () => {
    answers('null');
    const visit = await store.visit(product, identifying(), { path: '/account/login' });
    const { body } = store.site.site.files.get('/account/login')!;
    store.site.site.files.set('/next', { body });
    const goTo = async (path: string): Promise<void> => {
      asked.splice(0);
      await visit.page.evaluate((to) => location.assign(to), path);
      await visit.page.waitForURL(`**${path}`);
    };
    const areAsked = async (questions: 0 | 1): Promise<void> => {
      await eventually(() => asked.length, questions);
      await settled(visit);
      expect(asked).toHaveLength(questions);
    };
    await areAsked(1);
    await goTo('/next?from=account');
    await areAsked(1);
    await goTo('/next?from=next');
    await areAsked(0);

    answers('{"email":"jo@shop.example"}');
    await goTo('/account/login');
    await settled(visit);
    await goTo('/next?signed=in');
    await eventually(() => told().length > 0, true);
    await goTo('/next?again');
    await areAsked(1);
  });
});

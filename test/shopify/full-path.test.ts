// needs: chromium, shopifySchema
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Listening } from '../browser/listening.ts';
import { createCertificate } from '../browser/certificate.ts';
import { launchChromium } from '../browser/chromium.ts';
import { openVisit, type Visit } from '../browser/loader-site.ts';
import { eventually } from '../patience.ts';
import { startOrtto, type Ortto } from '../sandbox/ortto/server.ts';
import { trackingCode } from '../sandbox/ortto/tracking-code.ts';
import { IDENTITY_PATH, IDENTITY_SCOPE } from '../../shopify-app/app-data/identity.ts';
import { appProxy } from '../sandbox/shopify/app-proxy.ts';
import { startAdminFront, type AdminFront } from '../sandbox/shopify/admin/front.ts';
import { APP_URL, startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { BROWSER, framedPath, merchantOf } from '../sandbox/shopify/merchant.ts';
import { startStorefront } from '../sandbox/shopify-storefront/server.ts';
import { openApp, save } from './opened.ts';

const SHOP = 'larkmoor.myshopify.com';
/** The store's own domain, where its visitors are. */
const STORE = 'www.larkmoor.example';

/** The store's customers by number. */
const CUSTOMERS = { 7: 'jo@shop.example', 8: '"</script><b>bo</b>"@shop.example' };

let app: RunningApp;
let front: AdminFront;
let ortto: Ortto;
let store: Listening;
let browser: Browser;
let admin: BrowserContext;
let visitors: BrowserContext;

beforeAll(async () => {
  app = await startApp();
  front = await startAdminFront(app);
  ortto = await startOrtto({ https: true, answerDelay: 50 });
  const certificate = await createCertificate([STORE]);
  store = await startStorefront({
    certificate,
    customers: CUSTOMERS,
    appData: () => app.cloud.store(SHOP).appData,
    proxy: appProxy({
      url: app.url,
      keys: app.keys,
      shop: SHOP,
      granted: () => app.cloud.store(SHOP).scopes.has(IDENTITY_SCOPE),
    }),
  });
  browser = await launchChromium({
    hosts: { ...front.hosts, ...ortto.hosts, [STORE]: store.port },
    trust: [...front.trust, ...ortto.trust, certificate.publicKeyHash],
  });
  admin = await browser.newContext({ userAgent: BROWSER });
  visitors = await browser.newContext();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([store?.stop(), ortto?.stop(), front?.stop()]);
  await app?.stop();
});

const visit = (path: string): Promise<Visit<Page>> => openVisit(visitors, `https://${STORE}${path}`);

/** What the loader found at the end, and whether the visitor has Talk before the eyes. */
const outcomeOf = async ({ page, reaches, seesTalk }: Visit) => {
  await reaches('ready');
  const { talk, because } = await page.evaluate(() => window.talkSuite!.decision());
  if (talk === 'show') await eventually(seesTalk, true);
  else await page.waitForTimeout(500);
  return { talk, by: because.by, seen: await seesTalk() };
};

describe('from a new store to its visitors', () => {
  test('nothing of the app is on the store before it is connected', async () => {
    const { page, errors } = await visit('/products/no-3');
    expect(await page.locator('script[src*="talk.js"]').count()).toBe(0);
    expect(await page.evaluate(() => typeof window.talkSuite)).toBe('undefined');
    expect(errors).toEqual([]);
    expect(ortto.requests()).toEqual([]);
    await page.close();
  });

  test('the merchant pastes the tracking code, and visitors see Talk', async () => {
    const opened = await openApp(admin, front.page(SHOP));
    await opened.frame.getByRole('button', { name: 'Open Connection' }).first().click();
    await opened.frame.getByLabel('Tracking code').fill(trackingCode(ortto));
    await opened.frame.getByText('Understood: talk-demo').waitFor();
    await save(opened);
    expect(opened.complaints).toEqual([]);
    await opened.page.close();

    const visited = await visit('/products/no-3');
    expect(await outcomeOf(visited)).toEqual({ talk: 'show', by: 'default', seen: true });
    expect(visited.errors).toEqual([]);
    await visited.page.close();
  });

  test('the merchant hides it by a rule and for one page, and only there it is gone', async () => {
    const opened = await openApp(admin, front.page(SHOP, '/pages'));
    const { frame } = opened;
    await frame.getByRole('button', { name: 'Add a rule' }).click();
    await frame.getByRole('button', { name: 'Address', exact: true }).click();
    await frame.getByLabel('Address', { exact: true }).fill('/products/no-5');
    await frame.getByRole('button', { name: 'Add rule' }).click();
    await frame.getByLabel('Address of a product, collection, page or article').fill('/pages/warranty');
    await frame.getByLabel('Show or hide Talk').selectOption('hide');
    await frame.getByRole('button', { name: 'Add', exact: true }).click();
    await save(opened);
    expect(opened.complaints).toEqual([]);
    await opened.page.close();

    const found: unknown[] = [];
    for (const path of ['/products/no-5', '/de/products/no-5', '/pages/warranty', '/products/no-3']) {
      const visited = await visit(path);
      found.push({ path, ...(await outcomeOf(visited)) });
      expect(visited.errors).toEqual([]);
      await visited.page.close();
    }
    expect(found).toEqual([
      { path: '/products/no-5', talk: 'hide', by: 'rule', seen: false },
      { path: '/de/products/no-5', talk: 'hide', by: 'rule', seen: false },
      { path: '/pages/warranty', talk: 'hide', by: 'page', seen: false },
      { path: '/products/no-3', talk: 'show', by: 'default', seen: true },
    ]);
  });

  describe('who is signed in', () => {
    /** A visitor with a session of their own at the store, and what their pages asked the app. */
    const visitorOf = async (customer?: keyof typeof CUSTOMERS) => {
      const context = await browser.newContext();
      if (customer) {
        const session = { name: 'customer', value: String(customer), domain: STORE, path: '/' };
        await context.addCookies([session]);
      }
      const asked: string[] = [];
      context.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.endsWith(IDENTITY_PATH)) asked.push(pathname);
      });
      ortto.reset();
      return { context, asked };
    };
    const told = (): unknown[] =>
      ortto.requests({ path: '/-/events/page-event' }).flatMap(({ body }) => body!['e'] || []);
    const LABEL = 'Share customers’ email with your agents';

    test('is asked by nobody before the merchant wants it', async () => {
      const { context, asked } = await visitorOf(7);
      const visited = await openVisit(context, `https://${STORE}/products/no-3`);
      await visited.reaches('ready');
      await visited.page.waitForTimeout(300);
      expect([asked, told()]).toEqual([[], []]);
      // Nor does the app answer those who know the path.
      const status = await visited.page.evaluate(async (path) => (await fetch(path)).status, IDENTITY_PATH);
      expect(status).toBe(404);
      await context.close();
    });

    test('the merchant turns it on, which takes a permission', async () => {
      const opened = await openApp(admin, front.page(SHOP, '/connection'));
      const { frame, page } = opened;
      const dialog = page.getByRole('dialog', { name: 'The app asks for more access' });
      await frame.getByLabel(LABEL).click();
      await dialog.getByText(IDENTITY_SCOPE).waitFor();
      await dialog.getByRole('button', { name: 'Do not allow' }).click();
      await frame.getByText('Without the permission Shopify passes nothing on').waitFor();
      await eventually(() => frame.getByLabel(LABEL).isChecked(), false);
      await frame.getByLabel(LABEL).click();
      await dialog.getByRole('button', { name: 'Allow', exact: true }).click();
      await frame.getByText('Without the permission').waitFor({ state: 'hidden' });
      await eventually(() => frame.getByLabel(LABEL).isChecked(), true);
      await save(opened);
      expect(opened.complaints).toEqual([]);
      await page.close();
    });

    test.each([
      [7, '/products/no-3', IDENTITY_PATH],
      [8, '/de/products/no-3', `/de${IDENTITY_PATH}`],
    ] as const)('customer %d is told to Ortto, and is in no page', async (customer, path, question) => {
      const { context, asked } = await visitorOf(customer);
      const { page, errors } = await openVisit(context, `https://${STORE}${path}`);
      await eventually(() => told()[0], CUSTOMERS[customer]);
      expect([asked, errors]).toEqual([[question], []]);
      const [own, anybodys] = await page.evaluate(() =>
        Promise.all(
          (['include', 'omit'] as const).map(async (credentials) =>
            (await fetch(location.href, { credentials })).text(),
          ),
        ),
      );
      expect(own).toBe(anybodys);
      expect(own).toContain(`data-identity="${question}"`);
      // Opened as a page, the answer is text and nothing else.
      await page.goto(`https://${STORE}${question}`);
      expect(JSON.parse((await page.locator('body').textContent())!)).toEqual({ email: CUSTOMERS[customer] });
      expect(await page.locator('body *').count()).toBe(0);
      await context.close();
    });

    test('of a guest nothing is told, and the app is asked once', async () => {
      const { context, asked } = await visitorOf();
      const visited = await openVisit(context, `https://${STORE}/products/no-3`);
      await visited.reaches('ready');
      await eventually(() => asked.length, 1);
      await visited.page.getByRole('link', { name: 'City bicycles' }).first().click();
      await visited.page.waitForURL('**/collections/city');
      await visited.reaches('ready');
      await visited.page.waitForTimeout(300);
      expect([asked, told(), visited.errors]).toEqual([[IDENTITY_PATH], [], []]);
      await context.close();
    });

    test('the merchant who takes the permission away is told that it is missing', async () => {
      const { scopes } = app.cloud.store(SHOP);
      scopes.delete(IDENTITY_SCOPE);
      const opened = await openApp(admin, front.page(SHOP, '/connection'));
      await opened.frame.getByText('The permission for this was taken away').waitFor();
      expect(opened.complaints).toEqual([]);
      await opened.page.close();
      scopes.add(IDENTITY_SCOPE);
    });

    test('the merchant turns it off, and nobody is asked or told any more', async () => {
      const opened = await openApp(admin, front.page(SHOP, '/connection'));
      await opened.frame.getByLabel(LABEL).click();
      await save(opened);
      await opened.page.close();
      const { context, asked } = await visitorOf(7);
      const visited = await openVisit(context, `https://${STORE}/products/no-3`);
      await visited.reaches('ready');
      await visited.page.waitForTimeout(300);
      expect([asked, told()]).toEqual([[], []]);
      // A page that is still open somewhere asks in vain.
      expect(await visited.page.evaluate(async (path) => (await fetch(path)).json(), IDENTITY_PATH)).toBe(
        null,
      );
      await context.close();
    });
  });

  test('the store’s own domain cannot frame the app either', async () => {
    const { page } = await visit('/pages/warranty');
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.evaluate(
      (address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
      },
      `${APP_URL}${framedPath(SHOP, merchantOf(app, SHOP).token())}`,
    );
    await refused;
    expect(await page.frameLocator('iframe').locator('s-page').count()).toBe(0);
    await page.close();
  });
});

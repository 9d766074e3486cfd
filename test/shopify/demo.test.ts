// needs: chromium, shopifySchema
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { openVisit } from '../browser/loader-site.ts';
import { startOrtto, type Ortto } from '../sandbox/ortto/server.ts';
import { freePort } from '../ports.ts';
import { BROWSER } from '../sandbox/shopify/merchant.ts';
import { orttoService, startShopifyDemo, type ShopifyDemo } from '../sandbox/shopify/demo.ts';
import { openApp, save } from './opened.ts';

let ortto: Ortto;
let demo: ShopifyDemo;
let browser: Browser;

beforeAll(async () => {
  ortto = await startOrtto({ answerDelay: 50 });
  demo = await startShopifyDemo(orttoService(ortto), await freePort());
  // It reaches this machine only: no name of Shopify's is resolved.
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  await ortto?.stop();
});

const decisionAt = async (path: string): Promise<string> => {
  const { page, reaches } = await openVisit(await browser.newContext(), demo.storeUrl + path);
  await reaches('ready');
  const { talk } = await page.evaluate(() => window.talkSuite!.decision());
  await page.context().close();
  return talk;
};

test('the demo is connected, and what is saved in its admin is what its store shows', async () => {
  expect([await decisionAt('/products/no-3'), await decisionAt('/pages/warranty')]).toEqual(['show', 'hide']);
  const context = await browser.newContext({ userAgent: BROWSER });
  const opened = await openApp(context, demo.adminUrl);
  const { frame } = opened;
  await frame.getByText('Live', { exact: true }).waitFor();
  await frame.getByText('Where Talk shows: On all pages · 1 rule').waitFor();
  await frame.getByText('Found on https://larkmoor.myshopify.com/.').waitFor();
  await frame.getByRole('link', { name: 'Pages', exact: true }).click();
  await frame.getByRole('button', { name: /^Delete: / }).click();
  await save(opened);
  expect(opened.complaints).toEqual([]);
  expect(await decisionAt('/pages/warranty')).toBe('show');
});

test('the demo’s app can be framed by the demo’s admin, and by nobody else on this machine', async () => {
  const { origin } = new URL(demo.adminUrl);
  const page = await (await fetch(demo.adminUrl)).text();
  const address = /src="([^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&');
  const policy = (await fetch(address, { headers: { 'User-Agent': BROWSER } })).headers.get(
    'content-security-policy',
  );
  expect(policy).toContain(`frame-ancestors https://larkmoor.myshopify.com ${origin}`);
  expect(policy).not.toContain('admin.shopify.com');
});

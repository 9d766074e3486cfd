// needs: chromium, shopifySchema
import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { lockedFront, onePage, themePage } from '../sandbox/shopify/fronts.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import { newAppData } from '../../shopify-app/app-data/index.ts';
import { openApp, startAdmin, type Admin, type Opened } from './opened.ts';

const SHOP = 'larkmoor.myshopify.com';
const OWN = 'www.larkmoor.example';
const TAG =
  '<script async src="https://cdn.shopify.com/extensions/1/assets/talk.js" data-key="k" data-rules="v1"></script>';
const TRACKING_CODE = `<script>var ap3c = window.ap3c || {}; ap3c.cmd = ap3c.cmd || [];
ap3c.cmd.push(function() { ap3c.init('ZaGyw9Tl9gcYKTpLdGFsay1kZW1v', 'https://capture-api.autopilotapp.com/'); });
var s = document.createElement('script'); s.src = 'https://cdn2l.ink/app.js'; document.head.append(s);</script>`;

let admin: Admin;
let app: Admin['app'];
let front: Admin['front'];
let context: Admin['context'];

const store = () => app.cloud.fronts.of(SHOP);
const open = (path = '/'): Promise<Opened> => openApp(context, front.page(SHOP, path));

beforeAll(async () => {
  admin = await startAdmin();
  ({ app, front, context } = admin);
  const { settings, ...data } = newAppData();
  const connection = orttoConnection({
    trackingKey: 'ZaGyw9Tl9gcYKTpLdGFsay1kZW1v',
    captureHost: 'https://capture-api.eu.autopilotapp.com/',
    scriptUrl: 'https://cdneu.net/app.js',
    dataRegion: 'eu',
  });
  const appData = { ...data, settings: { ...settings, connection } };
  expect((await merchantOf(app, SHOP).save({ digest: null, appData })).status).toBe(200);
});
afterAll(() => admin?.stop());
beforeEach(() => {
  store().domains = [OWN];
  store().answer = themePage();
});

describe('the first page', () => {
  test('is there before the store has answered, and says then what it saw', async () => {
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    store().answer = (request, response) => void held.then(() => themePage(TAG)(request, response));
    const { frame, page, complaints } = await open();
    await frame.getByRole('heading', { name: 'Check for a second tracking code' }).waitFor();
    await frame.getByText('Checking …').waitFor();
    answer();
    const result = frame
      .getByRole('status')
      .getByText(`No other tracking code was found at https://${OWN}/.`);
    await result.waitFor();
    await frame.getByText(`Found on https://${OWN}/.`).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('names another installation, says where it is and what to do, and looks again when asked', async () => {
    store().answer = themePage(TRACKING_CODE);
    const { frame, page, complaints } = await open();
    const step = frame.locator('s-section').filter({ hasText: 'The app checks your store’s home page' });
    await step
      .getByText(`The tracking code of the account talk-demo, on line 6 of the source of https://${OWN}/`)
      .waitFor();
    await frame.getByText(`Talk’s tag is not on https://${OWN}/.`).waitFor();
    const lookAgain = step.getByRole('button', { name: 'Check again' });
    const after: [answer: typeof lockedFront, told: string][] = [
      [lockedFront, 'The store asks for a password'],
      [
        (_request, response) => void response.writeHead(503).end(),
        `https://${OWN}/ answered with status 503.`,
      ],
      [(_request, response) => void response.destroy(), `${OWN} did not answer`],
      [themePage('<script src="https://www.googletagmanager.com/gtm.js?id=GTM-XY12"></script>'), 'GTM-XY12'],
    ];
    for (const [answer, told] of after) {
      store().answer = answer;
      await lookAgain.click();
      await step.getByRole('status').getByText(told).first().waitFor();
    }
    await step.getByRole('button', { name: 'Choose under Connection' }).click();
    await frame.getByRole('heading', { name: 'Connection', level: 1 }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('a check of a page', () => {
  const check = async (frame: FrameLocator, address: string): Promise<void> => {
    await frame.getByRole('textbox', { name: 'Page' }).fill(address);
    await frame.getByRole('button', { name: /^Check (now|again)$/ }).click();
  };

  test('of a theme says what its policy does, and what of it is the merchant’s to change', async () => {
    store().answer = themePage(
      `${TAG}<meta http-equiv="Content-Security-Policy" content="default-src 'unsafe-inline' https://cdn.shopify.com">`,
    );
    const { frame, page, complaints } = await open('/security');
    await frame.getByRole('combobox', { name: 'Domain' }).selectOption(OWN);
    await check(frame, 'products/lamp');
    const status = frame.getByRole('status');
    await status.getByText('The page’s policy blocks Talk:').waitFor();
    await status.getByText('Talk’s own script may not run').waitFor();
    await frame.getByText('It is written in your theme').waitFor();
    const mended = frame.getByLabel('New content of the meta element');
    expect(await mended.inputValue()).toContain('https://cdneu.net');
    await frame.getByText(`Checked: https://${OWN}/products/lamp`).waitFor();
    store().answer = themePage(
      TAG + `<meta http-equiv="Content-Security-Policy" content="${await mended.inputValue()}">`,
    );
    await frame.getByRole('button', { name: 'Show what a custom storefront needs' }).click();
    await frame.getByLabel('Background work (blob: workers)').check();
    await check(frame, 'products/lamp');
    await mended.waitFor();
    store().answer = themePage(
      TAG + `<meta http-equiv="Content-Security-Policy" content="${await mended.inputValue()}">`,
    );
    await check(frame, 'products/lamp');
    await status.getByText('The page’s policy lets Talk work.').waitFor();
    await frame.getByText('No policy has to change for Talk.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('of a front of one’s own gives the policies before and after, in bytes and for what sends them', async () => {
    store().answer = onePage('<script nonce="AAAAAAAAAAAAAAAAAAAAAA==">x</script>', {
      'content-security-policy':
        "default-src 'self'; style-src 'unsafe-inline'; script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='",
    });
    const { frame, page, complaints } = await open('/security');
    await check(frame, `https://${OWN}/`);
    await frame.getByText('it is a custom storefront').waitFor();
    const [now, then] = [
      frame.getByLabel('Now', { exact: true }),
      frame.getByLabel('With Talk', { exact: true }),
    ];
    expect(await now.inputValue()).toContain("default-src 'self'; style-src");
    expect(await then.inputValue()).toContain('https://talk-api.eu.autopilotapp.com');
    const [before, after] = /: (\d+) bytes now, (\d+) with Talk/
      .exec(await frame.getByText('Size of the headers').innerText())!
      .slice(1)
      .map(Number) as [number, number];
    expect(after).toBeGreaterThan(before);
    // The nonce is the same for everybody.
    await frame.getByRole('button', { name: 'Show the page’s policies' }).click();
    await frame.getByText('is the same in two responses').waitFor();
    expect(await frame.getByLabel('Hydrogen', { exact: true }).inputValue()).toContain(
      'createContentSecurityPolicy({',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('goes to the store’s own domains only, and says what kept it from others', async () => {
    const { frame, page, complaints } = await open('/security');
    await frame.getByRole('option', { name: OWN }).waitFor({ state: 'attached' });
    const status = frame.getByRole('status');
    await check(frame, 'https://169.254.169.254/');
    await status.getByText('169.254.169.254 is not one of them').waitFor();
    store().answer = (_request, response) =>
      void response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    await check(frame, '/');
    await status.getByText('169.254.169.254 is not one of them').waitFor();
    store().answer = lockedFront;
    await check(frame, '/cart');
    await frame.getByText('The store asks for a password').waitFor();
    await frame.getByRole('button', { name: 'Open Preferences' }).waitFor();
    expect(await frame.getByText('Checked:').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('can be made although Shopify does not name the domains just now', async () => {
    const domains = (url: URL): boolean => url.pathname === '/storefront.data';
    await context.route(domains, (route) => route.fulfill({ status: 502, json: { kind: 'failed' } }));
    const { frame, page } = await open('/security');
    await frame.getByText('Shopify did not name the store’s domains just now').waitFor();
    await context.unroute(domains);
    await frame.getByRole('button', { name: 'Ask again' }).click();
    await frame.getByRole('option', { name: OWN }).waitFor({ state: 'attached' });
    await check(frame, '/');
    await frame.getByText('The page’s policy lets Talk work.').waitFor();
    await page.close();
  });
});

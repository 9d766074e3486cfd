import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { eventually } from '../patience.ts';
import { ASSETS } from './front-site.ts';
import { host, launcher } from './messenger-page.ts';
import { startUnansweredShop, type UnansweredShop } from './unanswered-shop.ts';

let served: UnansweredShop;
let shop: UnansweredShop['shop'];
beforeAll(async () => {
  served = await startUnansweredShop();
  ({ shop } = served);
});
afterAll(() => served?.stop());

describe('What the page imports', () => {
  const evilHash = '0123456789abcdef0123';

  test.each([
    ['another folder', `../evil/${evilHash}`],
    ['another site', 'https://evil.example/0123456789abcdef'],
    ['a hash that is none', 'ABCDEF'],
    ['settings of another version', '{"format":99}'],
    ['JSON that is none', '{'],
  ])('is never chosen by an attribute: %s', async (_name, attribute) => {
    const { page, requests } = await shop.visit({ tag: { 'data-messenger': attribute } });
    await launcher(page).hover();
    await eventually(() => requests.some((url) => url.includes('/front-')), true);
    // The launcher says that it cannot connect, and the loader falls back to the account's script.
    await eventually(() => requests.some((url) => url.endsWith('/app.js')), true);
    expect(requests.filter((url) => /evil/.test(url))).toEqual([]);
  });

  test('comes from nowhere where a tag is trusted for its hash: its folder is chosen by the attacker who repeats it', async () => {
    // The genuine bytes, which a policy trusts by their hash, put next to an attacker's launcher.
    const integrity = `sha384-${createHash('sha384').update(shop.loader).digest('base64')}`;
    const evil = `${shop.url}/uploads`;
    shop.site.files.set('/uploads/loader.js', { body: shop.loader, type: 'text/javascript' });
    shop.site.files.set(`/uploads/${shop.front.launcher.file}`, {
      body: 'window.evil = true; export default () => {};',
      type: 'text/javascript',
    });
    const { page, requests } = await shop.visit({
      tag: {
        src: '/uploads/loader.js',
        integrity,
        'data-host': 'https://capture-api.autopilotapp.com/',
        'data-src': 'https://cdn2l.ink/app.js',
      },
      headers: { 'content-security-policy': `script-src '${integrity}' 'strict-dynamic'` },
    });
    await page.waitForFunction(() => window.talkSuite !== undefined && window.talkSuite.state !== 'waiting');
    await page.waitForTimeout(200);
    expect(await page.evaluate('window.evil')).toBeUndefined();
    expect(requests.filter((url) => url.startsWith(`${evil}/launcher`))).toEqual([]);
    expect(await host(page).count()).toBe(0);
  });

  test('is not moved by a base address, nor by markup that takes names away', async () => {
    shop.site.files.set(`/evil/${shop.front.launcher.file}`, {
      body: 'window.evil = true',
      type: 'text/javascript',
    });
    const names =
      'currentScript createElement head body documentElement querySelector querySelectorAll'.split(' ');
    const { page } = await shop.visit({
      head: '<base href="/evil/">',
      tag: { src: `${shop.url}${ASSETS}/loader.js` },
      body: names
        .map((name) => `<form name="${name}"><input name="src"></form><img name="${name}" alt="">`)
        .join(''),
    });
    await page.waitForFunction(
      () => Document.prototype.querySelector.call(document, 'talk-suite-messenger') !== null,
    );
    expect(await page.evaluate('window.evil')).toBeUndefined();
  });
});

describe('Where nothing loads', () => {
  test('the launcher says so instead of waiting for ever, and a click tries again', async () => {
    const { page } = await shop.visit();
    await launcher(page).waitFor();
    let blocked = true;
    await page.route('**/front-*.js', (route) => (blocked ? route.abort() : route.continue()));
    await launcher(page).click();
    await page.getByText('The chat cannot connect.').waitFor();
    blocked = false;
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
  });
});

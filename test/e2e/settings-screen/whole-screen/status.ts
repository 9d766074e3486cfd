import { describe, expect, test } from '@jest/globals';
import { texts } from '@talk-suite/core/texts';
import type { Locator, Page } from 'playwright-core';
import { connectedSettings } from '../../../wordpress/connect.ts';
import type { Owner } from '../settings-screen.ts';

const badge = (page: Page, kind: string): Locator => page.locator(`.talk-badge[data-status=${kind}]`);
const checkNow = (page: Page): Promise<void> =>
  page.getByRole('button', { name: texts['screens.status.check'], exact: true }).click();
/** What the screen does, it does a minute later. */
const aMinuteLater = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 60_000;
  });
/** The owner was elsewhere, and is at this window again. */
const comeBack = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.dispatchEvent(new Event('focus')));

export const describeStatus = (owner: Owner): void =>
  describe('the status on the settings screen', () => {
    /** Whether the site's pages have Talk, decided past this screen. */
    const printTalk = (yes: boolean): Promise<void> =>
      owner.store({ connection: yes ? connectedSettings(owner.ortto).connection : null });
    const openLive = async (): Promise<Page> => {
      await printTalk(true);
      const page = await owner.open();
      await badge(page, 'live').waitFor();
      return page;
    };

    test('is looked at again when the owner comes back: at once until Talk is live, then once a minute', async () => {
      const page = await openLive();
      let looks = 0;
      page.on('request', (request) => {
        if (/security(\/|%2F)check/.test(request.url())) looks += 1;
      });
      await comeBack(page);
      expect(looks).toBe(0);

      await printTalk(false);
      await aMinuteLater(page);
      await comeBack(page);
      await badge(page, 'steps').waitFor();
      expect(looks).toBe(1);

      await printTalk(true);
      await comeBack(page);
      await badge(page, 'live').waitFor();
      expect(looks).toBe(2);
    });

    test('is told at the connection as well, whose sign is green only while Talk is live', async () => {
      const page = await openLive();
      await page.locator('.talk-summary .talk-outcome--good').waitFor();
      await owner.store({
        connection: { ...connectedSettings(owner.ortto).connection!, scriptUrl: 'https://cdn2l.ink/app.js' },
      });
      await page.reload();
      const connected = page.locator('.talk-summary__head .talk-outcome--bad');
      await connected.waitFor();
      expect(await connected.textContent()).toContain(texts['screens.status.by.script']);
    });

    test('is looked at by hand while Talk is live, too', async () => {
      const page = await openLive();
      await printTalk(false);
      await checkNow(page);
      await badge(page, 'steps').waitFor();
    });

    test('loses a fault that only the browser can see as soon as a look by hand finds it gone', async () => {
      const page = await openLive();
      await page.route(`${owner.stack.url}/`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<script>window.ap3c = { init() {} }</script>' }),
      );
      await page.getByRole('button', { name: texts['screens.frontPage.button'] }).click();
      await badge(page, 'blocked').waitFor();
      await page.getByText(texts['screens.frontPage.other']).waitFor();

      // While it is still there, it stays.
      const visit = page.waitForRequest(`${owner.stack.url}/`);
      await checkNow(page);
      await visit;
      await page.getByText(texts['screens.frontPage.other']).waitFor();
      expect(await badge(page, 'blocked').count()).toBe(1);

      await page.unroute(`${owner.stack.url}/`);
      await checkNow(page);
      await badge(page, 'live').waitFor();
      await page.getByText(texts['screens.frontPage.runs']).waitFor();
    });

    test('goes by what guests get, where a look in the browser came before', async () => {
      const page = await openLive();
      await page.getByRole('button', { name: texts['screens.frontPage.button'] }).click();
      await page.getByText(texts['screens.frontPage.runs']).waitFor();
      await printTalk(false);
      await aMinuteLater(page);
      await comeBack(page);
      await badge(page, 'steps').waitFor();
      expect(await page.getByText(texts['screens.frontPage.runs']).count()).toBe(0);
    });
  });

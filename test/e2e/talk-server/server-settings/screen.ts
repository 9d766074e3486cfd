import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { format, texts } from '@talk-suite/core/texts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../browser/chromium.ts';
import { untilFocused } from '../../../browser/focus.ts';
import { PATIENCE } from '../../../patience.ts';
import type { Host } from './host.ts';

/** What the settings screen shows of the server. */
export const atTheScreen = (host: Host): void => {
  const { site, state, there } = host;
  describe('on the screen', () => {
    let browser: Browser;
    let page: Page;
    const panel = () => page.locator('.talk-at-server');
    const said = (text: string) => panel().getByRole('status').getByText(text).waitFor();
    const press = (name: string) => panel().getByRole('button', { name, exact: true }).click();

    beforeAll(async () => {
      browser = await launchChromium();
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(PATIENCE);
      await context.addCookies(await site.stack.loginCookies('admin'));
      page = await context.newPage();
      await page.goto(`${site.stack.url}/wp-admin/admin.php?page=talk-messenger`, { timeout: PATIENCE });
    });
    afterAll(() => browser?.close());

    test('names the Talk server, and neither an Ortto account nor a region', async () => {
      await page
        .getByText(
          format(texts['screens.connected'], { instance: `127.0.0.1:${new URL(host.talk.url).port}` }),
        )
        .waitFor();
      const tab = page.locator('#talk-panel-connection');
      expect(await tab.locator('.talk-facts dt').allTextContents()).toEqual([
        texts['screens.fact.instance.server'],
        texts['screens.fact.scriptUrl'],
        texts['screens.fact.trackingKey'],
      ]);
      expect(await tab.getByText(texts['screens.section.connection.server']).count()).toBe(1);
      expect(await tab.locator('[data-field="connection.dataRegion"]').count()).toBe(0);
    });

    test('what is no connect code is told at once, the field keeps the focus, and nothing is sent', async () => {
      await press(texts['server.replace']);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await panel().getByLabel(texts['server.code']).fill('<script>ap3c.init("a")</script>');
      await press(texts['server.code.save']);
      await panel().getByRole('alert').getByText(texts['server.error.trackingCode']).waitFor();
      await untilFocused(panel().getByLabel(texts['server.code']));
      expect(asked.filter((url) => url.includes('/server/'))).toEqual([]);
    });

    test('a code is saved, said to be there, and gone from the screen; the focus is on what is said', async () => {
      await panel().getByLabel(texts['server.code']).fill(host.code);
      await press(texts['server.code.save']);
      await said(format(texts['server.arrived'], { server: `127.0.0.1:${new URL(host.talk.url).port}` }));
      expect(await panel().getByLabel(texts['server.code']).count()).toBe(0);
      expect(await page.content()).not.toContain(host.code);
      await panel().locator('[role="status"]:focus').waitFor();
    });

    test('another owner is named after a save, and taken over by a button', async () => {
      await site.stack.runPhp(
        `update_option( 'talk_messenger_server', array( 'known' => null, 'outcome' => array( 'ownedByAnother', '', 'lamps.myshopify.com' ), 'failures' => 0 ), false );`,
      );
      await page.reload();
      await said(format(texts['server.ownedByAnother'], { owner: 'lamps.myshopify.com' }));
      await press(texts['server.takeOver']);
      await said(format(texts['server.arrived'], { server: `127.0.0.1:${new URL(host.talk.url).port}` }));
      expect((await there()).owner!.name).toBe(new URL(site.stack.url).host);
    });

    test('it is removed by a button, which is told', async () => {
      await press(texts['server.forget']);
      await said(texts['server.forgotten']);
      expect(await panel().getByLabel(texts['server.code']).isVisible()).toBe(true);
      expect((await state()).state).toBe('noCode');
    });
  });
};

// needs: chromium, native
// What the team says first appears by itself on WordPress's pages, from the site's own Talk server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStore } from '../../talk-server/storage/open.ts';
import { launchChromium } from '../browser/chromium.ts';
import { PATIENCE } from '../patience.ts';
import { databaseOf, startTalkServerDemo, type TalkServerDemo } from '../sandbox/talk-server/demo.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { freePort } from '../wordpress/ports.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import { outboundMessage } from '../talk-server/outbound-message.ts';

const SHOP = 'Lamps';
const TEXT = 'Need a hand with the lamps?';

describe('An outbound message of a Talk server, on WordPress,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-outbound-'));
  let stack: WordPressStack;
  let talk: TalkServerDemo;
  let browser: Browser;

  /** What the owner saved: whether pages ask for messages by themselves, and where Talk is hidden. */
  const owner = async (outbound: boolean, rules: Settings['visibility']['rules'] = []): Promise<void> => {
    const { messenger, visibility } = defaultSettings();
    await storeSettings(
      stack,
      connectedSettings(await talk.connectionOf(SHOP), {
        installation: { source: 'own', nonProduction: true },
        messenger: { ...messenger, mode: 'on', visitors: { ...messenger.visitors, outbound } },
        visibility: { ...visibility, rules },
      }),
    );
    await stack.runPhp(`do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`);
  };
  const visit = async (path = '/'): Promise<{ page: Page; asked: string[] }> => {
    const context = await browser.newContext();
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(talk.url)) asked.push(request.url());
    });
    await page.goto(stack.url + path);
    return { page, asked };
  };
  const card = (page: Page) => page.getByRole('status').filter({ hasText: TEXT });

  beforeAll(async () => {
    [stack, talk, browser] = await Promise.all([
      startNative({}),
      startTalkServerDemo(folder, await freePort()),
      launchChromium(),
    ]);
    await talk.connectionOf(SHOP);
    await talk.openTo(SHOP, [stack.url]);
    const store = await openStore(databaseOf(folder));
    const site = (await store.directory.sites()).find(({ name }) => name === SHOP)!;
    await store.outbound.putOutbound(
      site.id,
      { id: 'hello', ...outboundMessage({ text: TEXT }) },
      Date.now(),
    );
    await store.close();
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(async () => {
    await browser?.close();
    await Promise.all([stack?.stop(), talk?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('appears by itself where the owner wants it, and its answer begins a conversation', async () => {
    await owner(true);
    const { page } = await visit();
    await card(page).waitFor();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByLabel('Write a message').fill('Yes, please.');
    await page.getByLabel('Write a message').press('Enter');
    await page.locator('.message .bubble', { hasText: 'Yes, please.' }).waitFor();
    const store = await openStore(databaseOf(folder));
    const [message] = await store.outbound.outboundAt(
      (await store.directory.sites()).find(({ name }) => name === SHOP)!.id,
    );
    await store.close();
    expect(message?.answers).toBe(1);
  });

  test('is not asked for where the owner did not switch that on, nor on a page that hides Talk', async () => {
    await owner(false);
    const quiet = await visit();
    await quiet.page.getByRole('button', { name: 'Open chat' }).waitFor();
    await quiet.page.waitForLoadState('networkidle');
    expect(quiet.asked).toEqual([]);
    await owner(true, [{ id: 'all', name: 'All', effect: 'hide', enabled: true, when: { path: ['/*'] } }]);
    const hidden = await visit();
    await hidden.page.waitForLoadState('networkidle');
    expect(hidden.asked.filter((url) => url.endsWith('/-/widgets/get'))).toEqual([]);
    expect(await card(hidden.page).count()).toBe(0);
  });
});

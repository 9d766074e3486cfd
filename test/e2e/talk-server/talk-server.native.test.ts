// needs: chromium, native
// WordPress's pages with the site's own Talk server: threads under the site's policy, and what the team says first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStore } from '../../../talk-server/storage/open.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { PATIENCE, eventually } from '../../patience.ts';
import { databaseOf, startTalkServerDemo, type TalkServerDemo } from '../../sandbox/talk-server/demo.ts';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { freePort } from '../../ports.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import type { Connection } from '@talk-suite/core/connection';
import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import { outboundMessage } from '../../talk-server/outbound-message.ts';

const SHOP = 'Lamps';
const TEXT = 'Need a hand with the lamps?';

/** The server below a path of the site, as docs/talk-server.md has it. */
const belowPath = (port: number): string => `
    location /chat/ {
      proxy_pass http://127.0.0.1:${port}/;
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      proxy_set_header Host $http_host;
      proxy_buffering off;
    }`;

describe('A Talk server, on WordPress,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-outbound-'));
  let stack: WordPressStack;
  let talk: TalkServerDemo;
  let browser: Browser;

  /** What the owner saved; without anything else, the messenger that asks for nothing by itself. */
  const owner = async (sections: Partial<Settings>, outbound = false, at: Partial<Connection> = {}) => {
    const { messenger } = defaultSettings();
    const connection = { ...(await talk.connectionOf(SHOP)), ...at };
    await storeSettings(
      stack,
      connectedSettings(connection, {
        installation: { source: 'own', nonProduction: true },
        messenger: { ...messenger, mode: 'on', visitors: { ...messenger.visitors, outbound } },
        ...sections,
      }),
    );
    await stack.runPhp(`do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`);
  };
  const visit = async (path = '/') => {
    const context = await browser.newContext();
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(talk.url)) asked.push(request.url());
    });
    const sockets: string[] = [];
    page.on('websocket', (socket) => socket.on('framereceived', () => sockets.push(socket.url())));
    const violations: string[] = [];
    await page.exposeFunction('noteViolation', (violation: string) => violations.push(violation));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        (window as unknown as { noteViolation(violation: string): void }).noteViolation(
          `${effectiveDirective} ${blockedURI}`,
        ),
      ),
    );
    const response = await page.goto(stack.url + path);
    return { page, asked, sockets, violations, policy: response!.headers()['content-security-policy'] };
  };
  /** How many conversations began with the message. */
  const answers = async (): Promise<number> => {
    const store = await openStore(databaseOf(folder));
    const site = (await store.directory.sites()).find(({ name }) => name === SHOP)!;
    const [message] = await store.outbound.outboundAt(site.id);
    await store.close();
    return message!.answers;
  };
  const card = (page: Page) => page.getByRole('status').filter({ hasText: TEXT });

  beforeAll(async () => {
    const port = await freePort();
    [stack, talk, browser] = await Promise.all([
      startNative({
        muPlugins: [join(import.meta.dirname, '../csp/policies.php')],
        nginx: belowPath(port),
      }),
      startTalkServerDemo(folder, port),
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

  test.each([
    ['on a port', () => talk.url],
    ['below a path of the site', () => `${stack.url}/chat`],
  ])('that is %s has its thread under the merged policy of the page', async (_, address) => {
    const at = address();
    const { csp } = defaultSettings();
    const connection = { captureHost: `${at}/`, scriptUrl: `${at}/app.js` };
    await owner({ csp: { ...csp, mode: 'merge' } }, false, connection);
    const { page, sockets, violations, policy } = await visit('/?place=send_headers');
    // What is at the site's own address is allowed already.
    for (const source of [talk.url, talk.url.replace('http', 'ws')])
      expect(policy!.split(/[\s;,]+/).includes(source)).toBe(at === talk.url);
    await page.getByRole('button', { name: 'Open chat' }).click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.getByLabel('Write a message').fill('Is anybody there?');
    await page.getByLabel('Write a message').press('Enter');
    await page.locator('.message .bubble', { hasText: 'Is anybody there?' }).waitFor();
    await eventually(() => sockets.some((url) => url.startsWith(`${at.replace('http', 'ws')}/`)), true);
    // WordPress itself starts a worker that such a policy forbids.
    expect(violations.filter((violation) => !violation.startsWith('worker-src'))).toEqual([]);
  });

  test('that is on a port cannot be reached under a policy to which nothing was added', async () => {
    await owner({});
    const { page, violations } = await visit('/?place=send_headers');
    await page.getByRole('button', { name: 'Open chat' }).click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await eventually(() => violations.some((violation) => violation.includes(talk.url)), true);
  });

  test('has an outbound message appear by itself where the owner wants it, and its answer begins a conversation', async () => {
    const before = await answers();
    await owner({}, true);
    const { page } = await visit();
    await card(page).waitFor();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByLabel('Write a message').fill('Yes, please.');
    await page.getByLabel('Write a message').press('Enter');
    await page.locator('.message .bubble', { hasText: 'Yes, please.' }).waitFor();
    await eventually(answers, before + 1);
  });

  test('is not asked for outbound messages where the owner did not switch that on, nor on a page that hides Talk', async () => {
    await owner({});
    const quiet = await visit();
    await quiet.page.getByRole('button', { name: 'Open chat' }).waitFor();
    await quiet.page.waitForLoadState('networkidle');
    expect(quiet.asked).toEqual([]);
    const { visibility } = defaultSettings();
    const all = { id: 'all', name: 'All', effect: 'hide', enabled: true, when: { path: ['/*'] } } as const;
    await owner({ visibility: { ...visibility, rules: [all] } }, true);
    const hidden = await visit();
    await hidden.page.waitForLoadState('networkidle');
    expect(hidden.asked.filter((url) => url.endsWith('/-/widgets/get'))).toEqual([]);
    expect(await card(hidden.page).count()).toBe(0);
  });
});

// needs: chromium, shopifySchema
// From a new Talk server and a new store to the first closed conversation, by their screens alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PATIENCE } from '../patience.ts';
import { startStorefront } from '../sandbox/shopify-storefront/server.ts';
import { startTalkServerDemo, type TalkServerDemo } from '../sandbox/talk-server/demo.ts';
import { converse, makeCodes } from '../talk-server/inbox/first-conversation.ts';
import { freePort } from '../ports.ts';
import { openApp, save, startAdmin, type Admin } from './opened.ts';

const SHOP = 'larkmoor.myshopify.com';

const folder = mkdtempSync(join(tmpdir(), 'talk-first-paste-'));
let talk: TalkServerDemo;
let admin: Admin;
let store: Awaited<ReturnType<typeof startStorefront>>;
let host: string;

beforeAll(async () => {
  const port = await freePort();
  host = `127.0.0.1:${port}`;
  talk = await startTalkServerDemo(folder, port);
  admin = await startAdmin({ environment: { TALK_ALLOWED_HOSTS: host } });
  // The one field of the theme's block: the server's name.
  store = await startStorefront({ appData: () => admin.app.cloud.store(SHOP).appData, hosts: host });
});
afterAll(async () => {
  await admin?.stop();
  await store?.stop();
  await talk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const newPage = async (): Promise<Page> => {
  const context = await admin.browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 900 } });
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
};

test('one paste of both codes into the Shopify app leads to a conversation that the guide notices, and to its end', async () => {
  const url = `http://127.0.0.1:${store.port}`;
  const agent = await newPage();
  const codes = await makeCodes(agent, talk.welcome!, url);

  const opened = await openApp(admin.context, admin.front.page(SHOP, '/connection'));
  await opened.frame.getByLabel('Tracking code').fill(codes);
  await opened.frame.getByText('The connect code is in it as well. It is used once you save.').waitFor();
  await save(opened);
  await opened.frame.getByText(`Saved here and at ${host}.`).waitFor();

  await converse(agent, await newPage(), url);

  // The inbox shows what the app sent, and leads back there.
  await agent.goto(`${talk.url}/inbox/settings/messenger`);
  const link = agent.getByRole('link', { name: `Change it on ${SHOP}` });
  expect(await link.getAttribute('href')).toBe(`https://${SHOP}/admin/apps/test-client-id/messenger`);
});

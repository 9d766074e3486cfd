// needs: chromium, native
// From a new Talk server and a new WordPress to the first closed conversation, by their screens alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { format, texts } from '@talk-suite/core/texts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { PATIENCE } from '../../patience.ts';
import { startTalkServerDemo, type TalkServerDemo } from '../../sandbox/talk-server/demo.ts';
import { converse, makeCodes } from '../../talk-server/inbox/first-conversation.ts';
import { freePort } from '../../ports.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { pasteBox, save, SCREEN } from '../settings-screen/owner-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'talk-first-paste-'));
let talk: TalkServerDemo;
let wordpress: WordPressStack;
let browser: Browser;

beforeAll(async () => {
  const port = await freePort();
  [talk, wordpress, browser] = await Promise.all([
    startTalkServerDemo(folder, port),
    startNative({}),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([talk?.stop(), wordpress?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const newPage = async (): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 900 } });
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
};

test('one paste of both codes into WordPress leads to a conversation that the guide notices, and to its end', async () => {
  const agent = await newPage();
  const codes = await makeCodes(agent, talk.welcome!, wordpress.url);

  const owner = await newPage();
  await owner.context().addCookies(await wordpress.loginCookies('admin'));
  await owner.goto(wordpress.url + SCREEN);
  await pasteBox(owner).fill(codes);
  await owner.getByText(texts['server.code.pasted']).waitFor();
  await save(owner);
  await owner.getByText(format(texts['server.arrived'], { server: new URL(talk.url).host })).waitFor();

  await converse(agent, await newPage(), wordpress.url);

  // The inbox shows what WordPress sent, and leads back there.
  await agent.goto(`${talk.url}/inbox/settings/messenger`);
  const link = agent.getByRole('link', { name: `Change it on ${new URL(wordpress.url).host}` });
  expect(await link.getAttribute('href')).toBe(`${wordpress.url}${SCREEN}&tab=style`);
  expect(wordpress.phpLog()).toBe('');
});

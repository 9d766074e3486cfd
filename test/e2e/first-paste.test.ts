// needs: chromium, native
// From a new Talk server and a new WordPress to the first closed conversation, by their screens alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { format, texts } from '@talk-suite/core/texts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { PATIENCE } from '../patience.ts';
import { startTalkServerDemo, type TalkServerDemo } from '../sandbox/talk-server/demo.ts';
import { freePort } from '../wordpress/ports.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { pasteBox, save, SCREEN } from './owner-page.ts';

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
  await agent.goto(talk.welcome!);
  await agent.getByLabel('Your name').fill('Olga');
  await agent.getByLabel('Email address').fill('olga@example.com');
  await agent.getByLabel('Password').fill('correct horse battery');
  await agent.getByRole('button', { name: 'Continue' }).click();
  await agent.getByLabel('Address of the site').fill(`${wordpress.url}/`);
  await agent.getByRole('button', { name: 'Save' }).click();
  await agent.getByText('Saved.').waitFor();
  await agent.getByRole('button', { name: 'Make the codes' }).click();
  const codes = (await agent.getByLabel('Both codes').textContent())!;
  await agent.getByText('Waiting for the first message…').waitFor();

  const owner = await newPage();
  await owner.context().addCookies(await wordpress.loginCookies('admin'));
  await owner.goto(wordpress.url + SCREEN);
  await pasteBox(owner).fill(codes);
  await owner.getByText(texts['server.code.pasted']).waitFor();
  await save(owner);
  await owner.getByText(format(texts['server.arrived'], { server: new URL(talk.url).host })).waitFor();

  const visitor = await newPage();
  await visitor.goto(wordpress.url);
  const messenger = visitor.locator('talk-suite-messenger');
  await messenger.getByRole('button', { name: 'Open chat' }).click();
  await messenger.getByRole('button', { name: 'Send us a message' }).click();
  await messenger.getByLabel('Email address').fill('mia@example.com');
  await messenger.getByRole('button', { name: 'Start the conversation' }).click();
  await messenger.getByLabel('Write a message').fill('Is anybody there?');
  await messenger.getByLabel('Write a message').press('Enter');

  await agent.getByText('It works: a message arrived.').waitFor();
  await agent.getByRole('link', { name: 'Open the conversation' }).click();
  await agent.locator('.said', { hasText: 'Is anybody there?' }).waitFor();
  await agent.locator('#composer').fill('We are.');
  await agent.locator('#composer').press('Control+Enter');
  await messenger.locator('.other .bubble', { hasText: 'We are.' }).waitFor();
  await agent.locator('.thread-head').getByRole('button', { name: 'Close', exact: true }).click();
  await agent.getByText('This conversation is closed.').waitFor();
  await messenger.getByRole('button', { name: 'Start another conversation' }).waitFor();

  // The inbox shows what WordPress sent, and leads back there.
  await agent.goto(`${talk.url}/inbox/settings/messenger`);
  const link = agent.getByRole('link', { name: `Change it on ${new URL(wordpress.url).host}` });
  expect(await link.getAttribute('href')).toBe(`${wordpress.url}${SCREEN}&tab=style`);
  expect(wordpress.phpLog()).toBe('');
});

// needs: chromium
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { OutboundBody } from '../../../core/contract/index.ts';
import { eventually } from '../../patience.ts';
import { startPlainSite, type PlainSite } from './plain-site.ts';
import { agentOf } from '../served.ts';
import { outboundMessage } from '../outbound-message.ts';

const TRACKING_KEY = 'talk-0123456789abcdef03';
const PAGES = ['/', '/pricing', '/quiet', '/agreed'] as const;
const TALL = '<div style="height: 4000px">Boots</div>';

describe('a message that the team sends first, on a plain page', () => {
  let plain: PlainSite;
  let place: PlainSite['place'];
  let served: PlainSite['served'];
  let site: PlainSite['site'];
  let browser: PlainSite['browser'];
  let context: BrowserContext;
  let origin: string;

  beforeAll(async () => {
    plain = await startPlainSite(TRACKING_KEY);
    ({ place, served, site, browser, origin } = plain);
    const { code } = plain;
    const agreed = code.replace(
      `"${served.url}/");`,
      `"${served.url}/", { gdpr: { hasConsentGiven: true } });`,
    );
    for (const path of PAGES)
      site.files.set(path, {
        body: `<!doctype html><html lang="en"><head><title>Boots</title>${path === '/agreed' ? agreed : code}</head><body><input id="mine"><dialog>Offer</dialog>${TALL}</body></html>`,
      });
  });
  afterAll(() => plain?.stop());
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
    for (const { id } of await place.store.outbound.outboundAt(served.site.id))
      await place.store.outbound.removeOutbound(served.site.id, id);
  });

  const say = async (id: string, more: Partial<OutboundBody> = {}): Promise<void> => {
    const body: OutboundBody = outboundMessage({ text: `This is ${id}`, ...more });
    const { status } = await agentOf(served).ask('PUT', `/sites/${served.site.id}/outbound/${id}`, body);
    expect(status).toBe(204);
  };
  const visit = async (path: (typeof PAGES)[number] = '/'): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(origin + path);
    await page.locator('talk-suite-messenger button').first().waitFor();
    return page;
  };
  const card = (page: Page, id: string) => page.getByRole('status').filter({ hasText: `This is ${id}` });
  const stored = (page: Page) => page.evaluate<number>('localStorage.length + sessionStorage.length');

  test('costs a site without one no further file', async () => {
    await say('elsewhere', { pages: { selection: 'only', paths: ['/pricing'] } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${origin}/quiet`);
    await page.locator('talk-suite-messenger button').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path.includes('outbound'))).toEqual([]);
  });

  test('appears at its moment, takes no focus, stores nothing, and does not come back once it was closed', async () => {
    await say('late', { when: { selection: 'time', value: 1 } });
    const page = await visit();
    await page.locator('#mine').focus();
    await card(page, 'late').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('mine');
    expect(await stored(page)).toBe(0);
    await page.keyboard.press('Escape');
    await card(page, 'late').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('mine');
    const again = page.waitForResponse((response) => response.url().includes('/outbound-'));
    await page.reload();
    await again;
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 1500))');
    expect(await card(page, 'late').count()).toBe(0);
  });

  test('that was passed over comes again', async () => {
    await say('passed');
    const page = await visit();
    await card(page, 'passed').waitFor();
    await page.reload();
    await card(page, 'passed').waitFor();
  });

  test('that was passed over gives way to the next one where the visitor has agreed to be remembered', async () => {
    await say('passed');
    await say('next', { when: { selection: 'time', value: 1 } });
    const page = await visit('/agreed');
    await card(page, 'passed').waitFor();
    for (const storage of ['localStorage', 'sessionStorage'])
      expect(await page.evaluate(`({ ...${storage} })`)).toEqual({
        [`talksuite-outbound:${TRACKING_KEY}`]: '["passed"]',
      });
    await page.reload();
    await card(page, 'next').waitFor();
    expect(await card(page, 'passed').count()).toBe(0);
  });

  test('rises into view, and is simply there for who wants no motion', async () => {
    await say('calm');
    const page = await visit();
    await card(page, 'calm').waitFor();
    for (const [reducedMotion, animation] of [
      ['no-preference', 'rise'],
      ['reduce', 'none'],
    ] as const) {
      await page.emulateMedia({ reducedMotion });
      const shown = page.getByRole('group', { name: 'Team' });
      expect(await shown.evaluate((element) => getComputedStyle(element).animationName)).toBe(animation);
    }
  });

  test('waits until a dialog of the page is closed', async () => {
    await say('patient', { when: { selection: 'call' } });
    const page = await visit();
    await page.waitForFunction('window.talkSuite.say');
    await page.evaluate("document.querySelector('dialog').showModal()");
    await page.locator('talk-suite-messenger[hidden]').waitFor({ state: 'attached' });
    expect(await page.evaluate("talkSuite.say('patient')")).toBe(true);
    // Longer than it takes to look again.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 1500))');
    expect(await card(page, 'patient').count()).toBe(0);
    await page.evaluate("document.querySelector('dialog').close()");
    await card(page, 'patient').waitFor();
  });

  test('waits until so much of the page was seen', async () => {
    await say('read', { when: { selection: 'scroll', value: 80 } });
    const page = await visit();
    await page.evaluate('scrollTo(0, 1000)');
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await card(page, 'read').waitFor();
  });

  test('waits for somebody who is about to leave', async () => {
    await say('stay', { when: { selection: 'exit' } });
    const page = await visit();
    await page.evaluate(
      "document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: 300 }))",
    );
    expect(await card(page, 'stay').count()).toBe(0);
    await eventually(async () => {
      await page.evaluate(
        "document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 }))",
      );
      return (await card(page, 'stay').count()) > 0;
    }, true);
  });

  test('comes and goes with the page, also where pages are not loaded', async () => {
    await say('prices', { pages: { selection: 'only', paths: ['/pricing'] } });
    const page = await visit();
    await page.evaluate("history.pushState(null, '', '/pricing')");
    await card(page, 'prices').waitFor();
    await page.evaluate("history.pushState(null, '', '/quiet')");
    await card(page, 'prices').waitFor({ state: 'detached' });
  });

  test('that waits for a call comes when the page calls it, and no other does', async () => {
    await say('called', { when: { selection: 'call' } });
    const page = await visit();
    await page.waitForFunction('window.talkSuite.say');
    expect(await page.evaluate("talkSuite.say('nothing')")).toBe(false);
    expect(await page.evaluate("talkSuite.say('called')")).toBe(true);
    await card(page, 'called').waitFor();
  });

  test('is the beginning of the conversation of who answers it', async () => {
    await say('first', { when: { selection: 'time', value: 1 } });
    const page = await visit();
    await card(page, 'first').waitFor();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.locator('.other .bubble', { hasText: 'This is first' }).waitFor();
    await page.locator('#draft').fill('Good to know');
    await page.locator('#draft').press('Enter');
    const heads = () => place.store.log.conversationsAt(served.site.id, 50);
    await eventually(async () => (await heads()).length, 1);
    const [head] = await heads();
    await eventually(async () => {
      const { body } = await agentOf(served).ask<{ events: { body: { text?: string } }[] }>(
        'GET',
        `/conversations/${head!.id}/events`,
      );
      return body.events.flatMap(({ body: { text } }) => text ?? []).join();
    }, 'This is first,Good to know');
  });

  test('does not interrupt who is in a conversation', async () => {
    await say('nosy');
    const page = await visit();
    await card(page, 'nosy').waitFor();
    await page.locator('talk-suite-messenger button').first().click();
    await card(page, 'nosy').waitFor({ state: 'detached' });
    expect(await stored(page)).toBeGreaterThan(0);
  });
});

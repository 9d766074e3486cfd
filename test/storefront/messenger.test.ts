// needs: chromium
import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newAppData } from '../../shopify-app/app-data/index.ts';
import type { Settings } from '../../core/settings/index.ts';
import { eventually } from '../patience.ts';
import { startTalkServer, type TalkServer } from '../messenger/front-server.ts';
import { connectedSettings, hideRule, messengerText } from './stored.ts';
import { startStoreSite, type StoreSite } from './store-site.ts';

let store: StoreSite;
let connection: NonNullable<Settings['connection']>;
beforeAll(async () => {
  store = await startStoreSite();
  const { trackingKey, captureHost, scriptUrl } = store.site.ortto;
  connection = orttoConnection({ trackingKey, captureHost, scriptUrl });
});
afterAll(() => store.stop());

const stored = (
  change: Parameters<typeof connectedSettings>[0] = {},
  more?: Parameters<typeof messengerText>[1],
): string => messengerText(connectedSettings({ connection, ...change }), more);

const index = { pageType: 'index' };
const launcher = (page: Page) => page.locator('talk-suite-messenger button').first();

/** Paths of the store that a page has asked for. */
const asked = (page: Page, folder: string): Promise<string[]> =>
  page.evaluate(
    (wanted) =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.startsWith(wanted)),
    folder,
  );

/** Waits for what a page of the store asks for anyway, and longer. */
const atRest = async ({ page }: { page: Page }): Promise<void> => {
  await page.waitForLoadState('networkidle');
};

describe('A store with the messenger', () => {
  test('has our launcher at once, and asks Ortto for nothing until a visitor wants to talk', async () => {
    const visit = await store.visit(index, stored());
    await visit.reaches('front');
    await launcher(visit.page).waitFor();
    await atRest(visit);
    expect(store.site.ortto.requests()).toEqual([]);
    await launcher(visit.page).click();
    await visit.page.getByRole('dialog').getByText('Larkmoor', { exact: true }).waitFor();
    await visit.page.getByRole('button', { name: 'Send us a message' }).waitFor();
    expect(store.site.ortto.requests()).toEqual([]);
    expect(visit.errors).toEqual([]);
  });

  test('hands what the visitor gave over to Ortto, whose Talk opens', async () => {
    const { page } = await store.visit(index, stored());
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.getByLabel('Email address').fill('jo@shop.example');
    await page.getByRole('button', { name: 'Start the conversation' }).click();
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    const bodies = store.site.ortto.requests().map(({ body }) => JSON.stringify(body));
    expect(bodies.join('\n')).toContain('jo@shop.example');
    await eventually(() => launcher(page).isVisible(), false);
  });

  test('speaks the language of the page, from its launcher on', async () => {
    const { page } = await store.visit({ ...index, locale: 'de' }, stored(), { lang: 'de' });
    await page.getByRole('button', { name: 'Chat öffnen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chat schließen' }).first().waitFor();
  });

  test('has no launcher where a rule hides Talk: such a page is tracked as without the messenger', async () => {
    const settings = stored({ visibility: { rules: [hideRule('home', { kind: ['front'] })] } });
    const visit = await store.visit(index, settings);
    await visit.reaches('ready');
    expect(await visit.page.locator('talk-suite-messenger').count()).toBe(0);
    expect(store.site.ortto.requests({ path: '/app.js' })).toHaveLength(1);
  });

  test('waits for consent as Ortto’s script does', async () => {
    const settings = stored({ loading: { strategy: 'consent', consentCategory: 'marketing' } });
    const visit = await store.visit(index, settings);
    await atRest(visit);
    expect(await visit.state()).toBe('waiting');
    expect(await visit.page.locator('talk-suite-messenger').count()).toBe(0);
    await visit.page.evaluate(() => window.talkSuite!.allow());
    await launcher(visit.page).waitFor();
  });

  test('asks who is signed in no sooner than Ortto is asked for anything', async () => {
    store.site.site.files.set('/apps/talk-messenger/customer', {
      body: '{"email":"ada@shop.example"}',
      type: 'application/json',
    });
    const visit = await store.visit(index, stored({}, { identity: true }));
    await launcher(visit.page).waitFor();
    await atRest(visit);
    const customer = async (): Promise<number> => (await asked(visit.page, '/apps/')).length;
    expect(await customer()).toBe(0);
    await launcher(visit.page).click();
    await visit.page.getByRole('button', { name: 'Send us a message' }).click();
    await visit.page.getByLabel('Email address').fill('ada@shop.example');
    await visit.page.getByRole('button', { name: 'Start the conversation' }).click();
    await eventually(customer, 1);
  });

  test('loads the launcher alone before a visitor turns to it', async () => {
    const visit = await store.visit(index, stored());
    await launcher(visit.page).waitFor();
    await atRest(visit);
    const paths = await asked(visit.page, '/assets/');
    expect(paths.map((path) => path.replace(/-[0-9a-f]{16,}\.js$/, '.js'))).toEqual([
      '/assets/talk-messenger.js',
      '/assets/launcher.js',
    ]);
  });
});

describe('A store with a Talk server that has something to say first', () => {
  let server: TalkServer;
  beforeAll(async () => {
    server = await startTalkServer(store.site.url);
    await server.putOutbound('hello', {
      text: 'Need a hand?',
      agent: null,
      enabled: true,
      pages: { selection: 'except', paths: ['/cart'] },
      who: 'everyone',
      device: 'any',
      when: { selection: 'immediately' },
      frequency: 'once',
    });
  });
  afterAll(() => server.stop());

  const ofServer = (outbound: boolean, change: Parameters<typeof connectedSettings>[0] = {}): string => {
    const { visitors } = newAppData().settings.messenger;
    return stored({
      connection: { ...connection, service: 'talk-server', ...server.account },
      messenger: { visitors: { ...visitors, outbound } },
      ...change,
    });
  };
  /** A page whose theme block names the server, as it has to. */
  const trusting = () => ({ ...index, hosts: new URL(server.url).host });
  const card = (page: Page) => page.getByRole('status').filter({ hasText: 'Need a hand?' });
  const questions = (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/-/widgets/get')).length,
    );

  test('says it by itself where the merchant wants that', async () => {
    const { page, errors } = await store.visit(trusting(), ofServer(true));
    await card(page).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await card(page).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  test('says it on the pages that it is for', async () => {
    const visit = await store.visit(trusting(), ofServer(true), { path: '/cart' });
    await eventually(() => questions(visit.page), 1);
    await atRest(visit);
    expect(await card(visit.page).count()).toBe(0);
  });

  test('is asked for nothing where the merchant does not want that, or a rule hides Talk', async () => {
    for (const settings of [
      ofServer(false),
      ofServer(true, {
        visibility: { rules: [hideRule('home', { kind: ['front'] })], whenHidden: 'nothing' },
      }),
    ]) {
      const visit = await store.visit(trusting(), settings);
      await visit.page.waitForFunction(() => window.talkSuite !== undefined);
      await atRest(visit);
      expect(await questions(visit.page)).toBe(0);
    }
  });

  test('waits for consent, and nothing of it is stored then', async () => {
    const settings = ofServer(true, { loading: { strategy: 'consent', consentCategory: 'marketing' } });
    const visit = await store.visit(trusting(), settings);
    await atRest(visit);
    expect(await questions(visit.page)).toBe(0);
    await visit.page.evaluate(() => window.talkSuite!.allow());
    await card(visit.page).waitFor();
    expect(await visit.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });
});

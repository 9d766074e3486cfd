// A Talk server with an inbox, people who write, and members' browsers.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium, type ChromiumOptions } from '../../browser/chromium.ts';
import { accept, inboxOf, invited, ownerOf, type InboxClient } from './inbox-client.ts';
import type { ServerParts } from '../../../talk-server/http/app.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { onSqlite } from '../places.ts';
import { random, serve, visitorOf, type Served } from '../served.ts';

export interface InboxUnderTest {
  readonly served: Served;
  readonly store: Store;
  readonly browser: Browser;
  readonly owner: InboxClient;
  readonly agent: InboxClient;
  readonly ids: { readonly owner: string; readonly agent: string };
  /** A page of a member's own browser, signed in and hearing of news, and what it said that it should not have. */
  open(client: InboxClient, path: string, options?: BrowserContextOptions): Promise<OpenedInbox>;
  /** A visitor's first message. */
  write(
    text: string,
    details?: object,
  ): Promise<{ readonly id: string; readonly visitor: ReturnType<typeof visitorOf> }>;
  stop(): Promise<void>;
}

export interface OpenedInbox {
  readonly page: Page;
  /** What the console said as an error: a violated policy is one. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

const cookieFor = (client: InboxClient, url: string) => {
  const [name, value] = client.cookie().split('=') as [string, string];
  return { name, value, url, httpOnly: true, sameSite: 'Strict' as const };
};

/** What a browser says of a request that was refused or cut on purpose. */
const isExpected = (text: string): boolean =>
  /Failed to load resource|WebSocket connection to|net::ERR_/.test(text);

/** Once a page's socket is welcomed, what others do is heard there; what they did before is not told again. */
export const welcomed = async (page: Page): Promise<void> => {
  const socket = await page.waitForEvent('websocket');
  await socket.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"t":"welcome"'));
};

/** Takes away what was said before: the next Undo is of what is done next. */
export const dismissToasts = (page: Page): Promise<void> =>
  page.locator('.toast .icon-button').evaluateAll((buttons) => {
    for (const button of buttons) (button as HTMLElement).click();
  });

/** @param parts of the server, where a test needs others */
export const openInbox = async (
  browserOptions: ChromiumOptions = {},
  parts: Partial<ServerParts> = {},
): Promise<InboxUnderTest> => {
  const place = await onSqlite();
  const served = await serve(place.store, parts);
  const browser = await launchChromium(browserOptions);
  const owner = await ownerOf(served, place.store);
  const agent = await invited(served, owner, 'agent', 'Ann');
  const idOf = async (client: InboxClient): Promise<string> =>
    (await client.ask<{ id: string }>('GET', '/me')).body.id;
  return {
    served,
    store: place.store,
    browser,
    owner,
    agent,
    ids: { owner: await idOf(owner), agent: await idOf(agent) },
    open: async (client, path, options = {}) => {
      const context = await browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      if (client.cookie()) await context.addCookies([cookieFor(client, served.url)]);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message.text())) errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      const opening = page.goto(`${served.url}/inbox/${path}`);
      await (client.cookie() ? Promise.all([welcomed(page), opening]) : opening);
      return { page, errors, close: () => context.close() };
    },
    write: async (text, details = {}) => {
      const visitor = visitorOf(served);
      const { body } = await visitor.start(text, random(16), details);
      return { id: body.conversation, visitor };
    },
    stop: async () => {
      await browser.close();
      await served.stop();
      await place.stop();
    },
  };
};

export { accept, inboxOf };

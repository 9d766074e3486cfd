import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { keepProcess, launchChromium } from '../../browser/chromium.ts';
import { PATIENCE } from '../../patience.ts';
import { startOrtto, type Ortto } from '../../sandbox/ortto/server.ts';
import {
  NO_COMMAND_PALETTE,
  startNative,
  type NativeOptions,
  type WordPressStack,
} from '../../wordpress/stack.ts';
import { SCREEN, storedSettings, storeSettings } from './owner-page.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';

/**
 * What the browser says itself of requests that tests let fail, and of a script that is only tried; React repeats the
 * first of a part of the screen; WordPress's editor says the last of a style of its own.
 */
const OF_THE_BROWSER =
  /^Failed to load resource|^Refused to display|preloaded using link preload|^ChunkLoadError|was added to the iframe incorrectly/;

export interface ScreenOptions extends NativeOptions {
  /** Whether each screen has WordPress's own command palette, as on a real site. */
  commandPalette?: boolean;
}

/** What the tests of the settings screen share: a site, its stand-in for Ortto, and the owner's browser. */
export interface Owner {
  readonly stack: WordPressStack;
  readonly ortto: Ortto;
  readonly context: BrowserContext;
  /** A second way in, for what somebody else does meanwhile. */
  readonly other: SignedIn;
  /** Opens the screen and waits until it can be used. */
  open(path?: string): Promise<Page>;
  /** The settings as they are stored. */
  stored(): Promise<{ revision: number; settings: Settings }>;
  /** Saves settings past the screen. */
  store(edits: Partial<Settings>): Promise<void>;
}

/**
 * Boots a site for the tests of a `describe`, connected to nothing at the start of each of them.
 * @param user who sits at the screen.
 */
export const settingsScreen = (
  { commandPalette = false, muPlugins = [], ...options }: ScreenOptions,
  user = 'admin',
): Owner => {
  let stack: WordPressStack;
  let ortto: Ortto;
  let browser: Browser;
  let context: BrowserContext;
  let other: SignedIn;
  let fresh: Settings;
  const complaints: string[] = [];

  const stored: Owner['stored'] = () => storedSettings(other);
  const store: Owner['store'] = (edits) => storeSettings(other, edits);

  beforeAll(async () => {
    [stack, ortto, browser] = await Promise.all([
      startNative({ ...options, muPlugins: [...muPlugins, ...(commandPalette ? [] : [NO_COMMAND_PALETTE])] }),
      startOrtto(),
      launchChromium(),
    ]);
    if (user !== 'admin') await stack.createUsers();
    other = await signIn(stack, 'admin');
    fresh = (await stored()).settings;
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    await context.addCookies(await stack.loginCookies(user));
    await keepProcess(context, `${stack.url}/license.txt`);
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !OF_THE_BROWSER.test(message.text()))
        complaints.push(message.text());
    });
  });
  beforeEach(() => store(fresh));
  afterEach(async () => {
    await Promise.all(context.pages().map((page) => page.close()));
    // Nothing is deprecated, nothing is thrown.
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([stack?.stop(), ortto?.stop()]);
  });

  return {
    get stack() {
      return stack;
    },
    get ortto() {
      return ortto;
    },
    get context() {
      return context;
    },
    get other() {
      return other;
    },
    stored,
    store,
    open: async (path = SCREEN) => {
      const page = await context.newPage();
      await page.goto(stack.url + path, { waitUntil: 'commit', timeout: PATIENCE });
      await page.locator('.talk-tabs').waitFor();
      return page;
    },
  };
};

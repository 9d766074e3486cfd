import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { settingsDescription, type SectionDescription, type Settings } from '@talk-suite/core/settings';
import { format, texts, type TextKey } from '@talk-suite/core/texts';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { PATIENCE } from '../patience.ts';
import { startOrtto, type Ortto } from '../sandbox/ortto/server.ts';
import { startNative, type NativeOptions, type WordPressStack } from '../wordpress/stack.ts';
import { signIn, type SignedIn } from './rest-client.ts';

/** A tracking code with other hosts and options; `acme` is its instance. */
export const codeFor = (captureHost: string, scriptUrl: string, options = ''): string => `<script>
window.ap3c = window.ap3c || {}; var ap3c = window.ap3c; ap3c.cmd = ap3c.cmd || [];
ap3c.cmd.push(function () { ap3c.init('ZaGyw9Tl9gcYKTpLYWNtZQ', '${captureHost}'${options}); ap3c.track({v: 0}); });
var s, t; s = document.createElement('script'); s.type = 'text/javascript'; s.src = '${scriptUrl}';
t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);
</script>`;

export const US_CODE = codeFor('https://capture-api.autopilotapp.com/', 'https://cdn2l.ink/app.js');

/**
 * What the browser says itself of requests that tests let fail, and of a script that is only tried; React repeats the
 * first of a part of the screen.
 */
const OF_THE_BROWSER =
  /^Failed to load resource|^Refused to display|preloaded using link preload|^ChunkLoadError/;

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

export const SCREEN = '/wp-admin/admin.php?page=talk-messenger';

export const saveButton = (page: Page): Locator =>
  page.locator('.talk-save-bar').getByRole('button', { name: texts['screens.save.button'], exact: true });

/** Presses Save and waits for the word that it is done. */
export const save = async (page: Page): Promise<void> => {
  await saveButton(page).click();
  await page
    .locator('.talk-save-bar .is-done', { hasText: texts['screens.save.done'] })
    .waitFor({ timeout: PATIENCE });
};

/** Goes with the keyboard until the focus is on an element. */
export const walkTo = async (page: Page, selector: string, key = 'Tab'): Promise<void> => {
  for (let steps = 0; steps < 160; steps++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not lead to ${selector}`);
};

export type Tab = SectionDescription['id'] | 'hosts';

export const showTab = (page: Page, tab: Tab): Promise<void> => page.locator(`#talk-tab-${tab}`).click();

/** The default is chosen as owners think of it. */
const SHOWN_AS: Partial<Record<TextKey, TextKey>> = {
  'settings.visibility.default.show': 'screens.where.everywhere',
  'settings.visibility.default.hide': 'screens.where.only',
};

/** The radio button of a choice, with its tab shown. */
const radio = async (page: Page, choice: TextKey): Promise<Locator> => {
  const section = settingsDescription.find(({ fields }) =>
    fields.some(({ choices = [] }) => choices.some(({ label }) => label === choice)),
  );
  if (!section) throw new Error(`no setting has the choice ${choice}`);
  await showTab(page, section.id);
  return page.getByRole('radio', { name: format(texts[SHOWN_AS[choice] ?? choice]), exact: true });
};

/** Makes a choice of a setting, named by the key of its words, on whichever tab it is. */
export const choose = async (page: Page, choice: TextKey): Promise<void> =>
  (await radio(page, choice)).check();
export const isChosen = async (page: Page, choice: TextKey): Promise<boolean> =>
  (await radio(page, choice)).isChecked();

export const pasteBox = (page: Page): Locator =>
  page.getByLabel(texts['settings.connection.label'], { exact: true });

/**
 * Boots a site for the tests of a `describe`, connected to nothing at the start of each of them.
 * @param user who sits at the screen.
 */
export const settingsScreen = (options: NativeOptions, user = 'admin'): Owner => {
  let stack: WordPressStack;
  let ortto: Ortto;
  let browser: Browser;
  let context: BrowserContext;
  let other: SignedIn;
  let fresh: Settings;
  const complaints: string[] = [];

  const stored: Owner['stored'] = async () =>
    (await other.rest<{ revision: number; settings: Settings }>('GET', '/talk-messenger/v1/settings')).body;
  const store: Owner['store'] = async (edits) => {
    const { revision, settings } = await stored();
    const answer = await other.rest('PUT', '/talk-messenger/v1/settings', {
      revision,
      settings: { ...settings, ...edits },
    });
    if (answer.status !== 200) throw new Error(`not stored: ${JSON.stringify(answer.body)}`);
  };

  beforeAll(async () => {
    [stack, ortto, browser] = await Promise.all([startNative(options), startOrtto(), launchChromium()]);
    if (user !== 'admin') await stack.createUsers();
    other = await signIn(stack, 'admin');
    fresh = (await stored()).settings;
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    await context.addCookies(await stack.loginCookies(user));
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

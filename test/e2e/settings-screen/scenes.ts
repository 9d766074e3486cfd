import { orttoConnection, talkServerConnection } from '@talk-suite/core/fixtures';
import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import { texts } from '@talk-suite/core/texts';
import type { Locator, Page } from 'playwright-core';
import { PATIENCE } from '../../patience.ts';
import { button, editor, PAGES_TAB, rows, rule, ruled, THREE } from './rules-tab.ts';
import { pasteBox, saveButton, SCREEN, showTab, US_CODE, type Tab } from './owner-page.ts';

/** A screen or dialog of the plugin, with what it starts from and how it is got to. */
export interface Scene {
  readonly name: string;
  /** What is other than on a new site. */
  readonly settings?: Partial<Settings>;
  /** The page of the site; without it the settings screen. */
  readonly path?: string;
  /** The part of the page that is the plugin's; without it the settings screen's. */
  readonly within?: string;
  /** Goes on from the opened page, and waits until all of it is there. */
  readonly show: (page: Page, store: StoreSettings) => Promise<unknown>;
}

/** Saves settings past the screen: somebody else, or another tab. */
export type StoreSettings = (edits: Partial<Settings>) => Promise<void>;

/** The settings screen in its page. */
export const ROOT = '#talk-messenger-root';

const MESSENGER = { ...defaultSettings().messenger, mode: 'on' } as const;
const CONNECTED = ruled(THREE);
const dialog = (page: Page): Locator => page.getByRole('dialog');
const panel = (page: Page): Locator => page.getByRole('tabpanel');

const onTab =
  (id: Tab, ready: string): Scene['show'] =>
  async (page) => {
    await showTab(page, id);
    await page.locator(`#talk-panel-${id} ${ready}`).first().waitFor();
    await page
      .locator(`#talk-panel-${id} details`)
      .evaluateAll((all) => all.forEach((folded) => folded.setAttribute('open', '')));
  };

const messengerTab = (tab: 'style' | 'content' | 'visitors' | 'hours'): Scene => ({
  name: `messenger-${tab}`,
  settings: { ...CONNECTED, messenger: MESSENGER },
  show: async (page) => {
    await showTab(page, tab);
    await panel(page).frameLocator('.talk-preview__frame').getByRole('dialog').waitFor();
  },
});

/** Asks before something, in a dialog. */
const resetOn =
  (tab: Tab): Scene['show'] =>
  async (page) => {
    await showTab(page, tab);
    await panel(page).getByRole('button', { name: texts['screens.reset.tab'] }).click();
    await dialog(page).locator('.is-destructive').waitFor();
  };

/** Every screen and dialog of a site. */
export const SCENES: readonly Scene[] = [
  { name: 'first-run', show: (page) => page.locator('.talk-paste').waitFor() },
  {
    name: 'first-run-read',
    show: async (page) => {
      await pasteBox(page).fill(US_CODE);
      await page.locator('.talk-reading .talk-outcome--good').waitFor();
    },
  },
  {
    name: 'first-run-refused',
    show: async (page) => {
      await pasteBox(page).fill('hello');
      await page.locator('.talk-reading .talk-outcome--bad').waitFor();
    },
  },
  {
    name: 'first-run-by-hand',
    show: async (page) => {
      await button(page, texts['screens.manual.instead']).click();
      await page.getByLabel(texts['screens.fact.trackingKey']).fill('no');
      await page.locator('.talk-manual .talk-error').waitFor();
    },
  },
  { name: 'connection', settings: CONNECTED, show: onTab('connection', '.talk-summary') },
  {
    name: 'connection-replace',
    settings: CONNECTED,
    show: async (page) => {
      await button(page, texts['screens.replace.button']).click();
      await pasteBox(page).waitFor();
    },
  },
  {
    name: 'connection-disconnect',
    settings: CONNECTED,
    show: async (page) => {
      await button(page, texts['screens.disconnect.button']).click();
      await page.locator('.talk-undo').waitFor();
    },
  },
  {
    name: 'connection-server',
    settings: { connection: talkServerConnection() },
    show: onTab('connection', '.talk-at-server textarea'),
  },
  {
    name: 'loading',
    settings: { ...CONNECTED, loading: { strategy: 'consent', consentCategory: 'marketing' } },
    show: onTab('loading', '.talk-card__note'),
  },
  {
    name: 'pages',
    settings: CONNECTED,
    path: PAGES_TAB,
    show: async (page) => {
      await rows(page).first().waitFor();
      await page.locator('.talk-site-pages tbody tr').first().waitFor();
    },
  },
  {
    name: 'pages-only',
    settings: CONNECTED,
    path: PAGES_TAB,
    show: async (page) => {
      await page.getByRole('radio', { name: texts['screens.where.only'], exact: true }).check();
      await page.getByLabel(texts['screens.where.add']).fill('/pricing');
      await button(page, texts['screens.where.add.button']).click();
      await page.locator('.talk-where__list li').waitFor();
    },
  },
  {
    name: 'pages-tried',
    settings: CONNECTED,
    path: PAGES_TAB,
    show: async (page) => {
      await page.getByLabel(texts['screens.try.address']).fill('/a/b');
      await button(page, texts['screens.try.button']).click();
      await page.locator('.talk-verdict').waitFor();
    },
  },
  {
    name: 'pages-kept',
    settings: ruled([rule('all', {})]),
    path: PAGES_TAB,
    show: async (page) => {
      await page.getByRole('checkbox', { name: texts['screens.sitePages.selectAll'], exact: true }).check();
      await button(page, texts['screens.sitePages.showSelected']).click();
      await page.locator('.talk-site-pages__said li').waitFor();
    },
  },
  {
    name: 'pages-deleted',
    settings: CONNECTED,
    path: PAGES_TAB,
    show: async (page) => {
      await page.getByRole('checkbox', { name: texts['screens.rules.selectAll'], exact: true }).check();
      await page
        .locator('.talk-rules-selected')
        .getByRole('button', { name: texts['screens.rules.command.delete'] })
        .click();
      await page.locator('.talk-rules-undo').waitFor();
    },
  },
  { name: 'security', settings: CONNECTED, show: onTab('security', '.talk-outcome') },
  messengerTab('style'),
  messengerTab('content'),
  messengerTab('visitors'),
  messengerTab('hours'),
  {
    name: 'dialog-rule',
    settings: CONNECTED,
    path: PAGES_TAB,
    within: '.talk-rule-editor',
    show: async (page) => {
      await rows(page).first().locator('.talk-rule__words').click();
      for (const key of ['kind', 'type', 'terms', 'role', 'locale', 'device', 'signedIn'])
        await editor(page).locator(`[data-add="${key}"]`).click();
      await button(editor(page), texts['screens.rule.done']).click();
      await editor(page).locator('.talk-error').first().waitFor();
    },
  },
  {
    name: 'dialog-hides-all',
    settings: CONNECTED,
    path: PAGES_TAB,
    within: '.components-modal__frame',
    show: async (page) => {
      await button(page, texts['screens.rules.add']).click();
      await button(editor(page), texts['screens.rule.done.new']).click();
      await page.getByText(texts['screens.rule.hidesAll']).waitFor();
    },
  },
  {
    name: 'dialog-import-patterns',
    settings: CONNECTED,
    path: PAGES_TAB,
    within: '.talk-import-patterns',
    show: async (page) => {
      await button(page, texts['screens.rules.import']).click();
      await page.getByLabel(texts['screens.patterns.include']).fill('/a/*, example.com/*');
      await dialog(page).getByText(texts['screens.patterns.preview']).waitFor();
    },
  },
  {
    name: 'dialog-reset-pages',
    settings: CONNECTED,
    within: '.talk-reset-dialog',
    show: resetOn('pages'),
  },
  {
    name: 'dialog-reset-style',
    settings: { ...CONNECTED, messenger: { ...MESSENGER, style: { ...MESSENGER.style, title: 'Hello' } } },
    within: '.talk-reset-dialog',
    show: resetOn('style'),
  },
  {
    name: 'dialog-conflict',
    settings: CONNECTED,
    within: '.talk-conflict',
    show: async (page, store) => {
      await showTab(page, 'loading');
      await page.locator('[data-field="loading.strategy"] input').nth(1).check();
      await store({ loading: { strategy: 'interaction', consentCategory: 'marketing' } });
      await saveButton(page).click();
      await dialog(page).locator('tbody tr').first().waitFor();
    },
  },
  {
    name: 'imported',
    settings: CONNECTED,
    show: async (page) => {
      const settings = { ...defaultSettings(), connection: orttoConnection({ dataRegion: 'us' }) };
      await page.locator('.talk-import').setInputFiles({
        name: 'theirs.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ ...settings, loading: { strategy: 'idle' } })),
      });
      await page.locator('.talk-undo-notice li').first().waitFor();
    },
  },
  {
    name: 'visitors-and-loader',
    settings: CONNECTED,
    path: '/wp-admin/admin.php?page=talk-messenger-site',
    within: '#wpbody-content .wrap',
    show: (page) => page.locator('#submit').waitFor(),
  },
  {
    name: 'notice',
    path: '/wp-admin/index.php',
    within: '#talk-messenger-connect',
    show: (page) => page.locator('#talk-messenger-connect').waitFor(),
  },
  {
    name: 'list-of-pages',
    settings: CONNECTED,
    path: '/wp-admin/edit.php?post_type=page',
    within: '.talk-messenger-state',
    show: (page) => page.locator('.talk-messenger-state').first().waitFor(),
  },
];

/** Opens a scene in a page of the owner's browser. */
export const openScene = async (
  page: Page,
  url: string,
  { settings, path = SCREEN, show }: Scene,
  store: StoreSettings,
): Promise<void> => {
  if (settings) await store(settings);
  await page.goto(url + path, { waitUntil: 'commit', timeout: PATIENCE });
  await show(page, store);
};

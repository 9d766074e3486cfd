import { orttoConnection, talkServerConnection } from '@talk-suite/core/fixtures';
import type { FrameLocator } from 'playwright-core';
import { newAppData, withOverride, type AppData } from '../../shopify-app/app-data/index.ts';
import { CONTENT_SCOPE, FILES_SCOPE } from '../../shopify-app/app-data/scopes.ts';
import { texts } from '../../shopify-app/texts/index.ts';
import type { RunningApp } from '../sandbox/shopify/app-process.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';

/** Stores of the scenes: connected to Ortto, to a Talk server, and not yet. */
const CONNECTED = 'connected.myshopify.com';
const CONTESTED = 'contested.myshopify.com';
const SERVED = 'served.myshopify.com';
const NEW = 'new.myshopify.com';

/** A screen or dialog of the app, with whose it is and how it is got to. */
export interface Scene {
  readonly name: string;
  readonly shop: string;
  readonly path: string;
  /** Goes on from the opened page, and waits until all of it is there. */
  readonly show: (frame: FrameLocator, app: RunningApp) => Promise<unknown>;
}

const settingsOf = (connection: AppData['settings']['connection']): AppData => {
  const { settings, ...data } = newAppData();
  const rules = [{ id: 'a', name: '', effect: 'hide', enabled: true, when: { path: ['/cart'] } } as const];
  return {
    ...data,
    overrides: withOverride(data.overrides, 'pages', 'warranty', 'hide'),
    settings: {
      ...settings,
      connection,
      visibility: { ...settings.visibility, rules },
      messenger: { ...settings.messenger, mode: 'on' },
    },
  };
};

const save = async (app: RunningApp, shop: string, appData: AppData): Promise<void> => {
  const { digest } = app.cloud.store(shop);
  const answer = await merchantOf(app, shop).save({ digest, appData });
  if (!answer.ok) throw new Error(`${shop} could not be set up: ${await answer.text()}`);
};

/** Gives the stores what the scenes begin with. */
export const prepareStores = async (app: RunningApp): Promise<void> => {
  for (const shop of [CONNECTED, CONTESTED]) await save(app, shop, settingsOf(orttoConnection({})));
  await save(app, SERVED, settingsOf(talkServerConnection()));
  for (const shop of [CONNECTED, NEW]) app.cloud.store(shop).scopes.add(CONTENT_SCOPE);
  app.cloud.store(SERVED).scopes.add(FILES_SCOPE);
};

const press = (frame: FrameLocator, name: string | RegExp): Promise<void> =>
  frame.getByRole('button', { name, exact: typeof name === 'string' }).click();

const messengerTab = (tab: 'style' | 'content' | 'visitors' | 'hours'): Scene => ({
  name: `messenger-${tab}`,
  shop: CONNECTED,
  path: '/messenger',
  show: async (frame) => {
    const name = texts[`settings.section.${tab}`];
    await frame.getByRole('tab', { name }).click();
    await frame.getByRole('tabpanel', { name }).waitFor();
    await frame.frameLocator('iframe').getByRole('dialog').waitFor();
  },
});

/** Every screen and dialog of the app. */
export const SCENES: readonly Scene[] = [
  {
    name: 'home-first-run',
    shop: NEW,
    path: '/',
    show: (frame) => frame.getByText('0 of 3 steps done').waitFor(),
  },
  {
    name: 'home',
    shop: CONNECTED,
    path: '/',
    show: (frame) => frame.getByText('No other tracking code').waitFor(),
  },
  {
    name: 'connection-empty',
    shop: NEW,
    path: '/connection',
    show: (frame) => frame.getByLabel('Tracking code').waitFor(),
  },
  {
    name: 'connection-refused',
    shop: NEW,
    path: '/connection',
    show: async (frame) => {
      await frame.getByLabel('Tracking code').fill('hello');
      await frame.getByText(texts['screens.refused']).waitFor();
    },
  },
  {
    name: 'connection-by-hand',
    shop: NEW,
    path: '/connection',
    show: async (frame) => {
      await press(frame, texts['screens.manual.instead']);
      await frame.getByLabel(texts['screens.fact.trackingKey']).fill('no');
    },
  },
  {
    name: 'connection',
    shop: CONNECTED,
    path: '/connection',
    show: (frame) => frame.getByText('Connected to').first().waitFor(),
  },
  {
    name: 'connection-replace',
    shop: CONNECTED,
    path: '/connection',
    show: async (frame) => {
      await press(frame, texts['screens.replace.button']);
      await frame.getByText(texts['screens.replace.warning']).waitFor();
    },
  },
  {
    name: 'connection-disconnect',
    shop: CONNECTED,
    path: '/connection',
    show: async (frame) => {
      await press(frame, texts['screens.disconnect.button']);
      await frame.getByText(texts['screens.undone.disconnect']).waitFor();
    },
  },
  {
    name: 'connection-server',
    shop: SERVED,
    path: '/connection',
    show: (frame) => frame.getByLabel(texts['server.code']).waitFor(),
  },
  {
    name: 'pages',
    shop: CONNECTED,
    path: '/pages',
    show: (frame) => frame.getByLabel('Talk on Warranty').waitFor(),
  },
  {
    name: 'pages-tried',
    shop: CONNECTED,
    path: '/pages',
    show: async (frame) => {
      await frame.getByLabel(texts['screens.try.address']).fill('/cart');
      await press(frame, texts['screens.try.button']);
      await frame.getByText(texts['screens.because.rule']).first().waitFor();
    },
  },
  {
    name: 'pages-deleted',
    shop: CONNECTED,
    path: '/pages',
    show: async (frame) => {
      await press(frame, /^Delete: /);
      await frame.getByText(/was deleted/).waitFor();
    },
  },
  {
    name: 'dialog-rule',
    shop: CONNECTED,
    path: '/pages',
    show: async (frame) => {
      await press(frame, /^Edit: /);
      for (const name of ['Page type', 'Language', 'Device']) await press(frame, name);
      await frame.getByRole('dialog', { name: 'Edit rule' }).waitFor();
    },
  },
  {
    name: 'dialog-hides-all',
    shop: CONNECTED,
    path: '/pages',
    show: async (frame) => {
      await press(frame, texts['screens.rules.add']);
      await press(frame, texts['screens.rule.done.new']);
      await frame.getByText(texts['screens.rule.hidesAll']).waitFor();
    },
  },
  {
    name: 'dialog-reset-pages',
    shop: CONNECTED,
    path: '/pages',
    show: async (frame) => {
      await press(frame, texts['shopify.reset.screen']);
      await frame.getByRole('dialog', { name: 'Reset “Pages”?' }).waitFor();
    },
  },
  {
    name: 'dialog-conflict',
    shop: CONTESTED,
    path: '/connection',
    show: async (frame, app) => {
      await frame.getByLabel(texts['settings.loading.strategy.idle']).check();
      const before = app.cloud.store(CONTESTED).appData ?? '';
      const { settings, ...theirs } = settingsOf(orttoConnection({}));
      const strategy = before.includes('"interaction"') ? 'async' : 'interaction';
      await save(app, CONTESTED, {
        ...theirs,
        settings: { ...settings, loading: { ...settings.loading, strategy } },
      });
      await press(frame, texts['screens.save.button']);
      await frame.getByRole('dialog', { name: texts['screens.conflict.title'] }).waitFor();
    },
  },
  {
    name: 'security',
    shop: CONNECTED,
    path: '/security',
    show: async (frame) => {
      await frame.getByText('Checked: ').waitFor();
      await press(frame, texts['shopify.security.headless.show']);
      await frame.getByLabel(texts['shopify.security.policy'], { exact: true }).waitFor();
    },
  },
  {
    name: 'export-and-import',
    shop: CONNECTED,
    path: '/transfer',
    show: (frame) => frame.getByText('Preview import').waitFor(),
  },
  {
    name: 'help',
    shop: CONNECTED,
    path: '/help',
    show: (frame) => frame.getByText(texts['shopify.help.more']).waitFor(),
  },
  messengerTab('style'),
  messengerTab('content'),
  messengerTab('visitors'),
  messengerTab('hours'),
  {
    name: 'dialog-images',
    shop: SERVED,
    path: '/messenger',
    show: async (frame) => {
      await press(frame, 'Logo: Choose an image');
      await frame.getByText('5 found.').waitFor();
    },
  },
  {
    name: 'dialog-images-not-allowed',
    shop: CONNECTED,
    path: '/messenger',
    show: async (frame) => {
      await press(frame, 'Logo: Choose an image');
      await frame.getByText(texts['shopify.images.ask']).waitFor();
    },
  },
  {
    name: 'dialog-reset-style',
    shop: CONNECTED,
    path: '/messenger',
    show: async (frame) => {
      await press(frame, texts['screens.reset.tab']);
      await frame.getByRole('dialog', { name: 'Reset “Style”?' }).waitFor();
    },
  },
];

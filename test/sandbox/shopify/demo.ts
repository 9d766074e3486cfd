import type { Connection } from '@talk-suite/core/connection';
import { orttoConnection } from '@talk-suite/core/fixtures';
import express from 'express';
import { IDENTITY_SCOPE } from '../../../shopify-app/app-data/identity.ts';
import { newAppData } from '../../../shopify-app/app-data/index.ts';
import { listen } from '../../browser/listening.ts';
import { connectedSettings, hideRule } from '../../storefront/stored.ts';
import { nextFreePort } from '../../ports.ts';
import type { Ortto } from '../ortto/server.ts';
import { DEMO_LINKS } from '../shopify-storefront/catalog.ts';
import { startStorefront } from '../shopify-storefront/server.ts';
import { passTo, type Translation } from './admin/pass-on.ts';
import { demoMessenger } from '../demo-messenger.ts';
import { adminRoutes, networkRoutes } from './admin/routes.ts';
import { CURRENT_THEME } from './admin/theme-editor.ts';
import { startApp, type RunningApp } from './app-process.ts';
import { appProxy } from './app-proxy.ts';
import { imageRoutes } from './files.ts';
import { merchantOf } from './merchant.ts';

export interface ShopifyDemo {
  /** The admin's page with the app in it. */
  readonly adminUrl: string;
  /** The store, without a slash at the end. */
  readonly storeUrl: string;
  stop(): Promise<void>;
}

const SHOP = 'larkmoor.myshopify.com';

/** Where the storefront has the pictures of its theme. */
const STORE_FILES = '/assets';

/**
 * A browser that reaches Shopify's real names must not meet them here: the app's answers name the stand-ins instead,
 * in the policy that says who may frame it, and where its pages ask for Shopify's scripts.
 */
const onLoopback = (adminOrigin: string): Translation => ({
  policy: (policy) => policy.replace('https://admin.shopify.com', adminOrigin),
  text: (text) => text.replaceAll('https://cdn.shopify.com/shopifycloud/', '/shopifycloud/'),
});

/** What answers the store's visitors: the stand-in for Ortto, or a Talk server. */
export interface DemoService {
  readonly connection: Connection;
  readonly port: number;
  /** With which the store's settings go to a Talk server. */
  readonly connectCode?: string;
}

/** The stand-in for Ortto as what answers. */
export const orttoService = ({ trackingKey, captureHost, scriptUrl, port }: Ortto): DemoService => ({
  connection: orttoConnection({ trackingKey, captureHost, scriptUrl }),
  port,
});

/** Connects the store through the app with a filled messenger, and hides Talk on one page by a rule. */
const connect = async (app: RunningApp, { connection, connectCode }: DemoService): Promise<void> => {
  const settings = connectedSettings({
    connection,
    visibility: { rules: [hideRule('warranty', { path: ['/pages/warranty'] })] },
    ...(connectCode !== undefined && { messenger: demoMessenger(DEMO_LINKS) }),
  });
  const merchant = merchantOf(app, SHOP);
  const answer = await merchant.save({ digest: null, appData: { ...newAppData(), settings } });
  if (!answer.ok) throw new Error(`The demo store could not be connected: ${await answer.text()}`);
  if (connectCode === undefined) return;
  const pasted = await merchant.askServer({ step: 'paste', code: connectCode });
  if (!pasted.ok) throw new Error(`The demo store’s connect code was refused: ${await pasted.text()}`);
};

/**
 * The Shopify app on this machine, for any browser: an admin page with the app in it, and a store whose pages are
 * rendered from what the app saves. All of it is on loopback, and nothing is kept after `stop`.
 * @param firstPort from here on, free ports are taken
 */
export const startShopifyDemo = async (service: DemoService, firstPort: number): Promise<ShopifyDemo> => {
  const running: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of running.splice(0).toReversed()) await end();
  };
  try {
    const storePort = await nextFreePort(firstPort);
    const adminPort = await nextFreePort(storePort + 1);
    const appPort = await nextFreePort(adminPort + 1);
    const adminOrigin = `http://127.0.0.1:${adminPort}`;
    const appOrigin = `http://127.0.0.1:${appPort}`;

    const app = await startApp({
      environment: { SHOPIFY_APP_URL: appOrigin, TALK_ALLOWED_HOSTS: `127.0.0.1:${service.port}` },
    });
    running.push(() => app.stop());
    await connect(app, service);
    const shop = app.cloud.store(SHOP);
    shop.embedThemes.add(CURRENT_THEME);
    // Shopify's network is not reached from here: the storefront has these files itself.
    shop.files = { ...shop.files, base: STORE_FILES };

    const store = await startStorefront({
      port: storePort,
      // A theme in which the embed is off renders nothing of the app.
      appData: () => (shop.embedThemes.has(CURRENT_THEME) ? shop.appData : null),
      hosts: `127.0.0.1:${service.port}`,
      customers: { 7: 'jo@larkmoor.example' },
      proxy: appProxy({
        url: app.url,
        keys: app.keys,
        shop: SHOP,
        granted: () => shop.scopes.has(IDENTITY_SCOPE),
      }),
    });
    running.push(() => store.stop());
    const storeUrl = `http://127.0.0.1:${store.port}`;
    // What the app's server sees at the store's domain.
    app.cloud.fronts.of(SHOP).answer = passTo(storeUrl);
    const admin = await listen(express().use(adminRoutes(app, appOrigin)), { port: adminPort });
    running.push(() => admin.stop());
    const framed = await listen(
      express()
        .use(STORE_FILES, imageRoutes())
        .use(networkRoutes(adminOrigin), passTo(app.url, onLoopback(adminOrigin))),
      { port: appPort },
    );
    running.push(() => framed.stop());
    return {
      adminUrl: `${adminOrigin}/?shop=${SHOP}`,
      storeUrl,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

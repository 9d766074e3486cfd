import type { Browser, FrameLocator } from 'playwright-core';
import type { ShopifyDemo } from '../sandbox/shopify/demo.ts';
import { BROWSER } from '../sandbox/shopify/merchant.ts';
import { openApp } from '../shopify/opened.ts';
import { take } from './pictures.ts';

/** What the pictures are taken of: the demo store's admin, in the stand-in's looks. */
export interface ShopifyScene {
  readonly browser: Browser;
  readonly demo: ShopifyDemo;
  readonly folder: string;
  readonly window: Parameters<Browser['newContext']>[0];
}

/** Screens by the name of their picture: the link that leads there, and what shows that all of it is there. */
const SCREENS: Readonly<Record<string, (frame: FrameLocator) => Promise<void>>> = {
  'shopify-home': (frame) => frame.getByText('Found on').waitFor(),
  'shopify-pages': async (frame) => {
    await frame.getByRole('link', { name: 'Pages', exact: true }).click();
    await frame
      .getByRole('button', { name: /^Delete: / })
      .first()
      .waitFor();
  },
};

/** Takes every picture of the Shopify app. */
export const takeShopifyPictures = async (scene: ShopifyScene): Promise<void> => {
  const context = await scene.browser.newContext({ ...scene.window, userAgent: BROWSER });
  const { page, frame } = await openApp(context, scene.demo.adminUrl);
  for (const [name, show] of Object.entries(SCREENS)) {
    await show(frame);
    await page.mouse.move(0, 0);
    await take(page, scene, name);
  }
  await context.close();
};

import type { Page } from 'playwright-core';
import type { PublicVisitors } from '../../core/messenger/public-settings.ts';
import { eventually } from '../patience.ts';
import { shopSettings } from './public-settings.ts';

export const host = (page: Page) => page.locator('talk-suite-messenger');
export const launcher = (page: Page) => page.locator('talk-suite-messenger button').first();
export const dialog = (page: Page) => page.locator('dialog');
export const own = (page: Page, text: string) => page.locator('.message.own .bubble', { hasText: text });

/** What a screen reader was told last. */
export const readOut = (page: Page) => page.locator('dialog > [role=status]').textContent();

/** Waits until the panel stands still. */
export const settled = (page: Page) =>
  dialog(page).evaluate((panel) =>
    Promise.all(panel.getAnimations({ subtree: true }).map(({ finished }) => finished)).then(() => undefined),
  );

/** Settings of a messenger that asks a visitor nothing before they write. */
export const nothingAsked = (more: Partial<PublicVisitors> = {}) =>
  shopSettings({
    visitors: {
      ...shopSettings().visitors,
      email: false,
      firstName: 'off',
      lastName: 'off',
      consent: null,
      ...more,
    },
  });

/** Opens the messenger at a new conversation, where nothing is asked. */
export const begins = async (page: Page): Promise<void> => {
  await launcher(page).click();
  await page.getByRole('button', { name: 'Send us a message' }).click();
  await page.locator('#draft').waitFor();
};

export const writes = async (page: Page, text: string): Promise<void> => {
  await page.locator('#draft').fill(text);
  await page.locator('#draft').press('Enter');
};

/** The conversation that a tab has open, once its first message has arrived. */
export const conversationOf = async (page: Page): Promise<string> => {
  const id = (): Promise<string | null> =>
    page.evaluate(() => {
      const kept = Object.values(sessionStorage)[0] as string | undefined;
      return kept === undefined ? null : (JSON.parse(kept) as { conversation: string | null }).conversation;
    });
  await eventually(async () => (await id()) !== null, true);
  return (await id())!;
};

/** Tab, until the element that has the focus has this name. */
export const tabTo = async (page: Page, name: RegExp, most = 12): Promise<void> => {
  for (let i = 0; i < most; i += 1) {
    const focused = await page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      const label = active?.id
        ? active.getRootNode() instanceof ShadowRoot &&
          (active.getRootNode() as ShadowRoot).querySelector(`label[for="${active.id}"]`)
        : null;
      return (
        active?.getAttribute('aria-label') ?? (label || active?.closest('label') || active)?.textContent ?? ''
      );
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(name)}.`);
};

import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

/** The app in a page of the admin, opened in a tab of its own. */
export interface Opened {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** What the browser complained about. */
  readonly complaints: string[];
}

/** Opens a page of the admin that frames the app. */
export const openApp = async (context: BrowserContext, address: string): Promise<Opened> => {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  return { page, frame: page.frameLocator('iframe'), complaints };
};

/** Saves, and waits until the app says that it did: once more than before. */
export const save = async ({ page, frame }: Opened): Promise<void> => {
  const told = page.getByText('Settings saved.');
  const before = await told.count();
  await frame.getByRole('button', { name: 'Save changes' }).click();
  // What was said stays in the page, faded.
  await told.nth(before).waitFor({ state: 'attached' });
};

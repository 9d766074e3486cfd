import type { Locator, Page } from 'playwright-core';

interface Way {
  readonly x: number;
  /** Where the handle is, and right below the upper edge of the row that it is taken to. */
  readonly y: number;
  readonly to: number;
}

const wayTo = async (handle: Locator, row: Locator): Promise<Way> => {
  await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const from = (await handle.boundingBox())!;
  const target = (await row.boundingBox())!;
  return { x: from.x + 10, y: from.y + 10, to: target.y + 2 };
};

/** Drags a row with the mouse, by its handle, to the upper edge of another one; without a drop, Escape ends it. */
export const dragByMouse = async (page: Page, handle: Locator, row: Locator, drop = true): Promise<void> => {
  const { x, y, to } = await wayTo(handle, row);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, to + 28, { steps: 5 });
  await page.mouse.move(x, to, { steps: 5 });
  if (!drop) await page.keyboard.press('Escape');
  await page.mouse.up();
};

/** Drags a row with a finger, by its handle, to the upper edge of another one. */
export const dragByFinger = async (page: Page, handle: Locator, row: Locator): Promise<void> => {
  const { x, y, to } = await wayTo(handle, row);
  const browser = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x, y }]);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', [{ x, y: y + (to - y) * part }]);
  await touch('touchEnd', []);
  await browser.detach();
};

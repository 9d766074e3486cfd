import type { Locator } from 'playwright-core';

/**
 * Waits until the focus is on an element or inside it. A key goes to what has the focus, and what opens – a menu, a
 * dialog – gets it a moment after it can be seen.
 */
export const untilFocused = (element: Locator): Promise<void> =>
  element.locator(':scope:focus-within').waitFor();

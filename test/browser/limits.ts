import type { BrowserContext, Frame, Page } from 'playwright-core';
import { PATIENCE, within } from '../patience.ts';

// What Playwright waits for without an end, whatever its timeouts are: that a script in a page yields something, that
// a page is there, and that something is closed.

/** What is open has to close in time. */
export const limitClose = <Options>(
  what: string,
  open: { close(options?: Options): Promise<void> },
  patience = PATIENCE,
): void => {
  const close = open.close.bind(open);
  open.close = (options) => within(`${what} to close`, close(options), undefined, patience);
};

const limitScripts = (frame: Frame, patience: number): void => {
  const evaluate = frame.evaluate.bind(frame);
  frame.evaluate = ((...script: Parameters<Frame['evaluate']>) =>
    within(`a script in ${frame.url()}`, evaluate(...script), undefined, patience)) as Frame['evaluate'];
};

const limitPage = (page: Page, patience: number): void => {
  // A page's own `evaluate` is that of its main frame.
  limitScripts(page.mainFrame(), patience);
  page.on('frameattached', (frame) => limitScripts(frame, patience));
  limitClose('a page', page, patience);
};

/** What happens in a browser's context has to come to its end in time. */
export const limitContext = (context: BrowserContext, patience = PATIENCE): void => {
  context.on('page', (page) => limitPage(page, patience));
  const newPage = context.newPage.bind(context);
  context.newPage = () => within('a new page', newPage(), undefined, patience);
  limitClose('the browser’s context', context, patience);
};

import type { Page } from 'playwright-core';

/** The live connections of a page, which can be cut in one direction. */
export interface DeafSockets {
  /** How many the page has opened. */
  readonly opened: number;
  /** Frames that came for the page and did not reach it. */
  readonly lost: number;
  /** From here on, what those send that are open still arrives, and nothing comes back. */
  deafen(): void;
}

/** Stands between a page and its server; to be called before the page is opened. */
export const deafSockets = async (page: Page): Promise<DeafSockets> => {
  let [opened, lost, deaf] = [0, 0, 0];
  await page.routeWebSocket(/\/live$/, (socket) => {
    opened += 1;
    const number = opened;
    socket.connectToServer().onMessage((frame) => {
      if (number > deaf) socket.send(frame);
      else lost += 1;
    });
  });
  return {
    get opened() {
      return opened;
    },
    get lost() {
      return lost;
    },
    deafen: () => {
      deaf = opened;
    },
  };
};

import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { startEverywhere, type Everywhere } from './everywhere.ts';
import { startOracle, type Oracle } from './oracle.ts';

/** What the proof needs around it: servers in the place of every host, the browser, and the judge in it. */
export interface Surroundings {
  readonly everywhere: Everywhere;
  readonly browser: Browser;
  readonly oracle: Oracle;
  stop(): Promise<void>;
}

export const startSurroundings = async (): Promise<Surroundings> => {
  const everywhere = await startEverywhere();
  const browser = await launchChromium(everywhere);
  const oracle = await startOracle(browser);
  return {
    everywhere,
    browser,
    oracle,
    stop: async () => {
      await oracle.stop();
      await browser.close();
      await everywhere.stop();
    },
  };
};

import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { openEngine, type EngineName } from '../browser/engines.ts';
import type { VisitorPage } from '../browser/visitor-page.ts';
import { startEverywhere, type Everywhere } from './everywhere.ts';
import { startOracle, type Oracle } from './oracle.ts';

/** What loading pages under policies needs: servers in the place of every host, and a browser. */
export interface TrialSurroundings {
  readonly everywhere: Everywhere;
  newPage(): Promise<VisitorPage>;
  stop(): Promise<void>;
}

/** What the proof needs around it: also the judge, which only Chromium is. */
export interface Surroundings extends TrialSurroundings {
  readonly browser: Browser;
  readonly oracle: Oracle;
}

export const startSurroundings = async (): Promise<Surroundings> => {
  const everywhere = await startEverywhere();
  const browser = await launchChromium(everywhere);
  const oracle = await startOracle(browser);
  return {
    everywhere,
    newPage: () => browser.newPage(),
    browser,
    oracle,
    stop: async () => {
      await oracle.stop();
      await browser.close();
      await everywhere.stop();
    },
  };
};

export const startTrialSurroundings = async (name: EngineName): Promise<TrialSurroundings> => {
  const everywhere = await startEverywhere();
  const engine = await openEngine(name, everywhere);
  return {
    everywhere,
    newPage: async () => (await engine.open()).page,
    stop: async () => {
      await engine.close();
      await everywhere.stop();
    },
  };
};

import type { Browser, Page } from 'playwright-core';
import type { Launch, Moment } from '../../core/messenger/launch.ts';
import { PATIENCE, within } from '../patience.ts';
import type { LaunchPage } from './launch-pages.ts';
import { launcher } from './messenger-page.ts';

/** When a page brought the launcher, and when the account's script. */
export type Moments = Pick<Launch, 'launcher' | 'script'>;

export type Device = 'desktop' | 'mobile';

declare global {
  var moment: string;
  var heard: [moment: string, state: string][];
  var whenIdle: (() => void) | undefined;
}

/** On the page, ahead of everything: notes each state with the moment in which it came; the test says when it is idle. */
const notes = (device: Device): void => {
  globalThis.moment = 'async';
  globalThis.heard = [];
  document.addEventListener('talksuite:state', ({ detail }: CustomEventInit<{ state: string }>) =>
    globalThis.heard.push([globalThis.moment, detail!.state]),
  );
  window.requestIdleCallback = (idle) => {
    globalThis.whenIdle = () => idle({ didTimeout: false, timeRemaining: () => 50 });
    return 1;
  };
  Object.defineProperty(navigator, 'userAgentData', { value: { mobile: device === 'mobile' } });
};

const begins = (page: Page, moment: Moment): Promise<void> =>
  page.evaluate((now) => {
    globalThis.moment = now;
  }, moment);

/** Goes through all that a loader may wait for, one after the other. */
const passes = async (page: Page): Promise<void> => {
  await begins(page, 'idle');
  await page.evaluate(() => globalThis.whenIdle?.());
  await begins(page, 'interaction');
  await page.keyboard.press('Shift');
  await begins(page, 'consent');
  await page.evaluate(() => window.talkSuite?.allow());
};

/** A visitor writes: a conversation is open, or Ortto's script was asked for. */
const wantsToTalk = async (page: Page): Promise<void> => {
  await begins(page, 'intent');
  await launcher(page).click();
  await page.getByRole('button', { name: 'Send us a message' }).click();
  await page.waitForFunction(
    () =>
      window.talkSuite!.state !== 'front' ||
      document.querySelector('talk-suite-messenger')!.shadowRoot!.querySelector('#draft') !== null,
    undefined,
    { timeout: PATIENCE },
  );
};

/** Opens an address as a new visitor, and tells when its loader brought what. */
export const momentsOf = async (browser: Browser, address: string, device: Device): Promise<Moments> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.addInitScript(notes, device);
    await page.goto(address);
    await passes(page);
    const momentOf = (state: string): Promise<Moment> =>
      page.evaluate(
        (wanted) => (globalThis.heard.find(([, each]) => each === wanted)?.[0] ?? 'never') as Moment,
        state,
      );
    const came = await momentOf('front');
    if (came !== 'never')
      await within('the visitor to write', wantsToTalk(page), () =>
        page.evaluate(() => ({ state: window.talkSuite?.state, heard: globalThis.heard })),
      );
    return { launcher: came, script: await momentOf('loading') };
  } finally {
    await context.close();
  }
};

/** What the table says of a visit: only `pending` pages, which hide Talk on phones, differ between devices. */
export const expectedMoments = ({ question, launch }: LaunchPage, device: Device): Moments => {
  const { enabled, talk } = question;
  const hides = !enabled || talk === 'hide' || (talk === 'pending' && device === 'mobile');
  return hides
    ? { launcher: 'never', script: launch.scriptWhenHidden }
    : { launcher: launch.launcher, script: launch.script };
};

/** A visit for each page, a second one from a phone where that differs. */
export const launchVisits = (pages: readonly LaunchPage[]) =>
  pages.flatMap((page) =>
    (page.question.talk === 'pending' ? (['desktop', 'mobile'] as const) : (['desktop'] as const)).map(
      (device) => ({ page, device }),
    ),
  );

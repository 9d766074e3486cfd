import type { Browser } from 'playwright-core';

const WIDGET = 'body > #ap3-talk-widget-ui';

/** What a visitor's browser made of a page. */
export interface Visit {
  readonly widget: boolean;
  /** Directives that blocked something, with what. */
  readonly violations: string[];
  /** Scripts and style sheets of the site itself that ran; those of the plugin left out. */
  readonly own: string[];
}

/** Opens a page as a visitor and waits until nothing more is loaded. */
export const visitPage = async (browser: Browser, url: string): Promise<Visit> => {
  const page = await browser.newPage();
  try {
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.disposition === 'enforce')
          violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    const own = await page.evaluate(() => {
      const names = performance.getEntriesByType('resource').map(({ name }) => name);
      return [...new Set(names)].filter((name) => name.startsWith(location.origin));
    });
    return {
      widget: (await page.locator(WIDGET).count()) === 1,
      violations: await page.evaluate(() => (window as unknown as { violations: string[] }).violations),
      own: own.filter((name) => !/talk-messenger|favicon/.test(name)).toSorted(),
    };
  } finally {
    await page.close();
  }
};

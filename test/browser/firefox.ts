import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { PATIENCE, within } from '../patience.ts';
import { neededProgram } from './engine-program.ts';
import type { DrivenEngine, DriveOptions, OpenedTab } from './engines.ts';
import type { Tab } from './tab.ts';

/** Firefox over WebDriver BiDi, which it speaks itself. */

/** Nothing but the proxy's servers is asked for, and http stays http. */
const preferences = (proxyPort: number): Record<string, unknown> => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxyPort,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxyPort,
  'network.proxy.no_proxies_on': '127.0.0.1,localhost',
  'dom.security.https_first': false,
  'browser.chrome.site_icons': false,
  // Every violation of a policy is told to the page, not only a hundred in two seconds.
  'security.csp.reporting.limit.count': 0,
  'security.mixed_content.upgrade_display_content': false,
});

const tabOf = (page: Page): Tab => {
  let address = '';
  return {
    address: () => address,
    goto: async (url) => {
      await page.goto(url);
      address = url;
    },
    // A page that comes back from the cache has no load event that could be waited for.
    back: async () => void (await page.evaluate('setTimeout(() => history.back())')),
    reload: async () => void (await page.reload()),
    close: () => page.close(),
    run: (expression) => page.evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    tap: (x, y) => page.touchscreen.tap(x, y),
    scroll: (deltaY) => page.mouse.wheel({ deltaY }),
    press: (key) => page.keyboard.press(key as KeyInput),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
  };
};

export const launchFirefox = async ({ proxyPort }: DriveOptions): Promise<DrivenEngine> => {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: neededProgram('firefox'),
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: preferences(proxyPort),
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
  });
  const context = browser.defaultBrowserContext();
  return {
    version: (await browser.version()).replace(/^firefox\//i, ''),
    open: async (): Promise<OpenedTab> => {
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      const cookies = () => context.cookies();
      return {
        tab: tabOf(page),
        errors,
        cookies: async () => (await cookies()).map(({ name, value }) => ({ name, value })),
        forget: async () => context.deleteCookie(...(await cookies())),
      };
    },
    close: () => within('Firefox to close', browser.close()),
  };
};

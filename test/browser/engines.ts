import type { Browser, Page } from 'playwright-core';
import { launchChromium, type ChromiumOptions } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { startProxy } from './proxy.ts';
import type { Tab } from './tab.ts';
import { visitorPageOf, type VisitorPage } from './visitor-page.ts';
import { launchWebKit } from './webkit.ts';

/** The three engines behind all usual browsers: Chrome and Edge, Firefox, Safari. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** The engine that `TALK_ENGINE` names; Chromium otherwise. */
export const chosenEngine = (environment: NodeJS.ProcessEnv = process.env): EngineName => {
  const name = environment['TALK_ENGINE'] ?? 'chromium';
  const known = ENGINES.find((each) => each === name);
  if (known === undefined) throw new Error(`TALK_ENGINE: "${name}" is none of ${ENGINES.join(', ')}`);
  return known;
};

export interface Cookie {
  readonly name: string;
  readonly value: string;
}

export interface OpenedTab {
  readonly tab: Tab;
  /** What the page said to the console as an error, and exceptions. WebKit's driver does not hand them out. */
  readonly errors: string[];
  cookies(): Promise<readonly Cookie[]>;
  /** Deletes the visitor's cookies. */
  forget(): Promise<void>;
}

export interface DriveOptions {
  /** Where every request goes, those to this machine's own address aside. */
  readonly proxyPort: number;
}

export interface DrivenEngine {
  readonly version: string;
  open(): Promise<OpenedTab>;
  close(): Promise<void>;
}

export interface OpenedPage extends Omit<OpenedTab, 'tab'> {
  readonly page: VisitorPage;
}

/** One visitor's browser. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Chromium's own interface, for what only it can do; null in another engine. */
  readonly browser: Browser | null;
  open(): Promise<OpenedPage>;
  close(): Promise<void>;
}

/** What a visitor's browser reaches: as Chromium's, or by a function (which Chromium is given a proxy for, too). */
export interface EngineOptions extends ChromiumOptions {
  /** The port that stands in for any name's port. */
  readonly portOf?: (name: string, port: number) => number | null;
}

/** What a page of Chromium's says as an error, from now on. */
export const errorsOf = (page: Page): string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
};

const openChromium = async (options: ChromiumOptions): Promise<Engine> => {
  const browser = await launchChromium(options);
  const context = await browser.newContext({ hasTouch: true });
  return {
    name: 'chromium',
    version: browser.version(),
    browser,
    open: async () => {
      const page = await context.newPage();
      return {
        page,
        errors: errorsOf(page),
        cookies: () => context.cookies(),
        forget: () => context.clearCookies(),
      };
    },
    close: () => browser.close(),
  };
};

const openDriven = async (
  name: 'firefox' | 'webkit',
  { hosts = {}, portOf = (host, port) => (port === 443 ? (hosts[host] ?? null) : null) }: EngineOptions,
): Promise<Engine> => {
  const proxy = await startProxy(portOf);
  try {
    const driven = await (name === 'firefox' ? launchFirefox : launchWebKit)({ proxyPort: proxy.port });
    return {
      name,
      version: driven.version,
      browser: null,
      open: async () => {
        const { tab, ...rest } = await driven.open();
        return { ...rest, page: visitorPageOf(tab) };
      },
      close: async () => {
        await driven.close();
        await proxy.stop();
      },
    };
  } catch (error) {
    await proxy.stop();
    throw error;
  }
};

/**
 * A browser of this engine that reaches this machine and nothing else.
 * Firefox and WebKit take any certificate; Chromium those of `trust`.
 */
export const openEngine = async (name: EngineName, options: EngineOptions = {}): Promise<Engine> => {
  if (name !== 'chromium') return openDriven(name, options);
  const { portOf } = options;
  if (portOf === undefined) return openChromium(options);
  const proxy = await startProxy(portOf);
  const engine = await openChromium({ ...options, proxyPort: proxy.port });
  return {
    ...engine,
    close: async () => {
      await engine.close();
      await proxy.stop();
    },
  };
};

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { knownHosts } from '../../core/connection/hosts.ts';
import { buildLoader, type LoaderName } from '../../core/loader/build.ts';
import type { TalkSuiteState } from '../../core/loader/talk-suite.ts';
import { startOrtto, type Ortto, type OrttoOptions } from '../sandbox/ortto/server.ts';
import { eventually } from '../patience.ts';
import { createCertificate } from './certificate.ts';
import type { ChromiumOptions } from './chromium.ts';
import {
  chosenEngine,
  errorsOf,
  openEngine,
  type Cookie,
  type Engine,
  type EngineName,
  type OpenedPage,
} from './engines.ts';
import type { VisitorPage } from './visitor-page.ts';
import { startWebSite, type WebSite } from './web-site.ts';

const addresses = (kind: 'capture' | 'script'): string[] =>
  knownHosts.filter((host) => host.kind === kind).map(({ url }) => url);

/**
 * The loader as a release builds it.
 * @param launcher of builds with the messenger: by default one that is not there. `test/messenger` has the whole
 */
export const builtLoader = async (
  name: LoaderName = 'loader',
  launcher = 'launcher-0000000000000000.js',
): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'talk-loader-'));
  try {
    const outFile = join(folder, `${name}.js`);
    await buildLoader({
      name,
      outFile,
      knownScripts: addresses('script'),
      knownHosts: addresses('capture'),
      launcher: `./${launcher}`,
    });
    return await readFile(outFile, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
};

export interface PageOptions {
  /** Attributes of the loader's tag besides the usual ones; null takes a usual one away. */
  tag?: Readonly<Record<string, string | null>>;
  /** HTML before the loader's tag, in the head. */
  before?: string;
  /** HTML after it, in the head. */
  after?: string;
  body?: string;
  headers?: Readonly<Record<string, string>>;
  /** What the page's address answers to a POST. */
  posted?: unknown;
}

export interface Visit<Kind extends VisitorPage = VisitorPage> {
  page: Kind;
  /** Messages of the console, and exceptions, of the kind `error`; none where the engine does not hand them out. */
  errors: string[];
  cookies(): Promise<readonly Cookie[]>;
  /** Waits until the loader is in this state. */
  reaches(state: TalkSuiteState): Promise<void>;
  state(): Promise<TalkSuiteState | undefined>;
  /** Whether the visitor sees Talk's launcher. */
  seesTalk(): Promise<boolean>;
}

const visitOf = async <Kind extends VisitorPage>(
  opened: Pick<Visit<Kind>, 'page' | 'errors' | 'cookies'>,
  address: string,
): Promise<Visit<Kind>> => {
  const { page, errors, cookies } = opened;
  await page.goto(address);
  const state = (): Promise<TalkSuiteState | undefined> => page.evaluate(() => window.talkSuite?.state);
  return {
    page,
    errors,
    cookies,
    state,
    reaches: (wanted) => eventually(state, wanted),
    seesTalk: () => page.locator('#ap3-talk-widget-ui .launcher').isVisible(),
  };
};

/** Opens an address in a tab of Chromium's, as a visitor does. */
export const openVisit = async (context: BrowserContext, address: string): Promise<Visit<Page>> => {
  const page = await context.newPage();
  return visitOf({ page, errors: errorsOf(page), cookies: () => context.cookies() }, address);
};

/** A shop under a real name whose pages carry the loader, the stand-in under Ortto's names, and a browser. */
export interface LoaderSite {
  /** https, without a slash at the end. */
  url: string;
  ortto: Ortto;
  site: WebSite;
  engine: Engine;
  /** Chromium itself, for what only it can do. @throws in another engine */
  readonly browser: Browser;
  /** What a further Chromium needs to reach the site and the stand-in. */
  reach: ChromiumOptions;
  loader: string;
  /** The `integrity` of the loader, as in a policy's hash source. */
  loaderHash: string;
  /** The loader's tag. */
  tag(attributes?: PageOptions['tag']): string;
  /** Puts a page on the site. */
  put(path: string, options?: PageOptions): void;
  /** Puts a page at `/` and opens it, without cookies of earlier visits. */
  visit(options?: PageOptions): Promise<Visit>;
  open(path: string): Promise<Visit>;
  stop(): Promise<void>;
}

const attribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

export const startLoaderSite = async (
  options: OrttoOptions & {
    siteName?: string;
    loader?: LoaderName;
    engine?: EngineName;
    whole?: boolean;
  } = {},
): Promise<LoaderSite> => {
  const {
    siteName = 'shop.example',
    loader: build,
    engine: engineName = chosenEngine(),
    whole = false,
  } = options;
  const [loader, certificate, ortto] = await Promise.all([
    builtLoader(build),
    createCertificate([siteName]),
    startOrtto({ https: true, answerDelay: 50, ...options }),
  ]);
  const site = await startWebSite(certificate);
  site.files.set('/loader.js', { body: loader, type: 'text/javascript' });
  site.files.set('/favicon.ico', { body: '', type: 'image/x-icon' });
  const reach = {
    hosts: { ...ortto.hosts, [siteName]: site.port },
    trust: [...ortto.trust, certificate.publicKeyHash],
  };
  const engine = await openEngine(engineName, { ...reach, whole });
  const url = `https://${siteName}`;
  const opened = new Set<OpenedPage>();

  const tag: LoaderSite['tag'] = (more = {}) => {
    const attributes = {
      src: '/loader.js',
      'data-key': ortto.trackingKey,
      'data-host': ortto.captureHost,
      'data-src': ortto.scriptUrl,
      'data-by': 'default',
      ...more,
    };
    const printed = Object.entries(attributes).flatMap(([name, value]) =>
      value === null ? [] : [value === '' ? name : `${name}="${attribute(value)}"`],
    );
    return `<script ${printed.join(' ')}></script>`;
  };
  const put: LoaderSite['put'] = (
    path,
    { tag: more, before = '', after = '', body = '', headers = {}, posted } = {},
  ) => {
    site.files.set(path, {
      body: `<!doctype html><html lang="en"><head><title>Shop</title>${before}${tag(more)}${after}</head><body><h1>Shop</h1>${body}</body></html>`,
      headers,
      posted,
    });
  };
  const open: LoaderSite['open'] = async (path) => {
    const page = await engine.open();
    opened.add(page);
    return visitOf(page, url + path);
  };
  /** Closes what is open, and has the next visitor come without cookies. */
  const leave = async (): Promise<void> => {
    for (const { page, forget } of opened) {
      if (page.isClosed()) continue;
      await forget();
      await page.close();
    }
    opened.clear();
  };

  return {
    url,
    ortto,
    site,
    engine,
    get browser(): Browser {
      if (engine.browser === null) throw new Error(`This is ${engineName}, not Chromium.`);
      return engine.browser;
    },
    reach,
    loader,
    loaderHash: `sha384-${createHash('sha384').update(loader).digest('base64')}`,
    tag,
    put,
    open,
    visit: async (page = {}) => {
      await leave();
      // What a closed page had already sent may still be on its way: a busy machine needs longer for each turn.
      for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
      ortto.reset();
      put('/', page);
      return open('/');
    },
    stop: async () => {
      await engine.close();
      await Promise.all([site.stop(), ortto.stop()]);
    },
  };
};

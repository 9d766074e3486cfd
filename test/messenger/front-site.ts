import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { knownHosts } from '../../core/connection/hosts.ts';
import { buildLoader, type LoaderName } from '../../core/loader/build.ts';
import { filesOfFront, type BuiltFront } from '../../core/messenger/front/build.ts';
import { launcherAttribute } from '../../core/messenger/launcher-attribute.ts';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';
import { allWords } from '../../core/messenger/words/index.ts';
import { languageOf } from '../../core/messenger/words/language.ts';
import { readFile } from 'node:fs/promises';
import { startWebSite, type WebSite } from '../browser/web-site.ts';
import { builtFront } from './built-front.ts';
import { shopSettings } from './public-settings.ts';

/** Where the site has the messenger's files. */
export const ASSETS = '/assets';

/** A loader as a release builds it, with the launcher's name in it. */
export const builtMessengerLoader = async (
  launcher: string,
  name: LoaderName = 'loader-messenger',
): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'talk-front-'));
  const urls = (kind: string): string[] =>
    knownHosts.filter((host) => host.kind === kind).map(({ url }) => url);
  try {
    const outFile = join(folder, `${name}.js`);
    await buildLoader({
      name,
      outFile,
      knownScripts: urls('script'),
      knownHosts: urls('capture'),
      launcher: `./${launcher}`,
    });
    return await readFile(outFile, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
};

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

export interface PageParts {
  readonly tag?: Readonly<Record<string, string | null>>;
  readonly settings?: PublicMessenger;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly head?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly context?: BrowserContextOptions;
}

export interface FrontVisit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and violations of policies that the console told. */
  readonly errors: string[];
  /** Every address that was asked for, from the navigation on. */
  readonly requests: string[];
}

export interface FrontSite {
  readonly url: string;
  readonly site: WebSite;
  readonly front: BuiltFront;
  readonly loader: string;
  tag(parts?: PageParts): string;
  put(parts?: PageParts): void;
  visit(parts?: PageParts): Promise<FrontVisit>;
  /** Another tab of the same visitor. */
  open(context: BrowserContext, path?: string): Promise<FrontVisit>;
  stop(): Promise<void>;
}

/** The account that the site is connected to. */
export interface Account {
  readonly trackingKey: string;
  /** With a slash at the end. */
  readonly captureHost: string;
  readonly scriptUrl: string;
}

/** A site on loopback with the messenger on its pages. */
export const startFrontSite = async (
  browser: Browser | null,
  account: (url: string) => Promise<Account>,
): Promise<FrontSite> => {
  const [front, site] = await Promise.all([builtFront(), startWebSite()]);
  const url = `http://127.0.0.1:${site.port}`;
  const { trackingKey, captureHost, scriptUrl } = await account(url);
  const loader = await builtMessengerLoader(front.launcher.file);
  const script = (name: string, body: string): unknown =>
    site.files.set(`${ASSETS}/${name}`, {
      body,
      type: 'text/javascript; charset=utf-8',
      headers: { 'cache-control': 'max-age=31536000, immutable' },
    });
  script('loader.js', loader);
  for (const { file, content } of filesOfFront(front)) script(file, content);
  site.files.set('/favicon.ico', { body: '', type: 'image/x-icon' });

  const tag: FrontSite['tag'] = ({ tag: more = {}, settings = shopSettings(), lang = 'en' } = {}) => {
    const text = JSON.stringify(settings);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 20);
    script(`messenger-${hash}.js`, `export default ${text};`);
    const words = allWords[languageOf(lang)];
    const attributes = {
      src: `${ASSETS}/loader.js`,
      'data-key': trackingKey,
      'data-host': captureHost,
      'data-src': scriptUrl,
      'data-by': 'default',
      'data-launcher': launcherAttribute(settings, {
        label: settings.texts.launcherLabel,
        name: words.open,
        trouble: words.cannotConnect,
      }),
      'data-messenger': hash,
      ...more,
    };
    return `<script async ${Object.entries(attributes)
      .flatMap(([name, value]) => (value === null ? [] : [`${name}="${escaped(value)}"`]))
      .join(' ')}></script>`;
  };
  const put: FrontSite['put'] = (parts = {}) => {
    const { lang = 'en', dir = 'ltr', head = '', body = '', headers = {}, path = '/' } = parts;
    site.files.set(path, {
      body: `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>${head}${tag(parts)}</head><body><h1>Shop</h1>${body}</body></html>`,
      headers,
    });
  };
  const open: FrontSite['open'] = async (context, path = '/') => {
    const page = await context.newPage();
    const errors: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    page.on('websocket', (socket) => requests.push(socket.url()));
    await page.goto(url + path);
    return { page, context, errors, requests };
  };
  return {
    url,
    site,
    front,
    loader,
    tag,
    put,
    open,
    visit: async (parts = {}) => {
      put(parts);
      if (browser === null) throw new Error('There is no Chromium here: open pages by their address.');
      return open(await browser.newContext(parts.context), parts.path);
    },
    stop: () => site.stop(),
  };
};

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { PATIENCE, within } from '../patience.ts';
import { findProgram, packagesFor, programFolders } from '../../scripts/machine/programs.ts';
import { limitClose, limitContext } from './limits.ts';

const { chromium } = globalThis.loadedPlaywright?.() ?? (await import('playwright-core'));

/**
 * Chromium as people have it: what `CHROMIUM` names, else the first known name on the path.
 * @throws with the line that installs one, where there is none
 */
export const findChromium = (environment: NodeJS.ProcessEnv = process.env): string => {
  const found = environment['CHROMIUM'] ?? findProgram('chromium', programFolders(environment['PATH']));
  if (found !== null) return found;
  throw new Error(
    `No Chromium was found. On Debian, \`apt-get install -y ${packagesFor(['chromium']).join(' ')}\` installs it; else set CHROMIUM to its path.`,
  );
};

/** The same engine without windows, menus and popups of its own, where it is installed: they cost more than most tests. */
const findShell = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment['CHROMIUM'] ??
  findProgram('chromiumShell', programFolders(environment['PATH'])) ??
  findChromium(environment);

export interface ChromiumOptions {
  /**
   * The browser as people have it, also where its engine alone is installed: for measurements and pictures, and for
   * the back/forward cache, which the engine alone does not have.
   */
  whole?: boolean;
  /** Host names that lead to a port of this machine, for https. No other name is resolved at all. */
  hosts?: Readonly<Record<string, number>>;
  /** Public key hashes (`Certificate.publicKeyHash`) that are trusted for any name. */
  trust?: readonly string[];
  /** A proxy on this machine that every request goes to, instead of `hosts`. */
  proxyPort?: number;
}

const switches = ({ hosts = {}, trust = [], proxyPort }: ChromiumOptions): string[] => [
  '--disable-background-networking',
  '--disable-component-update',
  proxyPort === undefined ? '--no-proxy-server' : `--proxy-server=127.0.0.1:${proxyPort}`,
  `--host-resolver-rules=${[
    ...Object.entries(hosts).map(([name, port]) => `MAP ${name}:443 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ].join(',')}`,
  ...(trust.length > 0 ? [`--ignore-certificate-errors-spki-list=${trust.join(',')}`] : []),
];

/**
 * Pages of a site share a process, and so what is compiled of its scripts: a third of what a screen of WordPress's costs.
 * What is compiled while it is still being read would be compiled again on each page: a fifth of the rest. Measurements
 * want each page by itself.
 */
const SPARING = ['--process-per-site', '--js-flags=--no-script-streaming'];

const isRoot = process.getuid?.() === 0;

/**
 * A headless Chromium that reaches this machine and nothing else.
 * Its steps have our patience. Unlike Playwright's default it keeps pages in the back/forward cache, as visitors' browsers do.
 */
export const launchChromium = async (options: ChromiumOptions = {}): Promise<Browser> => {
  const browser = await chromium.launch({
    executablePath: options.whole === true ? findChromium() : findShell(),
    chromiumSandbox: !isRoot,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [...switches(options), ...(options.whole === true ? [] : SPARING)],
    timeout: PATIENCE,
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (contextOptions) => {
    const context = await newContext(contextOptions);
    context.setDefaultTimeout(PATIENCE);
    limitContext(context);
    return context;
  };
  limitClose('the browser', browser);
  return browser;
};

/**
 * Keeps the process of a site's pages, until the context is closed, in which a page that is opened after the last was
 * closed finds the scripts compiled.
 * @param url of something small on the site
 */
export const keepProcess = async (context: BrowserContext, url: string): Promise<void> => {
  const kept = await context.newPage();
  await kept.goto(url);
  const pages = context.pages.bind(context);
  context.pages = () => pages().filter((page) => page !== kept);
};

/**
 * Opens a page in a Chromium that nothing is attached to: what Playwright controls is never prerendered. The page
 * has to drive itself.
 * @returns what closes it
 */
export const openUnattended = async (url: string, options: ChromiumOptions): Promise<() => Promise<void>> => {
  const profile = await mkdtemp(join(tmpdir(), 'talk-chromium-'));
  const started = spawn(
    findChromium(),
    [
      ...switches(options),
      '--headless=new',
      '--no-first-run',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      `--user-data-dir=${profile}`,
      ...(isRoot ? ['--no-sandbox'] : []),
      url,
    ],
    { stdio: 'ignore', detached: true },
  );
  const ended = new Promise((resolve) => started.once('close', resolve));
  return async () => {
    // The program may be a wrapper script: its whole process group is ended.
    if (started.pid !== undefined && started.exitCode === null) process.kill(-started.pid, 'SIGTERM');
    await within('Chromium to end', ended);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
};

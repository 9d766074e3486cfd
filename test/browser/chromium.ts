import { chromium, type Browser } from 'playwright-core';
import { findProgram, packagesFor, programFolders } from '../../scripts/machine/programs.ts';

/**
 * The system's Chromium: what `CHROMIUM` names, else the first known name on the path.
 * @throws with the line that installs one, where there is none
 */
export const findChromium = (environment: NodeJS.ProcessEnv = process.env): string => {
  const found = environment['CHROMIUM'] ?? findProgram('chromium', programFolders(environment['PATH']));
  if (found !== null) return found;
  throw new Error(
    `No Chromium was found. On Debian, \`apt-get install -y ${packagesFor(['chromium']).join(' ')}\` installs it; else set CHROMIUM to its path.`,
  );
};

export interface ChromiumOptions {
  /** Host names that lead to a port of this machine, for https. No other name is resolved at all. */
  hosts?: Readonly<Record<string, number>>;
  /** Public key hashes (`Certificate.publicKeyHash`) that are trusted for any name. */
  trust?: readonly string[];
}

/**
 * A headless Chromium that reaches this machine and nothing else.
 * Unlike Playwright's default it keeps pages in the back/forward cache, as visitors' browsers do.
 */
export const launchChromium = ({ hosts = {}, trust = [] }: ChromiumOptions = {}): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--no-proxy-server',
      `--host-resolver-rules=${[
        ...Object.entries(hosts).map(([name, port]) => `MAP ${name}:443 127.0.0.1:${port}`),
        'MAP * ~NOTFOUND',
        'EXCLUDE 127.0.0.1',
        'EXCLUDE localhost',
      ].join(',')}`,
      ...(trust.length > 0 ? [`--ignore-certificate-errors-spki-list=${trust.join(',')}`] : []),
    ],
  });

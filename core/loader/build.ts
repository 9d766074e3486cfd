import { build } from 'esbuild';
import { join } from 'node:path';
import { ownFolder } from '../messenger/front/own-folder.ts';
import { BUILT_IN_MARK } from '../embed/built-in.ts';

/**
 * The builds of the loader, each with its entry in `builds/` and the bytes that it may have, gzipped.
 * - `loader`: the host has printed the decision. On nearly all pages
 * - `loader-pending`: the host has left device or query to the browser (`data-pending`). Only on such pages
 * - `loader-built-in`: settings are written into the file, for policies that trust by hash, and for sites where another
 *   plugin takes the tag's attributes away
 * - `loader-full`: for pages of WordPress whose tag waits for consent, respects Global Privacy Control or has Ortto told
 *   who is signed in; also what is left to the browser
 * - `loader-rules`: all of the decision is the browser's (`data-rules`). On Shopify's storefronts
 * - `loader-rules-identity`: the same, and Ortto is told who is signed in. Only where merchants want it
 * - `loader-messenger`, `loader-rules-messenger`, `loader-rules-identity-messenger`: with the messenger. They bring its
 *   launcher in the place of the account's script, which the launcher asks for later. WordPress has one for all that
 *   `loader-full` can
 */
export const LOADERS = {
  loader: { limit: 1590 },
  'loader-pending': { limit: 1800 },
  'loader-built-in': { limit: 3060 },
  'loader-full': { limit: 2750 },
  'loader-rules': { limit: 3100 },
  'loader-rules-identity': { limit: 3420 },
  'loader-messenger': { limit: 3330 },
  'loader-rules-messenger': { limit: 3660 },
  'loader-rules-identity-messenger': { limit: 3970 },
} as const;

export type LoaderName = keyof typeof LOADERS;

export interface LoaderBuild {
  name: LoaderName;
  outFile: string;
  /** Script URLs of the built-in table: what another installation on the page is known by. */
  knownScripts: readonly string[];
  /** Capture hosts of the built-in table, as origin and slash. With the scripts, all that a tag with `integrity` may name. */
  knownHosts: readonly string[];
  /** The launcher's file, in the folder that the loader will be in: `./launcher-….js`. For builds with the messenger. */
  launcher?: string;
}

/** The part of an https URL behind the scheme, as a pattern. */
const pattern = (url: string): string => url.replace(/^https:\/\//, '').replaceAll('.', '[.]');

/**
 * The table as the text of a regular expression. A script's address may go on (`?ver=1`), a capture host's may not: it
 * must not do for a script.
 */
const knownAddresses = (scripts: readonly string[], hosts: readonly string[]): string =>
  `^https:..(${[...scripts.map(pattern), ...hosts.map((url) => `${pattern(url)}$`)].toSorted().join('|')})`;

/**
 * Nearly every function of a loader runs as soon as it is there. Chromium reads this line at a script's start and then
 * compiles them all off the main thread, in one go, instead of one by one where they are called: a loader then takes a
 * fifth less of the main thread (1.7 ms instead of 2.2 ms). Others pass over it.
 */
const HINT = '//# allFunctionsCalledOnLoad';

/** Builds one of the browser's loaders to one file. The same input gives the same bytes. */
export const buildLoader = async ({
  name,
  outFile,
  knownScripts,
  knownHosts,
  launcher = '',
}: LoaderBuild): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, `builds/${name}.ts`)],
    outfile: outFile,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
    banner: { js: HINT },
    plugins: [ownFolder],
    define: {
      KNOWN_ADDRESSES: JSON.stringify(knownAddresses(knownScripts, knownHosts)),
      STOPS: String(['loader-full', 'loader-built-in', 'loader-messenger'].includes(name)),
      STOREFRONT: String(name.startsWith('loader-rules')),
      HAS_BUILT_IN: String(name === 'loader-built-in'),
      BUILT_IN: BUILT_IN_MARK,
      LAUNCHER: JSON.stringify(name.endsWith('-messenger') ? launcher : ''),
    },
    tsconfigRaw: {},
    logLevel: 'warning',
  });
};

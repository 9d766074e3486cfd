import { build, type Plugin } from 'esbuild';
import { join } from 'node:path';
import { ownFolder } from '../messenger/front/own-folder.ts';
import { BUILT_IN_MARK } from '../embed/built-in.ts';

/**
 * The builds of the loader: the same source, with another way to the decision and to the visitor's consent.
 * - `loader`: the host has printed it. On nearly all pages
 * - `loader-rest`: the host has left device or query to the browser (`data-rest`). Only on such pages
 * - `loader-rules`: the host has left all of it to the browser (`data-rules`). On Shopify's storefronts
 * - `loader-built-in`: for policies that trust by hash. What the tag may not change is written into it
 *   (`embed/built-in.ts`), for all pages of a site
 * - `loader-messenger`, `loader-rules-messenger`: with the messenger. They bring its launcher in the place of the
 *   account's script, which the launcher asks for later
 * - `loader-rules-identity`: the same as `loader-rules`, and Ortto is told who is signed in (`data-identity`). Only where merchants want it
 */
export const LOADERS = {
  loader: { entry: 'loader', decision: 'printed', consent: 'wordpress', settles: false, limit: 1520 },
  'loader-rest': { entry: 'loader', decision: 'remainder', consent: 'wordpress', settles: true, limit: 1800 },
  'loader-built-in': {
    entry: 'loader',
    decision: 'either',
    consent: 'wordpress',
    tag: 'built-in-tag',
    settles: true,
    limit: 1900,
  },
  'loader-rules': { entry: 'loader', decision: 'rules', consent: 'shopify', settles: true, limit: 3040 },
  'loader-rules-identity': {
    entry: 'loader-identity',
    decision: 'rules',
    consent: 'shopify',
    settles: true,
    limit: 3270,
  },
  'loader-messenger': {
    entry: 'loader',
    decision: 'either',
    consent: 'wordpress',
    settles: true,
    messenger: true,
    limit: 2230,
  },
  'loader-rules-messenger': {
    entry: 'loader',
    decision: 'rules',
    consent: 'shopify',
    settles: true,
    messenger: true,
    limit: 3510,
  },
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
const pattern = (url: string): string => url.replace(/^https:\/\//, '').replaceAll(/[./]/g, '\\$&');

/**
 * Puts the table into `known-addresses.ts`, as a literal: the least bytes. A script's address may go on (`?ver=1`),
 * a capture host's may not: it must not do for a script.
 */
const knownAddresses = (scripts: readonly string[], hosts: readonly string[]): Plugin => ({
  name: 'known-addresses',
  setup: ({ onLoad }) => {
    const addresses = [...scripts.map(pattern), ...hosts.map((url) => `${pattern(url)}$`)].toSorted();
    onLoad({ filter: /known-addresses\.ts$/ }, () => ({
      contents: `export const known = /^https:..(${addresses.join('|')})/;`,
    }));
  },
});

interface OwnModules {
  readonly decision: string;
  readonly consent: string;
  readonly tag?: string;
}

/** Puts the build's own modules in the place of those that the source names. */
const ownModules = (modules: OwnModules): Plugin => ({
  name: 'own-modules',
  setup: ({ onResolve }) => {
    const { tag } = modules;
    if (tag !== undefined)
      onResolve({ filter: /\/tag\.ts$/ }, () => ({ path: join(import.meta.dirname, `${tag}.ts`) }));
    onResolve({ filter: /^\.\/(decision\/printed|consent\/wordpress)\.ts$/ }, ({ path, resolveDir }) => {
      const folder = path.startsWith('./decision') ? 'decision' : 'consent';
      return { path: join(resolveDir, folder, `${modules[folder]}.ts`) };
    });
  },
});

/** Builds one of the browser's loaders to one file. The same input gives the same bytes. */
export const buildLoader = async ({
  name,
  outFile,
  knownScripts,
  knownHosts,
  launcher = '',
}: LoaderBuild): Promise<void> => {
  const { entry, settles, ...modules } = LOADERS[name];
  const messenger = 'messenger' in modules;
  await build({
    entryPoints: [join(import.meta.dirname, `${entry}.ts`)],
    outfile: outFile,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
    // The core's modules have no effects, it says; these two do: `loader-identity.ts` imports them for that alone.
    ignoreAnnotations: true,
    plugins: [knownAddresses(knownScripts, knownHosts), ownModules(modules), ownFolder],
    define: {
      SETTLES: String(settles),
      STOREFRONT: String(modules.consent === 'shopify'),
      BUILT_IN: BUILT_IN_MARK,
      LAUNCHER: JSON.stringify(messenger ? launcher : ''),
    },
    tsconfigRaw: {},
    logLevel: 'warning',
  });
};

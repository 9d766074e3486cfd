import { build, type Plugin } from 'esbuild';
import { join } from 'node:path';

export interface LoaderBuild {
  outFile: string;
  /** Script URLs of the built-in table: what another installation on the page is known by. */
  knownScripts: readonly string[];
  /** Capture hosts of the built-in table, as origin and slash. With the scripts, all that a tag with `integrity` may name. */
  knownHosts: readonly string[];
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

/** Builds the browser's loader to one file. The same input gives the same bytes. */
export const buildLoader = async ({ outFile, knownScripts, knownHosts }: LoaderBuild): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, 'loader.ts')],
    outfile: outFile,
    bundle: true,
    format: 'iife',
    target: 'es2018',
    minify: true,
    legalComments: 'none',
    plugins: [knownAddresses(knownScripts, knownHosts)],
    tsconfigRaw: {},
    logLevel: 'warning',
  });
};

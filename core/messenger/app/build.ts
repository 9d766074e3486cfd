import { join } from 'node:path';
import { build } from 'esbuild';

/** Builds a Talk server's `app.js` to one file. The same input gives the same bytes. */
export const buildApp = async (outFile: string): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, 'app.ts')],
    outfile: outFile,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
};

import { join } from 'node:path';
import { build } from 'esbuild';
import { allWords } from '../words/index.ts';

/**
 * Builds a Talk server's `app.js` to one file. The same input gives the same bytes.
 * @param launcher the launcher's file, which the server serves next to it: `./launcher-….js`
 * @param outbound the file that shows what the team says first, likewise
 */
export const buildApp = async (outFile: string, launcher: string, outbound: string): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, 'app.ts')],
    outfile: outFile,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    define: {
      LAUNCHER: JSON.stringify(launcher),
      OUTBOUND: JSON.stringify(outbound),
      LAUNCHER_WORDS: JSON.stringify(
        Object.fromEntries(
          Object.entries(allWords).map(([language, { open, cannotConnect }]) => [
            language,
            [open, cannotConnect],
          ]),
        ),
      ),
    },
    tsconfigRaw: {},
    logLevel: 'warning',
  });
};

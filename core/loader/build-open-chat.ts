import { join } from 'node:path';
import { build } from 'esbuild';

/** Bytes gzipped, at most. Only pages with such a block load it. */
export const OPEN_CHAT_LIMIT = 800;

/** Builds what "Open chat" needs on a page to one file. The same input gives the same bytes. */
export const buildOpenChat = async (outFile: string): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, 'open-chat.ts')],
    outfile: outFile,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
};

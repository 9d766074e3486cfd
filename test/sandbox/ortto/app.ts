import { build } from 'esbuild';
import { join } from 'node:path';

/** The stand-in's `app.js`, from `client/`. */
export const buildApp = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'client/app.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    loader: { '.css': 'text' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]!.text;
};

// needs: nothing
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { join } from 'node:path';

/** Shopify's limit for the bundle of a UI extension, in bytes. */
const LIMIT = 64_000;

test.each(['product', 'collection'])(
  'the block on a %s stays well below what Shopify takes',
  async (name) => {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, `../src/${name}.tsx`)],
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    expect(outputFiles[0]!.contents.byteLength).toBeLessThan(LIMIT / 2);
  },
);

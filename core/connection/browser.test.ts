import { expect, test } from '@jest/globals';
import { build } from 'esbuild';

test('the module runs in a browser: nothing of Node is in it', async () => {
  const { errors, outputFiles } = await build({
    entryPoints: [new URL('./index.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });
  expect(errors).toEqual([]);
  expect(outputFiles[0]!.text).not.toMatch(/\b(Buffer|process)\s*\./);
});

import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { LOADERS, type LoaderName } from './build.ts';
import { builtLoader } from '../../test/browser/loader-site.ts';

const names = Object.keys(LOADERS) as LoaderName[];

describe.each(names)('The built %s', (name) => {
  test(`has at most ${LOADERS[name].limit} bytes gzipped`, async () => {
    expect(gzipSync(await builtLoader(name), { level: 9 }).length).toBeLessThanOrEqual(LOADERS[name].limit);
  });

  test('is the same, byte by byte, for the same input', async () => {
    expect(await builtLoader(name)).toBe(await builtLoader(name));
  });

  test('is one plain script: no imports, no names of its own in the global scope', async () => {
    expect(await builtLoader(name)).toMatch(/^\/\/# allFunctionsCalledOnLoad\n\(\(\)=>\{.*\}\)\(\);\n$/s);
  });

  test('never writes into the document, evaluates text, or listens for the end of the page', async () => {
    expect(await builtLoader(name)).not.toMatch(
      /document\.write|innerHTML|eval\(|Function\(|unload|pagehide/,
    );
  });
});

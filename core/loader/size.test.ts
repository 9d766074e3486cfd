import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { builtLoader } from '../../test/browser/loader-site.ts';

describe('The built loader', () => {
  test('has at most 1,500 bytes gzipped', async () => {
    expect(gzipSync(await builtLoader(), { level: 9 }).length).toBeLessThanOrEqual(1500);
  });

  test('is the same, byte by byte, for the same input', async () => {
    expect(await builtLoader()).toBe(await builtLoader());
  });

  test('is one plain script: no imports, no names of its own in the global scope', async () => {
    expect(await builtLoader()).toMatch(/^\(\(\)=>\{.*\}\)\(\);\n$/s);
  });

  test('never writes into the document, evaluates text, or listens for the end of the page', async () => {
    expect(await builtLoader()).not.toMatch(/document\.write|innerHTML|eval\(|Function\(|unload|pagehide/);
  });
});

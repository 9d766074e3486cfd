import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../findings.ts';
import { merge } from '../merge/merge.ts';
import { loaderFile, staleIntegrity } from './loader-file.ts';
import { defaultCspSettings } from '../types.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hashed = (text: string, algorithm: 'sha256' | 'sha512' = 'sha256'): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;

describe("the loader's file", () => {
  test('name, integrity and source follow from the content', async () => {
    const { name, integrity, source } = await loaderFile(bytes('one'));
    expect(integrity).toBe(hashed('one'));
    expect(source).toBe(`'${integrity}'`);
    expect(name).toMatch(/^talk-suite\.[\w-]{12}\.js$/);
    expect(await loaderFile(bytes('one'))).toEqual({ name, integrity, source });
    expect((await loaderFile(bytes('two'))).name).not.toBe(name);
  });

  test('the source is what a merge adds to a strict-dynamic policy', async () => {
    const { integrity, source } = await loaderFile(bytes('one'));
    const scriptUrl = 'https://cdn2l.ink/app.js';
    const { added } = merge(
      {
        headers: [
          {
            name: 'Content-Security-Policy',
            value: "script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic'",
          },
        ],
        page: { integrity },
      },
      {
        account: { scriptUrl, captureHost: 'https://capture-api.autopilotapp.com/', dataRegion: 'us' },
        settings: { ...defaultCspSettings, allowBlobWorkers: true },
        knownScripts: [scriptUrl],
      },
    );
    expect(added).toMatchObject([{ directive: 'script-src', source }]);
  });
});

describe('a stale hash', () => {
  test.each([
    ['the content that is there', hashed('now'), null],
    ['none at all', '', null],
    ['no hash', 'nonsense', null],
    ['several, one of which fits', `${hashed('before')} ${hashed('now')}`, null],
    ['an earlier content', hashed('before'), 'staleIntegrity'],
    [
      'an earlier content in the stronger algorithm',
      `${hashed('now')} ${hashed('before', 'sha512')}`,
      'staleIntegrity',
    ],
  ])('%s', async (_, integrity, code) => {
    const stale = await staleIntegrity({ integrity }, bytes('now'));
    expect(stale && codeOf(stale)).toBe(code);
  });
});

import { expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as contract from '../../contract/index.ts';
import { shopSettings } from '../../../test/messenger/public-settings.ts';
import { en } from '../words/en.ts';
import { SHORTENED } from './short-names.ts';
import type { BrowserState, TabState } from './storage.ts';
import type { Kept } from '../thread/thread.ts';

/** Every name of a member in a value, however deep: of schemas, those of what they describe are among them. */
const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)])
    : [];

const kept: Required<Kept> = {
  draft: '',
  outbox: [
    { key: '', text: '', at: 0, state: 'failed', failure: { problem: null, retryAt: 0 }, seq: 0, files: [] },
  ],
};
const stored: Required<TabState> & Required<BrowserState> = {
  view: 'home',
  conversation: '',
  kept,
  details: { email: '', firstName: '', lastName: '' },
  teamFirst: {
    id: '',
    event: { seq: 0, type: 'message', author: { kind: 'bot', id: '' }, body: { text: '' }, at: 0, key: null },
  },
  secret: '',
  begun: '',
  sound: true,
  handed: true,
};

test.each([
  ['the server', contract],
  ['the settings', shopSettings()],
  ['what a browser keeps', stored],
])('no name that the build shortens is one that %s knows', (_whose, value) => {
  const known = new Set(namesIn(value));
  expect(known.size).toBeGreaterThan(9);
  expect(Object.keys(SHORTENED).filter((name) => known.has(name))).toEqual([]);
});

test('no source of the front looks for a shortened name by a text', async () => {
  const folder = join(import.meta.dirname, '..');
  const files = (await readdir(folder, { recursive: true })).filter((file) => /(?<!test)\.ts$/.test(file));
  expect(files.length).toBeGreaterThan(50);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const asked = texts.flatMap((text) =>
    [...text.matchAll(/'(\w+)' in |\b[a-z]\w*\['(\w+)'\]/g)].map(([, a, b]) => a ?? b!),
  );
  expect(asked).toContain('problems');
  expect(asked.filter((name) => name in SHORTENED)).toEqual([]);
});

test('each name has a short one of its own, which nothing that is not shortened has', () => {
  const short = Object.values(SHORTENED);
  expect(new Set(short).size).toBe(short.length);
  expect(Object.keys(en).filter((key) => short.includes(key))).toEqual([]);
});

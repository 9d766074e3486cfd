// needs: nothing
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtAssets } from '../sandbox/shopify-storefront/assets.ts';

jest.setTimeout(120_000);

const ROOT = join(import.meta.dirname, '../..');
let folder: string;
/** The app's configuration and its extensions in a repository of their own, so that what Shopify's CLI writes beside them stays out of ours. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talk-app-'));
  const app = join(folder, 'shopify-app');
  for (const path of [
    'tsconfig.base.json',
    'shopify-app/extensions',
    'shopify-app/app-data',
    'shopify-app/shopify.app.toml',
  ])
    await cp(join(ROOT, path), join(folder, path), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const assets = join(app, 'extensions/talk-embed/assets');
  await mkdir(assets, { recursive: true });
  for (const [name, script] of Object.entries(await builtAssets()))
    await writeFile(join(assets, name), script);
  await writeFile(join(app, 'package.json'), '{ "private": true }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `shopify app build`, without an account or a network. */
const build = (): { status: number | null; output: string } => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/@shopify/cli/bin/run.js'),
      'app',
      'build',
      '--path',
      join(folder, 'shopify-app'),
    ],
    {
      encoding: 'utf8',
      timeout: 100_000,
      // With an empty home and no network it looks for a newer version of itself, in vain, after it has built.
      env: { PATH: process.env['PATH'], HOME: folder, CI: '1', NODE_OPTIONS: '--unhandled-rejections=warn' },
    },
  );
  return { status, output: stdout + stderr };
};

test("Shopify's CLI builds both extensions, the block below its limit of 64 KB", async () => {
  const { status, output } = build();
  expect(output).toContain('built!');
  expect(status).toBe(0);
  const block = await readFile(
    join(folder, 'shopify-app/extensions/talk-switch/dist/talk-switch.js'),
    'utf8',
  );
  expect(block.length).toBeLessThan(64_000);
  expect(block).toContain('s-choice-list');
});

test('and would not build an extension whose page is not there', async () => {
  const file = join(folder, 'shopify-app/extensions/talk-switch/shopify.extension.toml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('./src/product.tsx', './src/produkt.tsx'));
  expect(build().status).not.toBe(0);
});

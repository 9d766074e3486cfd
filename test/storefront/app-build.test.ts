// needs: nothing
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { builtAssets } from '../sandbox/shopify-storefront/assets.ts';
import { PATIENCE } from '../patience.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What the app is made of; read only, so that it need not be copied. */
const LINKED = ['node_modules', 'shopify-app/node_modules', 'core', 'scripts', 'package-lock.json'];
/** What the build writes into, or next to. */
const NOT_COPIED = ['node_modules', 'build-output', 'dist', 'assets', '.shopify', '.react-router'];

let folder: string;
/** The whole app in a repository of its own, so that what Shopify's CLI writes next to it stays out of ours. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talk-app-'));
  const app = join(folder, 'shopify-app');
  await cp(join(ROOT, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  await cp(join(ROOT, 'shopify-app'), app, {
    recursive: true,
    filter: (path) => !NOT_COPIED.includes(basename(path)),
  });
  for (const path of LINKED) await symlink(join(ROOT, path), join(folder, path));
  const assets = join(app, 'extensions/talk-embed/assets');
  await mkdir(assets, { recursive: true });
  for (const [name, script] of Object.entries(await builtAssets()))
    await writeFile(join(assets, name), script);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Built {
  readonly status: number | null;
  readonly output: string;
  /** What the CLI's theme check found. It prints that and goes on: Liquid that cannot be read ends with 0, too. */
  readonly offenses: readonly string[];
}

/** `shopify app build`, without an account or a network. */
const build = (): Built => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/@shopify/cli/bin/run.js'),
      'app',
      'build',
      '--skip-dependencies-installation',
      '--path',
      join(folder, 'shopify-app'),
    ],
    {
      encoding: 'utf8',
      timeout: PATIENCE,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        CI: '1',
        SHOPIFY_CLI_NO_ANALYTICS: '1',
        // With an empty home and no network it looks for a newer version of itself, in vain, after it has built.
        NODE_OPTIONS: '--unhandled-rejections=warn',
      },
    },
  );
  const output = stdout + stderr;
  return { status, output, offenses: output.match(/\[(error|warning)\]: \w+/g) ?? [] };
};

/** Builds with something else in a file, which is as before afterwards. */
const buildWith = async (path: string, found: string, planted: string): Promise<Built> => {
  const file = join(folder, 'shopify-app/extensions', path);
  const before = await readFile(file, 'utf8');
  expect(before).toContain(found);
  await writeFile(file, before.replace(found, planted));
  const built = build();
  await writeFile(file, before);
  return built;
};

test("Shopify's CLI builds the whole app without a finding, the admin's block below its limit of 64 KB", async () => {
  const { status, output, offenses } = build();
  expect(output).toContain('Web successfully built.');
  expect(output).toContain('built!');
  expect(offenses).toEqual([]);
  expect(status).toBe(0);
  const server = await readFile(join(folder, 'shopify-app/build-output/server/index.js'), 'utf8');
  expect(server).toContain('TalkWriteAppData');
  const block = await readFile(
    join(folder, 'shopify-app/extensions/talk-switch/dist/talk-switch.js'),
    'utf8',
  );
  expect(block.length).toBeLessThan(64_000);
  expect(block).toContain('s-choice-list');
});

describe('the gate', () => {
  // What follows is about the extensions alone.
  beforeAll(() => rm(join(folder, 'shopify-app/shopify.web.toml')));

  test('stops an extension whose page is not there', async () => {
    const { status } = await buildWith(
      'talk-switch/shopify.extension.toml',
      './src/product.tsx',
      './src/produkt.tsx',
    );
    expect(status).not.toBe(0);
  });

  test('reads what the CLI says of Liquid, since a slip in it ends with 0', async () => {
    const { status, offenses } = await buildWith(
      'talk-embed/blocks/talk.liquid',
      '{%- if embed -%}',
      '{%- iff embed -%}',
    );
    expect(status).toBe(0);
    expect(offenses).toContain('[error]: LiquidHTMLSyntaxError');
  });
});

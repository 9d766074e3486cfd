// needs: nothing
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { themeCheckRun } from '@shopify/theme-check-node';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { THEME_ASSETS } from '../../shopify-app/theme-assets.ts';
import { builtAssets } from '../sandbox/shopify-storefront/assets.ts';
import { EXTENSION, readBlock } from '../sandbox/shopify-storefront/block.ts';
import { schemaProblems } from './block-schema.ts';

let folder: string;
/** The extension as it is deployed: with the builds of the loader among its assets. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talk-extension-'));
  await cp(EXTENSION, folder, { recursive: true });
  await mkdir(join(folder, 'assets'), { recursive: true });
  for (const [name, script] of Object.entries(await builtAssets()))
    await writeFile(join(folder, 'assets', name), script);
});
afterAll(() => rm(folder, { recursive: true }));

const checks = async (): Promise<string[]> => {
  const { offenses } = await themeCheckRun(folder, 'theme-check:theme-app-extension');
  return offenses.map(({ check, message }) => `${check}: ${message}`);
};

describe('The theme extension', () => {
  test("passes Shopify's theme check", async () => {
    expect(await checks()).toEqual([]);
  });

  test.each([
    ['an asset that is not there', "'talk.js'", "'other.js'", /^MissingAsset/],
    ['its other asset that is not there', "'talk-identity.js'", "'other.js'", /^MissingAsset/],
    ['the messenger’s asset that is not there', "'talk-messenger.js'", "'other.js'", /^MissingAsset/],
    ['an unknown filter', '| asset_url', '| asset_adress', /^UndefinedFilter|^UnknownFilter|filter/i],
    ['a slip in Liquid', '{%- if embed -%}', '{%- iff embed -%}', /^LiquidHTMLSyntaxError/],
  ])('would not pass it with %s', async (_name, found, planted, offense) => {
    const file = join(folder, 'blocks/talk.liquid');
    const block = await readFile(file, 'utf8');
    expect(block).toContain(found);
    try {
      await writeFile(file, block.replace(found, planted));
      expect(await checks()).toEqual(expect.arrayContaining([expect.stringMatching(offense)]));
    } finally {
      await writeFile(file, block);
    }
  });

  test('stays below the sizes that Shopify takes', async () => {
    let whole = 0;
    for (const name of await readdir(join(folder, 'assets'))) {
      const { byteLength } = await readFile(join(folder, 'assets', name));
      whole += byteLength;
      // Theme check's limit for scripts that a schema names; the loaders are none, and stay below it all the same.
      if (name in THEME_ASSETS) expect(byteLength).toBeLessThan(10_000);
    }
    // All of an extension may have 10 MB.
    expect(whole).toBeLessThan(200_000);
    expect(Buffer.byteLength(readBlock())).toBeLessThan(100_000);
  });
});

describe("The block's schema", () => {
  const words = async (): Promise<unknown> =>
    JSON.parse(await readFile(join(EXTENSION, 'locales/en.default.schema.json'), 'utf8')) as unknown;

  test('is one that the theme editor understands', async () => {
    expect(schemaProblems(readBlock(), await words())).toEqual([]);
    expect(schemaProblems(readBlock('open-chat'), await words())).toEqual([]);
  });

  test.each([
    ['another target', '"target": "head"', '"target": "footer"', /target/],
    ['no target', '"target": "head",', '', /target/],
    ['a name that is too long', '"name": "Talk"', '"name": "Talk Messenger for Ortto, the embed"', /name/],
    ['a setting of an unknown type', '"paragraph"', '"paragraf"', /settings\/0/],
    ['a setting without its label', '"type": "paragraph"', '"type": "checkbox", "id": "a"', /settings\/0/],
    ['words that are not there', 't:talk.about', 't:talk.abuot', /t:talk\.abuot/],
    ['an unknown name', '"target": "head"', '"target": "head", "tagret": "body"', /schema|tagret/],
    ['broken JSON', '"target": "head",', '"target": "head"', /not JSON/],
  ])('would not be with %s', async (_name, found, planted, problem) => {
    expect(readBlock()).toContain(found);
    expect(schemaProblems(readBlock().replace(found, planted), await words()).join('\n')).toMatch(problem);
  });
});

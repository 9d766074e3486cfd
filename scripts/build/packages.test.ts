import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { billOfMaterials } from './bill-of-materials.ts';
import { licenceTexts, packagesAtRunTime, packagesOfFiles, readLockfile, type Lockfile } from './packages.ts';

const ROOT = join(import.meta.dirname, '../..');
const INTEGRITY = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;

/** A host that uses the core and one package, each in its own version of a third. */
const LOCK: Lockfile = {
  host: {
    version: '1.0.0',
    dependencies: { '@suite/core': '1.0.0', plain: '1.0.0' },
    devDependencies: { builder: '1.0.0' },
  } as Lockfile[string],
  core: { version: '1.0.0', dependencies: { parser: '2.0.0' } },
  'node_modules/@suite/core': { link: true, resolved: 'core' },
  'node_modules/plain': { version: '1.0.0', license: 'MIT', dependencies: { parser: '1.0.0' } },
  'node_modules/plain/node_modules/parser': { version: '1.0.0', license: '(MIT OR Apache-2.0)' },
  'node_modules/parser': { version: '2.0.0', license: 'ISC', integrity: INTEGRITY },
  'node_modules/builder': { version: '1.0.0', license: 'MIT' },
  'node_modules/@scope/deep': { version: '3.0.0' },
};
const namesOf = (packages: readonly { name: string; version: string }[]): string[] =>
  packages.map(({ name, version }) => `${name} ${version}`);

test('files in bundles yield the packages they come from, each once, and none of ours', () => {
  const files = [
    '/repo/core/dist/csp/merge/merge.js',
    '/repo/node_modules/plain/node_modules/parser/lib/deep/a.js',
    '/repo/node_modules/parser/a.js',
    '/repo/node_modules/parser/b.js',
    '/repo/node_modules/@scope/deep/a.js',
    'webpack/runtime/node_modules/fake/x',
  ];
  expect(namesOf(packagesOfFiles('/repo', LOCK, files))).toEqual([
    '@scope/deep 3.0.0',
    'parser 1.0.0',
    'parser 2.0.0',
  ]);
});

test('a file of a package that the lockfile does not have is an error', () => {
  expect(() => packagesOfFiles('/repo', LOCK, ['/repo/node_modules/stray/a.js'])).toThrow(
    'The lockfile has no package at node_modules/stray.',
  );
});

test('what runs is what is needed at run time, through our own packages, as Node finds it', () => {
  expect(namesOf(packagesAtRunTime(LOCK, 'host'))).toEqual(['parser 1.0.0', 'parser 2.0.0', 'plain 1.0.0']);
});

test('the Shopify app runs on its libraries, not on what builds it', () => {
  const names = packagesAtRunTime(readLockfile(ROOT), 'shopify-app').map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['@shopify/shopify-api', 'react-router', 'htmlparser2']));
  expect(names).not.toContain('vite');
  expect(names).not.toContain('jest');
});

test('licences are given word for word, or named where a package brings no text', () => {
  const root = mkdtempSync(join(tmpdir(), 'talk-licences-'));
  try {
    for (const [path, file, text] of [
      ['node_modules/plain', 'LICENSE.md', 'Permission is granted'],
      ['node_modules/plain', 'index.js', 'code'],
      ['node_modules/parser', 'readme.md', 'about'],
    ] as const) {
      mkdirSync(join(root, path), { recursive: true });
      writeFileSync(join(root, path, file), `${text}\n`);
    }
    const packages = packagesOfFiles('/repo', LOCK, [
      '/repo/node_modules/plain/a',
      '/repo/node_modules/parser/a',
    ]);
    expect(licenceTexts(root, packages)).toBe(
      `parser 2.0.0 (ISC)\n\nThe package brings no text of its licence. It states: ISC.\n\n${'-'.repeat(80)}\n\n` +
        'plain 1.0.0 (MIT)\n\nPermission is granted\n',
    );
    const unknown = packagesOfFiles('/repo', LOCK, ['/repo/node_modules/@scope/deep/a']);
    expect(() => licenceTexts(root, unknown)).toThrow('@scope/deep 3.0.0 states no licence.');
  } finally {
    rmSync(root, { recursive: true });
  }
});

test("the bill of materials is valid by CycloneDX's own schema and names each package with its hash", async () => {
  const packages = packagesAtRunTime(readLockfile(ROOT), 'shopify-app');
  const bill = billOfMaterials({ name: 'app', version: '1.0.0', license: 'MIT' }, packages);
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bill)).toBeNull();
  const { components } = JSON.parse(bill) as { components: { purl: string; hashes: { alg: string }[] }[] };
  expect(components).toHaveLength(packages.length);
  expect(components.map(({ purl }) => purl)).toContain('pkg:npm/%40shopify/shopify-api@15.0.0');
  expect(components.every(({ hashes }) => hashes[0]?.alg === 'SHA-512')).toBe(true);
});

test('the same packages give the same bill of materials', () => {
  const product = { name: 'app', version: '1.0.0', license: 'MIT' };
  const packages = packagesAtRunTime(LOCK, 'host');
  expect(billOfMaterials(product, packages.toReversed())).toBe(billOfMaterials(product, packages));
});

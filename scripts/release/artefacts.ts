import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveOf, filesOf } from '../../wordpress-plugin/build/archive.ts';
import { BILL_OF_MATERIALS, BUILT, OUTPUT, SLUG } from '../../wordpress-plugin/build/places.ts';
import { mustBuild } from '../build/parts.ts';
import type { Progress } from '../progress.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHOPIFY = join(ROOT, 'shopify-app');
const SHOPIFY_BUILD = join(SHOPIFY, 'build-output');
const SHOPIFY_BILL = 'shopify-app.cdx.json';
const SERVER = join(ROOT, 'talk-server');
const SERVER_PAGES = join(SERVER, 'build-output');
const SERVER_PACKAGE = join(SERVER, 'dist');
const SERVER_BILL = 'talk-server.cdx.json';

/** What is deployed of the Shopify app besides its build: what the command line reads, and what lies in the theme. */
const SHOPIFY_FOLDERS = ['extensions/talk-embed', 'extensions/talk-switch'];
const SHOPIFY_FILES = ['shopify.app.toml', 'shopify.web.toml', 'package.json', 'LICENSE'];

/** The files of a release by their names. */
export type Artefacts = ReadonlyMap<string, Uint8Array>;

const below = async (folder: string, as: string): Promise<[string, Uint8Array][]> =>
  [...(await filesOf(folder))].map(([path, content]) => [`${as}/${path}`, content]);

const shopifyBundle = async (name: string): Promise<Uint8Array> => {
  const files = new Map<string, Uint8Array>([
    ...(await below(SHOPIFY_BUILD, 'build-output')),
    ...(await Promise.all(SHOPIFY_FOLDERS.map((folder) => below(join(SHOPIFY, folder), folder)))).flat(),
    ...SHOPIFY_FILES.map((file) => [file, readFileSync(join(SHOPIFY, file))] as const),
  ]);
  return archiveOf(new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))), name);
};

/** The tarball that `npm install` takes. */
const serverPackage = (name: string): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-release-'));
  try {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: SERVER_PACKAGE });
    return readFileSync(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Builds everything from nothing, and packs it. */
export const buildArtefacts = async (version: string, progress: Progress): Promise<Artefacts> => {
  for (const output of [OUTPUT, SHOPIFY_BUILD, SERVER_PAGES, SERVER_PACKAGE])
    rmSync(output, { recursive: true, force: true });
  await mustBuild(progress);
  const tarball = `talk-server-${version}.tgz`;
  return new Map([
    [`${SLUG}-${version}.zip`, archiveOf(await filesOf(BUILT), SLUG)],
    [`${SLUG}-${version}.cdx.json`, readFileSync(BILL_OF_MATERIALS)],
    [`talk-messenger-shopify-${version}.zip`, await shopifyBundle('talk-messenger-shopify')],
    [`talk-messenger-shopify-${version}.cdx.json`, readFileSync(join(SHOPIFY_BUILD, SHOPIFY_BILL))],
    [tarball, serverPackage(tarball)],
    [`talk-server-${version}.cdx.json`, readFileSync(join(SERVER_PAGES, SERVER_BILL))],
  ]);
};

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Names of files whose bytes differ between two builds, or that one of them lacks. */
export const differing = (a: Artefacts, b: Artefacts): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((name) => {
    const [one, other] = [a.get(name), b.get(name)];
    return one === undefined || other === undefined || sha256(one) !== sha256(other);
  });

/** `SHA256SUMS` as `sha256sum --check` reads it. */
export const checksums = (artefacts: Artefacts): string =>
  [...artefacts].map(([name, content]) => `${sha256(content)}  ${name}\n`).join('');

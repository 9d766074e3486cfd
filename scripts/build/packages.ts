import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A package from npm as the lockfile has it. */
export interface Package {
  /** Its folder, from the repository's root, with forward slashes: the lockfile's key. */
  path: string;
  name: string;
  version: string;
  /** An SPDX expression, as the package states it; empty where it states none. */
  license: string;
  /** `sha512-…`, of the archive that npm fetched; undefined for what the lockfile says none for. */
  integrity?: string;
}

interface Locked {
  version?: string;
  name?: string;
  license?: string;
  integrity?: string;
  link?: boolean;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const FOLDER = 'node_modules/';

export type Lockfile = Readonly<Record<string, Locked>>;

export const readLockfile = (root: string): Lockfile =>
  (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lockfile }).packages;

const packageAt = (lock: Lockfile, path: string): Package => {
  const entry = lock[path];
  if (entry?.version === undefined) throw new Error(`The lockfile has no package at ${path}.`);
  return {
    path,
    name: entry.name ?? path.slice(path.lastIndexOf(FOLDER) + FOLDER.length),
    version: entry.version,
    license: entry.license ?? '',
    ...(entry.integrity === undefined ? {} : { integrity: entry.integrity }),
  };
};

const byName = (a: Package, b: Package): number =>
  `${a.name}@${a.version}${a.path}` < `${b.name}@${b.version}${b.path}` ? -1 : 1;

/**
 * The packages that files come from; files outside `node_modules` are ours and belong to none.
 * @param files absolute paths, or what a bundler calls a module
 */
export const packagesOfFiles = (root: string, lock: Lockfile, files: Iterable<string>): Package[] => {
  const paths = new Set<string>();
  for (const file of files) {
    const inRoot = file.startsWith(root)
      ? file
          .slice(root.length + 1)
          .split(sep)
          .join('/')
      : '';
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(inRoot)?.[0];
    if (found !== undefined) paths.add(found);
  }
  return [...paths].map((path) => packageAt(lock, path)).toSorted(byName);
};

/** Where Node finds a package from a folder: next to it, or next to a folder around it. */
const locate = (lock: Lockfile, from: string, name: string): string | undefined => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const path = `${folder === '' ? '' : `${folder}/`}${FOLDER}${name}`;
    if (lock[path] !== undefined) return path;
    if (folder === '') return undefined;
  }
};

/** The packages that a workspace needs where it runs: its dependencies and theirs, without those for development. */
export const packagesAtRunTime = (lock: Lockfile, workspace: string): Package[] => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const { dependencies = {}, optionalDependencies = {} } = lock[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = locate(lock, path, name);
      if (found === undefined || seen.has(found)) continue;
      seen.add(found);
      visit(lock[found]?.link === true ? (lock[found].resolved ?? '') : found);
    }
  };
  visit(workspace);
  return [...seen]
    .filter((path) => lock[path]?.link !== true)
    .map((path) => packageAt(lock, path))
    .toSorted(byName);
};

const IS_LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * The licences of packages, word for word, as a text to go with what contains them.
 * @throws {Error} for a package that neither brings a text nor names its licence
 */
export const licenceTexts = (root: string, packages: readonly Package[]): string =>
  packages
    .map(({ path, name, version, license }) => {
      const folder = join(root, path);
      const files = existsSync(folder) ? readdirSync(folder).filter((file) => IS_LICENCE.test(file)) : [];
      if (files.length === 0 && license === '') throw new Error(`${name} ${version} states no licence.`);
      const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
      const none = `The package brings no text of its licence. It states: ${license}.`;
      return [
        `${name} ${version} (${license || 'see below'})`,
        '',
        ...(texts.length > 0 ? texts : [none]),
      ].join('\n');
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { findProgram } from './programs.ts';
import type { Progress } from '../progress.ts';

const INSTALLED = 'vendor/composer/installed.json';

/** A package and what its archive's SHA-1 must be. Not every registry states one: then it is empty or absent. */
export interface PinnedPackage {
  name: string;
  version: string;
  shasum?: string;
}

/**
 * What differs between the pinned packages and the installed ones, a sentence each; empty where they agree. A checksum
 * that is missing on either side is not compared.
 */
export const packageDifferences = (
  pinned: readonly PinnedPackage[],
  installed: readonly PinnedPackage[],
): string[] => {
  const found = new Map(installed.map((one) => [one.name, one]));
  const names = new Set(pinned.map(({ name }) => name));
  const differences = pinned.flatMap(({ name, version, shasum }) => {
    const other = found.get(name);
    if (other === undefined) return [`${name} is not installed.`];
    if (other.version !== version) return [`${name} is ${other.version}, not ${version}.`];
    const isOther = (shasum ?? '') !== '' && (other.shasum ?? '') !== '' && shasum !== other.shasum;
    return isOther ? [`${name} ${version} has the checksum ${other.shasum}, not ${shasum}.`] : [];
  });
  const unexpected = installed.filter(({ name }) => !names.has(name));
  return [...differences, ...unexpected.map(({ name, version }) => `${name} ${version} is not in the list.`)];
};

/** PHP packages for development that a folder pins: in `composer.json`, and with their checksums in `versions.json`. */
export interface ComposerPackages {
  readonly folder: string;
  /** What is being fetched, for the person who waits. */
  readonly what: string;
}

/** Whether the packages were ever fetched; whether they are the right ones, only `ensureComposerPackages` says. */
export const composerPackagesAreFetched = ({ folder }: ComposerPackages): boolean =>
  existsSync(join(folder, INSTALLED));

const readJson = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, file), 'utf8'));

const pinsHash = (folder: string): string => {
  const hash = createHash('sha256');
  for (const file of ['composer.json', 'versions.json']) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

/** The packages that Composer says it has installed. */
const installedPackages = (folder: string): PinnedPackage[] => {
  const { packages } = readJson(folder, INSTALLED) as {
    packages: { name: string; version: string; dist?: { shasum?: string } }[];
  };
  return packages.map(({ name, version, dist }) => ({ name, version, shasum: dist?.shasum ?? '' }));
};

/**
 * Installs the packages, unless they are there as they are pinned.
 * @throws with Composer's own words, or with what differs from `versions.json`
 */
export const ensureComposerPackages = async (
  { folder, what }: ComposerPackages,
  progress: Progress,
): Promise<void> => {
  const pins = pinsHash(folder);
  const stamp = join(folder, 'vendor/.pins-hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === pins) return;
  const composer = findProgram('composer');
  if (composer === null)
    throw new Error('Composer is not installed. On Debian: sudo apt-get install composer');
  await progress.step(`Fetching ${what}`, async () => {
    const { code, stderr } = await runCommand(
      composer,
      [
        'install',
        `--working-dir=${folder}`,
        '--no-interaction',
        '--no-progress',
        '--no-scripts',
        '--no-plugins',
      ],
      { env: { ...process.env, COMPOSER_ALLOW_SUPERUSER: '1' }, timeout: 15 * 60_000 },
    );
    if (code !== 0)
      throw new Error(
        `Composer could not fetch the tools: ${stderr.trim().slice(-800)}\n` +
          'Is Composer’s registry reachable? Then try the command again.',
      );
  });
  const differences = packageDifferences(
    readJson(folder, 'versions.json') as PinnedPackage[],
    installedPackages(folder),
  );
  if (differences.length > 0)
    throw new Error(
      `What Composer installed is not what ${folder}/versions.json lists:\n${differences.join('\n')}\n` +
        'If you changed a version on purpose, change it in that list too. Otherwise do not run these tools: remove ' +
        `${folder}/vendor and find out where the packages came from.`,
    );
  writeFileSync(stamp, pins);
};

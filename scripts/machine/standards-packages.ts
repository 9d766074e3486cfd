import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { findProgram } from './programs.ts';
import type { Progress } from '../progress.ts';

/** Where PHP_CodeSniffer, PHPStan and their rules are pinned and installed. */
export const STANDARDS_FOLDER = join(import.meta.dirname, '../../wordpress-plugin/standards');

const INSTALLED = 'vendor/composer/installed.json';
const STAMP = join(STANDARDS_FOLDER, 'vendor/.pins-hash');

/** A package and what its archive's SHA-1 must be. Not every registry states one: then it is empty or absent. */
export interface PinnedPackage {
  name: string;
  version: string;
  shasum?: string;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(STANDARDS_FOLDER, file), 'utf8'));

const pinsHash = (): string => {
  const hash = createHash('sha256');
  for (const file of ['composer.json', 'versions.json'])
    hash.update(readFileSync(join(STANDARDS_FOLDER, file)));
  return hash.digest('hex');
};

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

/** Whether the packages were ever fetched; whether they are the right ones, only `ensureStandardsPackages` says. */
export const standardsAreFetched = (): boolean => existsSync(join(STANDARDS_FOLDER, INSTALLED));

/** The packages that Composer says it has installed. */
const installedPackages = (): PinnedPackage[] => {
  const { packages } = readJson(INSTALLED) as {
    packages: { name: string; version: string; dist?: { shasum?: string } }[];
  };
  return packages.map(({ name, version, dist }) => ({ name, version, shasum: dist?.shasum ?? '' }));
};

/**
 * Installs what the plugin's PHP is held to, unless it is there as it is pinned.
 * @throws with Composer's own words, or with what differs from `versions.json`
 */
export const ensureStandardsPackages = async (progress: Progress): Promise<void> => {
  const pins = pinsHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === pins) return;
  const composer = findProgram('composer');
  if (composer === null)
    throw new Error('Composer is not installed. On Debian: sudo apt-get install composer');
  await progress.step('Fetching PHP_CodeSniffer and PHPStan (once, 40 MB)', async () => {
    const { code, stderr } = await runCommand(
      composer,
      [
        'install',
        `--working-dir=${STANDARDS_FOLDER}`,
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
  const differences = packageDifferences(readJson('versions.json') as PinnedPackage[], installedPackages());
  if (differences.length > 0)
    throw new Error(
      `What Composer installed is not what wordpress-plugin/standards/versions.json lists:\n${differences.join('\n')}\n` +
        'If you changed a version on purpose, change it in that list too. Otherwise do not run these tools: remove ' +
        'wordpress-plugin/standards/vendor and find out where the packages came from.',
    );
  writeFileSync(STAMP, pins);
};

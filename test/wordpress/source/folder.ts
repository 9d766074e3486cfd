import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePlaygroundPackages } from '../../../scripts/machine/playground-packages.ts';
import { progressTo, type Progress } from '../../../scripts/progress.ts';
import { unpackBuild66 } from './build-6.6.ts';
import { hasDebianTools, unpackDebian } from './debian.ts';
import { findRelease, unpackRelease } from './release.ts';

/** Unpacked, never started copies of WordPress, one folder a source; delete it to fetch anew. */
export const WORDPRESS_CACHE = join(import.meta.dirname, '../../../.cache/wordpress');

/** Later Debian suites, the newest WordPress first. */
const SUITES = ['sid', 'forky'];

/** Files that a WordPress without its scripts and styles would lack. */
const MUST_HAVE = [
  'wp-load.php',
  'wp-admin/css/common.min.css',
  'wp-includes/js/jquery/jquery.min.js',
  'wp-includes/js/dist/block-editor.min.js',
  'wp-includes/js/dist/vendor/react.min.js',
  'wp-includes/css/dist/block-library/style.min.css',
  'wp-includes/certificates/ca-bundle.crt',
];

/** The version a WordPress folder says it is (`6.6-RC3`, `7.1.4`); throws when it is none. */
export const wordpressVersionOf = (folder: string): string => {
  const source = readFileSync(join(folder, 'wp-includes/version.php'), 'utf8');
  const version = /\$wp_version\s*=\s*'([^']+)'/.exec(source)?.[1];
  if (version === undefined) throw new Error(`${folder} is not a WordPress folder.`);
  return version;
};

const isWhole = (folder: string): boolean => MUST_HAVE.every((name) => existsSync(join(folder, name)));

/** Fills `folder` through a temporary one, so that an interrupted run leaves nothing half-done. */
const unpackOnce = async (folder: string, fill: (temp: string) => void | Promise<void>): Promise<string> => {
  if (isWhole(folder)) return folder;
  mkdirSync(WORDPRESS_CACHE, { recursive: true });
  const temp = mkdtempSync(join(WORDPRESS_CACHE, '.new-'));
  try {
    const inner = join(temp, 'wordpress');
    mkdirSync(inner);
    await fill(inner);
    const lacking = MUST_HAVE.filter((name) => !existsSync(join(inner, name)));
    if (lacking.length > 0) throw new Error(`this WordPress lacks ${lacking.join(', ')}.`);
    rmSync(folder, { recursive: true, force: true });
    try {
      renameSync(inner, folder);
    } catch (error) {
      // Two runs may unpack at once; the folder of the one that was first is as good.
      if (!isWhole(folder)) throw error;
    }
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
  return folder;
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const compareVersions = (a: string, b: string): number =>
  a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' });

/** The newest WordPress that an earlier run has unpacked, other than 6.6; null when there is none. */
export const cachedNewest = (): string | null => {
  if (!existsSync(WORDPRESS_CACHE)) return null;
  const folders = readdirSync(WORDPRESS_CACHE)
    .filter((name) => !name.startsWith('.') && name !== '6.6')
    .map((name) => join(WORDPRESS_CACHE, name))
    .filter(isWhole)
    .toSorted((a, b) => compareVersions(wordpressVersionOf(b), wordpressVersionOf(a)));
  return folders[0] ?? null;
};

const newest = async (progress: Progress): Promise<string> => {
  const cached = cachedNewest();
  if (cached !== null) return cached;
  const reasons: string[] = [];
  const release = await findRelease();
  if (release === null) reasons.push('the list of official releases is not reachable');
  else {
    try {
      return await progress.step(`Downloading WordPress ${release.version}`, () =>
        unpackOnce(join(WORDPRESS_CACHE, release.version), async (temp) => {
          rmSync(temp, { recursive: true });
          await unpackRelease(release, temp);
        }),
      );
    } catch (error) {
      reasons.push(`the download of ${release.version} failed: ${reasonOf(error)}`);
    }
  }
  if (!hasDebianTools()) reasons.push('this is no Debian, whose later suites carry a newer one');
  else {
    for (const suite of SUITES) {
      try {
        return await progress.step(`Taking WordPress from Debian ${suite}`, () =>
          unpackOnce(join(WORDPRESS_CACHE, suite), (temp) => unpackDebian(suite, temp)),
        );
      } catch (error) {
        reasons.push(`Debian ${suite}: ${reasonOf(error)}`);
      }
    }
  }
  throw new Error(`No WordPress newer than 6.6 could be had: ${reasons.join('; ')}.`);
};

/**
 * A pristine, complete WordPress folder, fetched and cached when it is not there yet. Do not run it in place:
 * stacks copy it.
 *
 * @param wanted `6.6` (carried by npm), `newest` (an official release, else a later Debian suite's), a
 *   version such as `7.1` (official releases only), or the path of a WordPress folder
 */
export const wordpressFolder = async (wanted: string, progress: Progress = progressTo()): Promise<string> => {
  if (/[\\/]/.test(wanted)) {
    wordpressVersionOf(wanted);
    return wanted;
  }
  await ensurePlaygroundPackages(progress);
  if (wanted === '6.6') return unpackOnce(join(WORDPRESS_CACHE, '6.6'), unpackBuild66);
  if (wanted === 'newest') return newest(progress);
  const folder = join(WORDPRESS_CACHE, wanted);
  if (isWhole(folder)) return folder;
  const release = await findRelease(wanted);
  if (release === null) throw new Error(`WordPress ${wanted} could not be found: is there a network?`);
  return progress.step(`Downloading WordPress ${release.version}`, () =>
    unpackOnce(join(WORDPRESS_CACHE, release.version), async (temp) => {
      rmSync(temp, { recursive: true });
      await unpackRelease(release, temp);
    }),
  );
};

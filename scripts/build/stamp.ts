import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const STAMP = '.stamp.json';

/** What a build neither reads nor is changed by. */
const isSource = (name: string): boolean =>
  !['node_modules', 'vendor', 'dist', 'build-output'].includes(name) && !/\.test\.tsx?$/.test(name);
/** The stamp itself, and what the compiler notes for its next run, are no part of what was built. */
const isOutput = (name: string): boolean => name !== STAMP && !name.endsWith('.tsbuildinfo');

const filesBelow = (folder: string, counts: (name: string) => boolean): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => counts(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path, counts) : [path];
    });

/** A fingerprint of files and folders by their paths and contents; one that is not there counts as empty. */
const hashOf = (root: string, paths: readonly string[], counts: (name: string) => boolean): string => {
  const hash = createHash('sha256');
  for (const path of paths.map((part) => join(root, part))) {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) continue;
    const files = entry.isDirectory() ? filesBelow(path, counts) : [path];
    for (const file of files)
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
};

/** What a build reads and writes; all paths start at `root`. */
export interface Build {
  root: string;
  /** Files and folders. Tests, `node_modules` and the outputs of other builds in them do not count. */
  sources: readonly string[];
  /** The folder that the build fills, and in which its stamp lies. */
  output: string;
}

interface Stamp {
  sources: string;
  output: string;
}

/** A fingerprint of what a build of these sources reads. */
export const sourcesHash = ({ root, sources }: Pick<Build, 'root' | 'sources'>): string =>
  hashOf(root, sources, isSource);

const stampOf = ({ root, sources, output }: Build): Stamp => ({
  sources: sourcesHash({ root, sources }),
  output: hashOf(root, [output], isOutput),
});

const readStamp = (path: string): Stamp | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stamp;
  } catch {
    return null;
  }
};

/** Whether the output is what the sources, as they are now, yield: neither has changed since it was built. */
export const isFresh = (build: Build): boolean => {
  const stamp = readStamp(join(build.root, build.output, STAMP));
  if (stamp === null) return false;
  const now = stampOf(build);
  return stamp.sources === now.sources && stamp.output === now.output;
};

/**
 * Runs a build unless its output is fresh; says whether it ran. A build that fails, or whose sources change while
 * it runs, leaves no stamp and is run again the next time.
 *
 * @example await buildUnlessFresh({ root, sources: ['core'], output: 'core/dist' }, () => compile());
 */
export const buildUnlessFresh = async (build: Build, run: () => Promise<void> | void): Promise<boolean> => {
  if (isFresh(build)) return false;
  const path = join(build.root, build.output, STAMP);
  rmSync(path, { force: true });
  const { sources } = stampOf(build);
  await run();
  const now = stampOf(build);
  if (now.sources !== sources) return true;
  mkdirSync(join(build.root, build.output), { recursive: true });
  writeFileSync(path, `${JSON.stringify(now)}\n`);
  return true;
};

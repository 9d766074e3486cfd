import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { PLAYGROUND_FOLDER } from '../../../scripts/machine/playground-packages.ts';

interface Release {
  version: string;
  releaseUrl: string;
}

interface PlaygroundWordPress {
  resolveWordPressRelease(query?: string): Promise<Release>;
}

/** How long the question "which release is the newest" may take before we go on without a network. */
const PROBE_TIMEOUT = 4_000;
const DOWNLOAD_TIMEOUT = 3 * 60_000;

const withLimit = <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

/**
 * The official release for a query (`latest`, `7.1`, `7.1.2`), as Playground resolves it; null when the
 * network does not allow it.
 */
export const findRelease = async (query = 'latest'): Promise<Release | null> => {
  const require = createRequire(join(PLAYGROUND_FOLDER, 'package.json'));
  try {
    const module = (await import(
      pathToFileURL(require.resolve('@wp-playground/wordpress')).href
    )) as PlaygroundWordPress;
    const release = await withLimit(module.resolveWordPressRelease(query), PROBE_TIMEOUT);
    return typeof release.version === 'string' && URL.canParse(release.releaseUrl) ? release : null;
  } catch {
    return null;
  }
};

/** Downloads a release and writes it to `folder`, which must not exist yet. */
export const unpackRelease = async (release: Release, folder: string): Promise<void> => {
  const response = await fetch(release.releaseUrl, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT) });
  if (!response.ok) throw new Error(`WordPress ${release.version} answered ${response.status}.`);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  mkdirSync(dirname(folder), { recursive: true });
  const temp = mkdtempSync(`${folder}-`);
  try {
    for (const [name, bytes] of Object.entries(files)) {
      if (name.endsWith('/')) continue;
      const file = join(temp, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const [root, ...others] = readdirSync(temp);
    if (root === undefined || others.length > 0) throw new Error('the archive is not a WordPress release.');
    renameSync(join(temp, root), folder);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};

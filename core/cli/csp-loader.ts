import type { Command } from 'commander';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loaderFile, type LoaderFile } from '../csp/index.ts';
import { InputError, readBytes } from './settings-file.ts';

/** What was put into the folder, and what stays there beside it. */
export interface PublishedLoader extends LoaderFile {
  /** False where a file of this content was there already. */
  readonly written: boolean;
  /** Loaders of other contents, which pages in caches may still name. */
  readonly kept: readonly string[];
}

const STEM = 'talk-suite';
const BUILT = fileURLToPath(new URL('../loader/loader.js', import.meta.url));

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error';

/**
 * Puts a loader into a folder under the name that follows from its content. No other content is overwritten or removed.
 * @throws {InputError} where the file cannot be read or the folder not be written to
 */
export const publishLoader = async (folder: string, from: string): Promise<PublishedLoader> => {
  const content = readBytes(from);
  const file = await loaderFile(content, STEM);
  const target = join(folder, file.name);
  try {
    // A file of this name with another content was cut off while it was written.
    const written = !existsSync(target) || !readFileSync(target).equals(content);
    if (written) writeFileSync(target, content);
    const kept = readdirSync(folder).filter(
      (name) => name !== file.name && name.startsWith(`${STEM}.`) && name.endsWith('.js'),
    );
    return { ...file, written, kept: kept.toSorted() };
  } catch (error) {
    throw new InputError([`--to ${folder}: cannot be written to (${reason(error)})`]);
  }
};

const words = ({ name, integrity, source, written, kept }: PublishedLoader): string =>
  [
    `${written ? 'Written' : 'There already'}: ${name}`,
    `For the tag:    integrity="${integrity}"`,
    `For the policy: ${source}`,
    ...(kept.length > 0 ? [`Kept for pages in caches: ${kept.join(', ')}`] : []),
  ].join('\n');

/** `talk csp loader` */
export const registerLoader = (csp: Command): void => {
  csp
    .command('loader')
    .description(
      'Puts the loader into a folder, named by its content, for a policy that trusts it by its hash',
    )
    .requiredOption('--to <folder>', 'folder that the site serves')
    .option('--from <file>', 'another loader than the built one', BUILT)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nEarlier loaders in the folder stay: pages in caches may still name them.')
    .action(async ({ to, from, json }: { to: string; from: string; json?: boolean }) => {
      const published = await publishLoader(to, from);
      console.log(json ? JSON.stringify(published, null, 2) : words(published));
    });
};

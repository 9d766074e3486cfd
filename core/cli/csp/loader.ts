import type { Command } from 'commander';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loaderFile, type LoaderFile } from '../../csp/index.ts';
import { builtInAttributes, fillLoader } from '../../embed/index.ts';
import { InputError, readBytes, readSettings } from '../settings-file.ts';

/** What was put into the folder, and what stays there next to it. */
export interface PublishedLoader extends LoaderFile {
  /** False where a file of this content was there already. */
  readonly written: boolean;
  /** Loaders of other contents, which pages in caches may still name. */
  readonly kept: readonly string[];
}

const STEM = 'talk-suite';
const built = (name: string): string => fileURLToPath(new URL(`../../loader/${name}.js`, import.meta.url));

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error';

/**
 * A loader with a site's settings built in, for a policy that trusts it by its hash.
 * @param settings file with the settings
 * @param from the build `loader-built-in`
 * @throws {InputError} where a file cannot be read or used, or the site is not connected
 */
export const loaderWith = (settings: string, from: string): Uint8Array<ArrayBuffer> => {
  const attributes = builtInAttributes(readSettings(settings));
  if (attributes === null)
    throw new InputError(['connection: the site is not connected, so there is nothing to build in']);
  try {
    return new TextEncoder().encode(fillLoader(new TextDecoder().decode(readBytes(from)), attributes));
  } catch (error) {
    if (error instanceof TypeError) throw new InputError([`${from}: ${error.message}`]);
    throw error;
  }
};

/**
 * Puts a loader into a folder under the name that follows from its content. No other content is overwritten or removed.
 * @throws {InputError} where the folder cannot be written to
 */
export const publishLoader = async (
  folder: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<PublishedLoader> => {
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

interface LoaderOptions {
  readonly to: string;
  readonly settings?: string;
  readonly from?: string;
  readonly json?: boolean;
}

const ANYBODYS = [
  '',
  'This file takes its settings from its tag, so anyone who can inject markup can have it load another account.',
  'With --settings they are built in, and the hash covers them.',
];

const words = (
  { name, integrity, source, written, kept }: PublishedLoader,
  { settings }: LoaderOptions,
): string =>
  [
    `${written ? 'Written' : 'There already'}: ${name}`,
    `For the tag:    integrity="${integrity}"`,
    `For the policy: ${source}`,
    ...(kept.length > 0 ? [`Kept for pages in caches: ${kept.join(', ')}`] : []),
    ...(settings === undefined ? ANYBODYS : []),
  ].join('\n');

/** `talk csp loader` */
export const registerLoader = (csp: Command): void => {
  csp
    .command('loader')
    .description(
      'Puts the loader into a folder, named by its content, for a policy that trusts it by its hash',
    )
    .requiredOption('--to <folder>', 'folder that the site serves')
    .option('--settings <file>', 'settings to build in: the tag can then only hide Talk or have it wait')
    .option('--from <file>', 'another loader than the built one')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nEarlier loaders in the folder stay: pages in caches may still name them.')
    .action(async (options: LoaderOptions) => {
      const { to, settings, from, json } = options;
      const content =
        settings === undefined
          ? readBytes(from ?? built('loader'))
          : loaderWith(settings, from ?? built('loader-built-in'));
      const published = await publishLoader(to, content);
      console.log(json ? JSON.stringify(published, null, 2) : words(published, options));
    });
};

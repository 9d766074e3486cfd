import type { Command } from 'commander';
import { knownHosts } from '../../connection/hosts.ts';
import { FEATURES, type CspSettings, type MergeOptions } from '../../csp/index.ts';
import { InputError, readSettings } from '../settings-file.ts';

/** Options of every `talk csp` command that needs to know the account. */
export interface AccountOptions {
  readonly settings: string;
  readonly features?: string;
  readonly allowInlineStyles?: boolean;
  readonly allowBlobWorkers?: boolean;
  readonly limit?: string;
}

export const accountOptions = (command: Command): Command =>
  command
    .requiredOption('--settings <file>', 'whole settings as JSON')
    .option('--features <names>', `these instead of the settings': ${FEATURES.join(',')}`)
    .option('--allow-inline-styles', "the owner's permission for 'unsafe-inline' in styles")
    .option('--allow-blob-workers', "the owner's permission for blob: in worker-src")
    .option('--limit <bytes>', 'largest size of all headers together, in bytes');

const featuresFrom = (names: string): CspSettings['features'] => {
  const listed = names.split(',').map((name) => name.trim());
  const unknown = listed.filter((name) => !(FEATURES as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((name) => `--features: there is no feature "${name}", only ${FEATURES.join(', ')}`),
    );
  return Object.fromEntries(FEATURES.map((name) => [name, listed.includes(name)])) as CspSettings['features'];
};

const limitFrom = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InputError(['--limit: must be a number of bytes']);
  return Number(text);
};

/**
 * Everything a merge asks for, from settings and options.
 * @throws {InputError}
 */
export const mergeOptions = (options: AccountOptions): MergeOptions => {
  const settings = readSettings(options.settings);
  const stored = settings.csp;
  return {
    account: settings.connection,
    settings: {
      features: options.features === undefined ? stored.features : featuresFrom(options.features),
      allowInlineStyles: options.allowInlineStyles ?? stored.allowInlineStyles,
      allowBlobWorkers: options.allowBlobWorkers ?? stored.allowBlobWorkers,
    },
    knownScripts: knownHosts.filter(({ kind }) => kind === 'script').map(({ url }) => url),
    ...(options.limit !== undefined && { limit: limitFrom(options.limit) }),
  };
};

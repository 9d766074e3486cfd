import type { Command } from 'commander';
import { knownHosts } from '../connection/hosts.ts';
import {
  FEATURES,
  template,
  type CspSettings,
  type Header,
  type MergeOptions,
  type Template,
} from '../csp/index.ts';
import { dispositionOf } from '../csp/parse.ts';
import { InputError, readSettings, readText } from './settings-file.ts';

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
    .option('--allow-inline-styles', "the owner's word for 'unsafe-inline' in styles")
    .option('--allow-blob-workers', "the owner's word for blob: in worker-src")
    .option('--limit <bytes>', 'largest size of all headers together, in bytes');

const featuresFrom = (names: string): CspSettings['features'] => {
  const listed = names.split(',').map((name) => name.trim());
  const unknown = listed.filter((name) => !(FEATURES as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((name) => `--features: there is no feature ${name || '""'}, only ${FEATURES.join(', ')}`),
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

export interface PolicyInput {
  readonly headers: readonly Header[];
  readonly meta: readonly string[];
}

/** Policies of a file. */
export interface FiledPolicy extends PolicyInput {
  /** They are as a response brought them; otherwise a server may have nonces to fill in. */
  readonly delivered: boolean;
}

/** Policies of a file as its server sends them: with stand-ins for what it fills in. */
export interface FilledPolicy extends PolicyInput {
  readonly template: Template;
}

const isHeader = (value: unknown): value is Header =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'value' in value &&
  typeof value.value === 'string';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/**
 * Headers and meta elements as a record of them.
 * @throws {TypeError} with the reason.
 */
export const policyRecord = (record: object): PolicyInput => {
  const { headers = [], meta = [] } = record as { headers?: unknown; meta?: unknown };
  if (!Array.isArray(headers) || !headers.every(isHeader)) {
    throw new TypeError('headers: must be a list of {"name": "…", "value": "…"}');
  }
  if (!isTexts(meta)) throw new TypeError('meta: must be a list of texts');
  return { headers, meta };
};

const headerLine =
  /^(content-security-policy(?:-report-only)?|[\w-]+-policy|reporting-endpoints)[\t ]*:[\t ]*(.*)$/i;

/** No policy begins like this: its first word is a directive's name. */
const isResponse = (text: string): boolean => /^\s*(HTTP\/\d|[\w-]+:[\t ])/.test(text);

/** A line that begins with white space goes on the one before it. */
const fromLines = (text: string): Header[] =>
  text.split(/\r?\n(?![\t ])/).flatMap((line) => {
    const match = headerLine.exec(line.replaceAll(/\r?\n/g, '\n').split('\n', 1)[0]!);
    return match ? [{ name: match[1]!, value: line.slice(line.indexOf(':') + 1).trim() }] : [];
  });

const fromJson = (text: string, file: string): PolicyInput => {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || !('headers' in record || 'meta' in record)) {
      throw new TypeError('must be an object with headers, meta or both');
    }
    return policyRecord(record);
  } catch (error) {
    throw new InputError([`${file}: ${error instanceof TypeError ? error.message : 'is not valid JSON'}`]);
  }
};

/**
 * Policies from a text: a bare policy, the lines of a response with or without one (`Content-Security-Policy: …`),
 * or JSON with `headers` or `meta`.
 * @throws {InputError}
 */
export const policyFromText = (text: string, file = 'input'): FiledPolicy => {
  if (text.trim() === '') throw new InputError([`${file}: is empty`]);
  if (/^\s*[[{]/.test(text)) return { ...fromJson(text, file), delivered: true };
  const headers = fromLines(text);
  if (isResponse(text) || headers.some(({ name }) => dispositionOf(name)))
    return { headers, meta: [], delivered: isResponse(text) };
  const header = { name: 'Content-Security-Policy', value: text.trim() };
  return { headers: [header], meta: [], delivered: false };
};

/** @throws {InputError} */
export const readPolicy = (file: string): FiledPolicy => policyFromText(readText(file), file);

/** @throws {InputError} */
export const readFilled = (file: string, filling: Template = template()): FilledPolicy => {
  const { headers, meta, delivered } = readPolicy(file);
  const fill = delivered ? (text: string): string => text : filling.fill;
  return {
    headers: headers.map(({ name, value }) => ({ name, value: fill(value) })),
    meta: meta.map(fill),
    template: filling,
  };
};

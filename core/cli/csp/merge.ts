import type { Readable, Writable } from 'node:stream';
import { merge, type MergeInput, type MergeOptions, type Page } from '../../csp/index.ts';
import { policyRecord } from './file.ts';
import { merged } from '../english.ts';
import { answerLines } from '../ndjson.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pageFields = ['url', 'loader', 'nonce', 'integrity'] as const;

const pageFrom = (page: unknown): Page => {
  if (page === undefined || page === null) return {};
  if (!isObject(page)) throw new TypeError('page: must be an object');
  for (const field of pageFields) {
    const value = page[field] ?? undefined;
    if (value !== undefined && typeof value !== 'string')
      throw new TypeError(`page.${field}: must be a text`);
  }
  const { builtIn } = page;
  if (builtIn !== undefined && typeof builtIn !== 'boolean')
    throw new TypeError('page.builtIn: must be true or false');
  const texts = Object.fromEntries(
    pageFields.flatMap((field) => (typeof page[field] === 'string' ? [[field, page[field]]] : [])),
  ) as Page;
  return builtIn === undefined ? texts : { ...texts, builtIn };
};

/**
 * One line of the merge protocol.
 * @throws {TypeError} with the reason why it cannot be read.
 */
export const parseMergeLine = (line: string): MergeInput => {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    throw new TypeError('the line is not valid JSON');
  }
  if (!isObject(record)) throw new TypeError('the line is not a JSON object');
  if (!('headers' in record)) throw new TypeError('headers: must be a list of {"name": "…", "value": "…"}');
  const { headers, meta } = policyRecord(record);
  return { headers, page: pageFrom(record.page), ...('meta' in record && { meta }) };
};

const answer = (line: string, options: MergeOptions): object => {
  const input = parseMergeLine(line);
  const { headers, meta, ...rest } = merged(merge(input, options));
  return { headers, ...(input.meta !== undefined && { meta }), ...rest };
};

const isFinding = (result: object): boolean =>
  'error' in result || ('blockers' in result && Array.isArray(result.blockers) && result.blockers.length > 0);

/** Merges every response of an NDJSON stream, in order. Returns how many had a blocker or could not be read. */
export const mergeLines = (options: MergeOptions, input: Readable, output: Writable): Promise<number> =>
  answerLines(input, output, (line) => answer(line, options), isFinding);

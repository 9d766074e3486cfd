import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { merge, type MergeInput, type MergeOptions, type Page } from '../csp/index.ts';
import { policyRecord } from './csp-input.ts';

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
  return Object.fromEntries(
    pageFields.flatMap((field) => (typeof page[field] === 'string' ? [[field, page[field]]] : [])),
  ) as Page;
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
  try {
    const input = parseMergeLine(line);
    const { meta, ...result } = merge(input, options);
    const { headers, ...rest } = result;
    return { headers, ...(input.meta !== undefined && { meta }), ...rest };
  } catch (error) {
    if (error instanceof TypeError) return { error: error.message };
    throw error;
  }
};

const isFinding = (result: object): boolean =>
  'error' in result || ('blockers' in result && Array.isArray(result.blockers) && result.blockers.length > 0);

/** Merges every response of an NDJSON stream, in order. Returns how many had a blocker or could not be read. */
export const mergeLines = async (
  options: MergeOptions,
  input: Readable,
  output: Writable,
): Promise<number> => {
  let findings = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const result = answer(line, options);
    if (isFinding(result)) findings += 1;
    if (!output.write(`${JSON.stringify(result)}\n`)) {
      await new Promise((drained) => output.once('drain', drained));
    }
  }
  return findings;
};

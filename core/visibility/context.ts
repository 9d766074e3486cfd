import type { PageContext } from './facts.ts';

/** Errors of a page context read from a line of NDJSON; the PHP host answers with the same words. */
export const contextErrors = {
  notJson: 'the line is not valid JSON',
  notObject: 'the line is not a JSON object',
  override: 'override: must be "show", "hide" or null',
} as const;

/** Half of a character, which no address can have; other hosts cannot even hold one. */
const withoutHalves = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value;

/**
 * Reads one line as a page context. Only what would silently change a decision is refused; what else does not fit
 * is read as absent (`readFacts`).
 * @throws {TypeError} with one of `contextErrors` as its message.
 */
export const parseContext = (line: string): PageContext => {
  let value: unknown;
  try {
    value = JSON.parse(line, /\\ud/i.test(line) ? withoutHalves : undefined);
  } catch {
    throw new TypeError(contextErrors.notJson);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(contextErrors.notObject);
  const { override = null } = value as { override?: unknown };
  if (override !== null && override !== 'show' && override !== 'hide')
    throw new TypeError(contextErrors.override);
  return value as PageContext;
};

import { readFileSync } from 'node:fs';
import { messageOf, type Finding } from '../findings.ts';
import { settingsIn, validate, type Settings } from '../settings/index.ts';
import { texts } from '../texts/index.ts';

/** Bad input: reported one line a problem, exit code 2. */
export class InputError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** One line a problem: the field, where there is one, and the reason. */
export const problemLine = (finding: Finding): string => {
  const message = messageOf(finding, texts);
  return finding.field ? `${finding.field}: ${message}` : message;
};

let standardInputWasRead = false;

/**
 * Reads a file; `-` is standard input, which can be one file only.
 * @throws {InputError}
 */
export const readBytes = (file: string): Uint8Array<ArrayBuffer> => {
  if (file === '-' && standardInputWasRead) throw new InputError(['-: standard input can be read only once']);
  standardInputWasRead ||= file === '-';
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw new InputError([
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
    ]);
  }
};

/** Reads a text, without the mark that some editors write ahead of it. */
export const readText = (file: string): string => {
  const bytes = readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([`${file}: is not text in UTF-8`]);
  }
};

/**
 * Reads and judges whole settings, as any host exports them or as somebody wrote them. On one's own command line a connection to this machine is allowed.
 * @throws {InputError} with every field that is wrong.
 */
export const readSettings = (file: string): Settings => {
  let input: unknown;
  try {
    input = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError([`${file}: is not valid JSON`]);
  }
  const result = validate(settingsIn(input), { local: true });
  if (!result.ok) {
    throw new InputError(result.errors.map((error) => problemLine({ ...error, field: error.field || file })));
  }
  return result.settings;
};

import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { compile, decideCompiled, explain, parseContext, readFacts } from '../visibility/index.ts';
import type { Settings } from '../settings/index.ts';
import { answerLines } from './ndjson.ts';
import { InputError, readSettings } from './settings-file.ts';

export interface DecideOptions {
  /** With the rules that were passed over, and why. */
  readonly explain?: boolean;
}

/** Answers every page context of an NDJSON stream, in order. Returns how many lines were bad. */
export const decideLines = (
  settings: Settings,
  input: Readable,
  output: Writable,
  options: DecideOptions = {},
): Promise<number> => {
  const compiled = compile(settings);
  const answer = options.explain ? explain : decideCompiled;
  return answerLines(
    input,
    output,
    (line) => answer(compiled, readFacts(parseContext(line))),
    (result) => 'error' in result,
  );
};

export const registerDecide = (program: Command): void => {
  program
    .command('decide')
    .description('Page contexts as NDJSON on standard input, decisions as NDJSON on standard output')
    .requiredOption('--settings <file>', 'whole settings as JSON')
    .option('--explain', 'add the rules that were passed over, each with the reasons')
    .option('--json', 'print JSON (always so here)')
    .addHelpText(
      'after',
      '\nA context: {"url":"/pricing","kind":"page","override":"hide","visitor":{"device":"mobile"}}\nExits 0, 1 when a line was bad, 2 on bad settings.',
    )
    .action(async ({ settings, ...options }: { settings: string } & DecideOptions) => {
      if (settings === '-')
        throw new InputError(['--settings: cannot be standard input, which has the page contexts']);
      const bad = await decideLines(readSettings(settings), process.stdin, process.stdout, options);
      if (bad > 0) process.exitCode = 1;
    });
};

import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { decide, parseContext } from '../visibility/index.ts';
import type { Settings } from '../settings/index.ts';
import { answerLines } from './ndjson.ts';
import { readSettings } from './settings-file.ts';

/** Answers every page context of an NDJSON stream, in order. Returns how many lines were bad. */
export const decideLines = (settings: Settings, input: Readable, output: Writable): Promise<number> =>
  answerLines(
    input,
    output,
    (line) => decide(settings, parseContext(line)),
    (result) => 'error' in result,
  );

export const registerDecide = (program: Command): void => {
  program
    .command('decide')
    .description('Page contexts as NDJSON on standard input, decisions as NDJSON on standard output')
    .requiredOption('--settings <file>', 'whole settings as JSON')
    .option('--json', 'print JSON (always so here)')
    .addHelpText(
      'after',
      '\nA context: {"url":"/pricing","kind":"page","override":"hide"}\nExits 0, 1 when a line was bad, 2 on bad settings.',
    )
    .action(async ({ settings }: { settings: string }) => {
      const bad = await decideLines(readSettings(settings), process.stdin, process.stdout);
      if (bad > 0) process.exitCode = 1;
    });
};

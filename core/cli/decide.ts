import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { decide, parseContext } from '../visibility/index.ts';
import type { Settings } from '../settings/index.ts';
import { readSettings } from './settings-file.ts';

const answer = (settings: Settings, line: string): object => {
  try {
    return decide(settings, parseContext(line));
  } catch (error) {
    if (error instanceof TypeError) return { error: error.message };
    throw error;
  }
};

/** Answers every page context of an NDJSON stream, in order; blank lines are skipped. Returns the bad lines' number. */
export const decideLines = async (settings: Settings, input: Readable, output: Writable): Promise<number> => {
  let bad = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const result = answer(settings, line);
    if ('error' in result) bad += 1;
    if (!output.write(`${JSON.stringify(result)}\n`))
      await new Promise((drained) => output.once('drain', drained));
  }
  return bad;
};

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

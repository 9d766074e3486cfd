import { Command, CommanderError } from 'commander';
import { registerConnect } from './connect.ts';
import { registerCsp } from './csp/csp.ts';
import { registerDecide } from './decide.ts';
import { InputError } from './settings-file.ts';

const badInput = 2;

const program = (): Command => {
  const talk = new Command('talk')
    .description("Ortto's Talk messenger on web sites: from a tracking code to what a page gets")
    .exitOverride();
  for (const register of [registerConnect, registerDecide, registerCsp]) register(talk);
  return talk;
};

/** Runs `talk`. Exits 0, 1 on a finding, 2 on bad input with one line a problem on standard error. */
export const main = async (argv: readonly string[]): Promise<void> => {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (error instanceof InputError) {
      for (const problem of error.problems) console.error(problem);
      process.exitCode = badInput;
    } else if (error instanceof CommanderError) {
      // Commander has printed it; asking for help is no error.
      process.exitCode = error.exitCode === 0 ? 0 : badInput;
    } else throw error;
  }
};

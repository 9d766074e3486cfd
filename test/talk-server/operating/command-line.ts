// `talk-server` as an operator types it.
import { runCommand } from '../../../talk-server/cli/run.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs one command to its end, with these settings and no others. */
export const talkServer = async (
  settings: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ran> => {
  let [out, errors] = ['', ''];
  const code = await runCommand(args, settings, {
    out: (text) => {
      out += text;
    },
    problem: (text) => {
      errors += text;
    },
  });
  return { code, out, errors };
};

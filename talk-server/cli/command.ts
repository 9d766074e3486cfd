import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import type { Config } from '../config.ts';
import type { Store } from '../storage/store.ts';

/** What an operator typed cannot be done as it is. The message says what to type instead. */
export class UsageRefused extends Error {}

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a command works with. */
export interface Surroundings {
  readonly config: Config;
  /** Opens the store once; it is closed after the command. */
  store(): Promise<Store>;
  /** Prints a result: as JSON where `--json` was given, else the text. */
  print(result: unknown, text: string): void;
  /** Writes as it is. */
  write(text: string): void;
  readonly now: number;
}

export interface Command {
  /** As it is typed: `sites add`. */
  readonly name: string;
  readonly description: string;
  /** What follows the name, for people: `<site>`. */
  readonly takes?: readonly string[];
  readonly options?: Readonly<Record<string, ParseArgsOptionDescriptor & { readonly description: string }>>;
  run(
    given: { readonly values: Values; readonly args: readonly string[] },
    around: Surroundings,
  ): Promise<void>;
}

const COMMON = {
  json: { type: 'boolean', description: 'Print JSON.' },
  help: { type: 'boolean', description: 'Print this text.' },
} as const;

export const optionsOf = ({ options = {} }: Command): NonNullable<Command['options']> => ({
  ...options,
  ...COMMON,
});

/** @throws {UsageRefused} for what the command does not take. */
export const parsedFor = (
  command: Command,
  argv: readonly string[],
): { readonly values: Values; readonly args: readonly string[] } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: optionsOf(command) as Record<string, ParseArgsOptionDescriptor>,
      allowPositionals: true,
    });
    const wanted = command.takes ?? [];
    if (values['help'] !== true && positionals.length < wanted.length)
      throw new UsageRefused(`${command.name}: ${wanted[positionals.length]} is missing`);
    if (positionals.length > wanted.length)
      throw new UsageRefused(`${command.name}: "${positionals[wanted.length]}" is not expected`);
    return { values: values as Values, args: positionals };
  } catch (error) {
    if (error instanceof UsageRefused) throw error;
    throw new UsageRefused(`${command.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The value of an option that has to be given. */
export const required = (command: string, values: Values, name: string): string => {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new UsageRefused(`${command}: --${name} is missing`);
  return value;
};

/** What cannot be undone waits for `--yes`. */
export const confirmed = (values: Values, what: string): void => {
  if (values['yes'] !== true)
    throw new UsageRefused(`${what} This cannot be undone. Type the command again with --yes.`);
};
export const YES = { type: 'boolean', description: 'Do it without asking; it cannot be undone.' } as const;

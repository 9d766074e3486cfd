// `talk-server [command]`: what the server is run and looked after with.
import { UnknownKey } from '@talk-suite/core/sealed';
import { ConfigRefused, configSchema, describeConfig, readConfig } from '../config.ts';
import { BackupRefused } from '../storage/backup/backup.ts';
import { LogRefusal } from '../storage/log.ts';
import { MigrationRefused } from '../storage/migrations/migrate.ts';
import { openConfigured } from '../open-configured.ts';
import { KeysMissing } from '../storage/sealed.ts';
import type { Store } from '../storage/store.ts';
import { optionsOf, parsedFor, UsageRefused, type Command } from './command.ts';
import { dataCommands } from './data.ts';
import { keyCommands } from './keys.ts';
import { memberCommands } from './members.ts';
import { siteCommands } from './sites.ts';
import { webhookCommands } from './webhooks.ts';

const serveCommand: Command = {
  name: 'serve',
  description: 'Run the server. This is what happens without a command, too.',
  run: async (_, { config }) => (await import('../serve.ts')).serve(config),
};

const migrateCommand: Command = {
  name: 'migrate',
  description: 'Bring the database to this version; the server does so itself when it starts.',
  run: async (_, { store, print }) => {
    await store();
    print({ migrated: true }, 'The database is at this version.');
  },
};

const configCommand: Command = {
  name: 'config',
  description: 'Print the settings in force, without secrets.',
  run: async (_, { config, print }) => {
    const lines = describeConfig(config);
    print(Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2))), lines.join('\n'));
  },
};

const openApiCommand: Command = {
  name: 'openapi',
  description: 'Print the description of the API, as OpenAPI 3.1.',
  run: async (_, { write }) => {
    const { describeApi } = await import('../http/describe-api.ts');
    write(`${JSON.stringify(await describeApi(), null, 2)}\n`);
  },
};

const COMMANDS: readonly Command[] = [
  serveCommand,
  migrateCommand,
  configCommand,
  openApiCommand,
  ...siteCommands,
  ...memberCommands,
  ...keyCommands,
  ...webhookCommands,
  ...dataCommands,
];

const usageOf = (command: Command): string =>
  ['talk-server', command.name, ...(command.takes ?? [])].join(' ');

const helpOf = (command: Command): string => {
  const options = Object.entries(optionsOf(command)).map(
    ([name, { type, description }]) =>
      `  --${`${name}${type === 'string' ? ' …' : ''}`.padEnd(12)}  ${description}`,
  );
  return `${usageOf(command)}\n\n${command.description}\n\n${options.join('\n')}\n`;
};

const help = (): string => {
  const width = Math.max(...COMMANDS.map((command) => usageOf(command).length));
  const commands = COMMANDS.map((command) => `  ${usageOf(command).padEnd(width)}  ${command.description}`);
  const variables = Object.keys(configSchema.properties).join(', ');
  return `Usage: talk-server [command] [options]\n\n${commands.join('\n')}\n\nSettings are environment variables: ${variables}.\nEvery command has --help and --json.\n`;
};

/** The command that arguments begin with, and the rest of them. */
const commandIn = (argv: readonly string[]): { command: Command; rest: readonly string[] } => {
  if (argv.length === 0) return { command: serveCommand, rest: [] };
  for (const words of [2, 1]) {
    const command = COMMANDS.find(({ name }) => name === argv.slice(0, words).join(' '));
    if (command && argv.length >= words) return { command, rest: argv.slice(words) };
  }
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${argv[0]} `)).map(({ name }) => name);
  throw new UsageRefused(
    group.length > 0
      ? `Which of these: ${group.join(', ')}?`
      : `There is no command "${argv[0]}". \`talk-server --help\` lists them.`,
  );
};

/** Where a command writes. */
export interface Output {
  out(text: string): void;
  problem(text: string): void;
}

/** Runs one command and closes what it opened. */
const run = async (argv: readonly string[], env: NodeJS.ProcessEnv, { out }: Output): Promise<void> => {
  if (argv[0] === '--help' || argv[0] === 'help') return out(help());
  const { command, rest } = commandIn(argv);
  const given = parsedFor(command, rest);
  if (given.values['help'] === true) return out(helpOf(command));
  let opened: Promise<Store> | undefined;
  const config = readConfig(env);
  try {
    await command.run(given, {
      config,
      store: () => (opened ??= openConfigured(config)),
      print: (result, text) =>
        out(given.values['json'] === true ? `${JSON.stringify(result)}\n` : `${text}\n`),
      write: out,
      now: Date.now(),
    });
  } finally {
    await opened?.then(
      (store) => store.close(),
      () => undefined,
    );
  }
};

/** What a person reads of a failure: a line, no stack. */
const wordsFor = (error: unknown): string => {
  if (error instanceof LogRefusal)
    return `The database did not take it: ${error.cause instanceof Error ? error.cause.message : String(error.cause ?? error.problem)}`;
  const { code, path } = error as Partial<NodeJS.ErrnoException>;
  if (code === 'ENOENT' && path !== undefined)
    return `"${path}" cannot be opened: there is no such file or folder.`;
  return error instanceof Error ? error.message : String(error);
};

/** What the operator can put right by typing or setting something else. */
const isBadInput = (error: unknown): boolean =>
  [UsageRefused, ConfigRefused, BackupRefused, MigrationRefused, KeysMissing, UnknownKey].some(
    (kind) => error instanceof kind,
  );

/**
 * Runs a command of `talk-server`. Problems are one line each.
 * @returns 0, 1 where something failed, 2 on bad input.
 */
export const runCommand = async (
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  output: Output,
): Promise<number> => {
  try {
    await run(argv, env, output);
    return 0;
  } catch (error) {
    output.problem(`${wordsFor(error)}\n`);
    return isBadInput(error) ? 2 : 1;
  }
};

/** `talk-server` in a shell. */
export const main = async (argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> => {
  process.exitCode = await runCommand(argv, env, {
    out: (text) => void process.stdout.write(text),
    problem: (text) => void process.stderr.write(text),
  });
};

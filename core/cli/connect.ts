import { Option, type Command } from 'commander';
import { DATA_REGIONS, parse, type DataRegion } from '../connection/index.ts';
import type { ParseResult } from '../connection/types.ts';
import { defaultSettings } from '../settings/index.ts';
import { inEnglish } from './english.ts';
import { InputError, problemLine, readText } from './settings-file.ts';

interface ConnectOptions {
  readonly dataRegion?: DataRegion;
  readonly local: boolean;
  readonly asSettings: boolean;
  readonly json: boolean;
}

type Parsed = Extract<ParseResult, { ok: true }>;

const asRecord = ({ connection, region, instance, warnings }: Parsed): object => {
  const { trackingKey, captureHost, scriptUrl, dataRegion, options, track } = connection;
  return {
    service: connection.service,
    trackingKey,
    captureHost,
    scriptUrl,
    region,
    dataRegion,
    instance,
    options,
    track,
    warnings: inEnglish(warnings),
  };
};

const asSettings = ({ connection }: Parsed): object => ({ ...defaultSettings(), connection });

const asSummary = ({ connection, region, instance }: Parsed): string =>
  [
    ['Instance', instance],
    ['Tracking key', connection.trackingKey],
    ['Capture host', connection.captureHost],
    ['Script', connection.scriptUrl],
    ['Region', region],
    ['Data region', connection.dataRegion ?? 'not known, see --data-region'],
    ['Options', JSON.stringify(connection.options)],
    ['Track', JSON.stringify(connection.track)],
  ]
    .map(([label, value]) => `${label}:`.padEnd(14) + value)
    .join('\n');

const connect = (file: string, options: ConnectOptions): void => {
  const { local, dataRegion = null } = options;
  const result = parse(readText(file), { local, dataRegion });
  if (!result.ok) throw new InputError(result.errors.map(problemLine));
  if (options.asSettings) console.log(JSON.stringify(asSettings(result), null, 2));
  else console.log(options.json ? JSON.stringify(asRecord(result), null, 2) : asSummary(result));
  if (result.warnings.length === 0) return;
  process.exitCode = 1;
  if (options.asSettings || !options.json) {
    for (const warning of result.warnings) console.error(`warning: ${problemLine(warning)}`);
  }
};

export const registerConnect = (program: Command): void => {
  program
    .command('connect')
    .description('Reads a pasted tracking code and prints its connection')
    .argument('<file>', 'text with the tracking code; - is standard input')
    .addOption(
      new Option(
        '--data-region <region>',
        'where the account keeps its data, if the code does not tell',
      ).choices(DATA_REGIONS),
    )
    .option('--local', 'accept hosts of this computer, with http and a port', false)
    .option('--as-settings', 'print default settings with this connection, as JSON', false)
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExits 0, 1 when the code was understood with warnings, 2 when it was refused.')
    .action(connect);
};

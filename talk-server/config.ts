import { isLoopbackHost } from '@talk-suite/core/connection';
import { KEYS_WANTED, readKeys } from '@talk-suite/core/sealed';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** What the environment may say. Names, meanings and defaults in one place: the documentation prints this table. */
export const configSchema = Type.Object({
  TALK_HOST: Type.String({ default: '127.0.0.1', description: 'The address to listen on.' }),
  TALK_PORT: Type.Integer({
    default: 8790,
    minimum: 0,
    maximum: 65_535,
    description: 'The port to listen on, at most 65535; 0 takes any that is free.',
  }),
  TALK_PUBLIC_URL: Type.String({
    default: '',
    pattern: '^(https?://[^/?#\\s]+(/[^?#\\s]*)?)?$',
    description:
      'Where browsers reach the server, for example https://talk.example.com. Empty: where it listens.',
  }),
  TALK_TRUSTED_PROXIES: Type.String({
    default: '',
    pattern: '^([\\da-fA-F.:]+(/\\d{1,3})?(,[\\da-fA-F.:]+(/\\d{1,3})?)*)?$',
    description: 'Addresses of proxies in front, separated by commas. Their X-Forwarded-For is believed.',
  }),
  TALK_DATABASE: Type.String({
    default: 'talk.db',
    minLength: 1,
    description: 'A file for SQLite, or postgres://user:password@host/database.',
    secret: true,
  }),
  TALK_REDIS: Type.String({
    default: '',
    pattern: '^(rediss?://\\S+)?$',
    description: 'redis://user:password@host:6379, for several processes. Empty: PostgreSQL carries news.',
    secret: true,
  }),
  TALK_SECRET_KEYS: Type.String({
    default: '',
    description:
      'Keys that encrypt what has to be read again: second factors, the password of the mail server, and what signs webhooks and sessions. 32 bytes in base64 each, with commas between; the first encrypts, all decrypt. Empty: stored as it is.',
    secret: true,
  }),
  TALK_LIMITS: Type.Integer({
    default: 1,
    minimum: 1,
    maximum: 1000,
    description:
      'How many times as much as usual visitors may ask for, 1 to 1000: where thousands share one address, or to try a load.',
  }),
  TALK_METRICS_TOKEN: Type.String({
    default: '',
    pattern: '^([!-~]{16,200})?$',
    description:
      'What Prometheus sends as a bearer token for /metrics, 16 characters or more. Empty: no metrics.',
    secret: true,
  }),
  TALK_SMTP: Type.String({
    default: '',
    pattern: '^(smtps?://\\S+)?$',
    description:
      'smtp://user:password@host:port, for mails to visitors who are away. Needs TALK_PUBLIC_URL and TALK_MAIL_FROM. Empty: as the inbox sets it.',
    secret: true,
  }),
  TALK_MAIL_FROM: Type.String({
    default: '',
    pattern: '^([^<>\\r\\n]* )?<?[^\\s@<>]+@[^\\s@<>]+>?$|^$',
    description: 'Whom mails are from, for example "Lamps <hello@example.com>": an address that you read.',
  }),
  TALK_MAIL_TRANSCRIPT: Type.Boolean({
    default: false,
    description: 'Whether a visitor gets what was said by mail when their conversation is closed.',
  }),
  TALK_LOG_LEVEL: Type.Unsafe<'debug' | 'info' | 'warn' | 'error' | 'silent'>({
    type: 'string',
    enum: ['debug', 'info', 'warn', 'error', 'silent'],
    default: 'info',
    description: 'debug, info, warn, error or silent.',
  }),
});

export type Config = Static<typeof configSchema>;

export class ConfigRefused extends Error {}

/** Links in mails are whole addresses, and mails are from somebody: without either there can be none. */
const refuseMailsToNowhere = ({ TALK_SMTP, TALK_PUBLIC_URL, TALK_MAIL_FROM }: Config): void => {
  if (TALK_SMTP === '') return;
  const missing = [
    ...(TALK_PUBLIC_URL === ''
      ? ['TALK_PUBLIC_URL: links in mails lead there; set it, or empty TALK_SMTP.']
      : []),
    ...(TALK_MAIL_FROM === ''
      ? ['TALK_MAIL_FROM: mails are from this address; set it, or empty TALK_SMTP.']
      : []),
  ];
  if (missing.length > 0) throw new ConfigRefused(missing.join('\n'));
};

/** @throws {ConfigRefused} for what are no keys */
export const secretKeysOf = ({ TALK_SECRET_KEYS }: Config): readonly Uint8Array[] => {
  const keys = TALK_SECRET_KEYS.trim() === '' ? [] : readKeys(TALK_SECRET_KEYS);
  if (keys === null) throw new ConfigRefused(`TALK_SECRET_KEYS: ${KEYS_WANTED}`);
  return keys;
};

interface Described {
  readonly description: string;
  readonly secret?: boolean;
}

/** What was set, unless it may hold a secret, and what the variable takes. */
const refusalOf = (name: keyof Config, value = ''): string => {
  // Its options are there, and not in the schema's type.
  const { description, secret } = configSchema.properties[name] as object as Described;
  const what = secret === true ? 'what was set' : `"${value}"`;
  return `${name}: ${what} cannot be used. ${description}`;
};

/**
 * Reads the configuration from the environment.
 * @throws {ConfigRefused} with one line for each variable that cannot be used.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const names = Object.keys(configSchema.properties) as (keyof Config)[];
  const given = Object.fromEntries(
    names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
  );
  const config = Value.Convert(configSchema, Value.Default(configSchema, given));
  if (Value.Check(configSchema, config)) {
    refuseMailsToNowhere(config);
    secretKeysOf(config);
    return config;
  }
  const refused = new Set(
    Value.Errors(configSchema, config).map(({ instancePath }) => instancePath.slice(1) as keyof Config),
  );
  throw new ConfigRefused([...refused].map((name) => refusalOf(name, env[name])).join('\n'));
};

/** Nothing of these is printed; of addresses, only the password is not. */
const WHOLLY_SECRET: ReadonlySet<string> = new Set<keyof Config>(['TALK_METRICS_TOKEN', 'TALK_SECRET_KEYS']);

/** The password in a database's address. */
const PASSWORD = /(?<=:\/\/[^:@/]*:)\S*(?=@)/;

/** The configuration in force, one line a variable, without secrets. */
export const describeConfig = (config: Config): readonly string[] =>
  Object.entries(config).map(
    ([name, value]) =>
      `${name}=${WHOLLY_SECRET.has(name) && value !== '' ? '***' : String(value).replace(PASSWORD, '***')}`,
  );

/** Whether the server is only for this machine: a try, a demo, a test. */
export const isLocal = ({ TALK_PUBLIC_URL, TALK_HOST }: Config): boolean =>
  isLoopbackHost(TALK_PUBLIC_URL === '' ? TALK_HOST : new URL(TALK_PUBLIC_URL).hostname);

import { KEYS_WANTED, readKeys } from '@talk-suite/core/sealed';
import { placeKind } from './sessions/place.ts';

/** What the app is told by its environment. `docs/shopify.md` lists the variables. */
export interface Config {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Origin under which browsers and Shopify reach the app: `https://talk.example.com`. Nothing else is trusted. */
  readonly appUrl: string;
  readonly port: number;
  /** Address to listen on; all of the machine's where it is absent. */
  readonly listenAddress?: string;
  /** Where sessions are kept: a SQLite file, or the address of a PostgreSQL or Redis server. */
  readonly sessions: string;
  /** Keys of 32 bytes for the tokens in it: the first one encrypts, all of them decrypt. */
  readonly sessionKeys: readonly Uint8Array[];
  /** Hosts other than Ortto's own that stores may load Talk from. */
  readonly allowedHosts: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const isLocal = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname === '127.0.0.1';

const readAppUrl = (value: string): string | null => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url)) ? url.origin : null;
};

const readPort = (value: string): number | null => {
  const port = Number(value);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
};

const readPlace = (value: string): string | null => (placeKind(value) === null ? null : value);

/** As browsers write it: in small letters, without a scheme. */
const isHost = (word: string): boolean =>
  URL.canParse(`https://${word}`) && new URL(`https://${word}`).host === word;

const words = (value: string): string[] => value.split(/[\s,]+/).filter((word) => word !== '');

/**
 * Reads the environment.
 * @throws {Error} that names everything that is missing or wrong, one a line; no value of a secret is in it.
 */
export const readConfig = (env: Environment): Config => {
  const problems: string[] = [];
  const need = <T>(
    name: string,
    read: (value: string) => T | null,
    reason: string,
    fallback?: string,
    absent = 'is missing',
  ): T => {
    const value = env[name]?.trim() || fallback;
    const result = value === undefined ? null : read(value);
    if (result === null) problems.push(`${name}: ${value === undefined ? absent : reason}`);
    return result as T;
  };
  const text = (value: string): string => value;
  const listenAddress = env['LISTEN_ADDRESS']?.trim();
  const config: Config = {
    apiKey: need('SHOPIFY_API_KEY', text, ''),
    apiSecret: need('SHOPIFY_API_SECRET', text, ''),
    appUrl: need('SHOPIFY_APP_URL', readAppUrl, 'must be an origin such as https://talk.example.com'),
    port: need('PORT', readPort, 'must be a port', '3000'),
    ...(listenAddress && { listenAddress }),
    sessions: need(
      'SESSION_STORE',
      readPlace,
      'must be a file, or begin with postgres:// or redis://',
      'data/sessions.sqlite',
    ),
    sessionKeys: need('SESSION_KEYS', readKeys, KEYS_WANTED, undefined, `is missing; it ${KEYS_WANTED}`),
    allowedHosts: words(env['TALK_ALLOWED_HOSTS'] ?? ''),
  };
  for (const word of config.allowedHosts.filter((each) => !isHost(each)))
    problems.push(`TALK_ALLOWED_HOSTS: ${word} must be a host such as track.example.com`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return config;
};

// Twin in PHP: server/class-connect-code.php
import { checkAddress } from '../../connection/address.ts';

/** What a host needs to work with a Talk server in a site's name. Apart from the tracking code, which everybody sees. */
export interface ConnectCode {
  /** Where the server is: the capture host of the site's connection. */
  readonly server: string;
  readonly trackingKey: string;
  /** Scope `settings:write`. */
  readonly settingsKey: string;
  /** Scope `sessions:mint`; null where the host is not to vouch for people. */
  readonly sessionsKey: string | null;
}

const BEGINNING = 'talk-connect-';
const CODE = /^talk-connect-([\w-]+)$/;
export const CONNECT_CODE_LIMIT = 2000;
const KEY = /^[\w-]{20,100}$/;

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const fromBase64Url = (text: string): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0)),
  );

/** A code in one word, to be copied into a host. It is a secret: hosts keep it encrypted, and show it to nobody again. */
export const printConnectCode = (code: ConnectCode): string =>
  BEGINNING +
  toBase64Url(
    JSON.stringify({
      v: 1,
      server: code.server,
      site: code.trackingKey,
      settings: code.settingsKey,
      ...(code.sessionsKey !== null && { sessions: code.sessionsKey }),
    }),
  );

/** As the host of a connection is judged: hosts ask no other server than the connection's own. */
const isServer = (server: unknown): server is string =>
  typeof server === 'string' && checkAddress('captureHost', server, true, 'talk-server') === null;

const isKey = (key: unknown): key is string => typeof key === 'string' && KEY.test(key);

/**
 * Reads a connect code, blanks and line breaks aside, which terminals and mails put into it; null for what is none.
 * @example readConnectCode(printConnectCode(code)) // the same again
 */
export const readConnectCode = (text: string): ConnectCode | null => {
  const word = text.replaceAll(/\s/g, '');
  const coded = word.length > CONNECT_CODE_LIMIT ? undefined : CODE.exec(word)?.[1];
  if (coded === undefined) return null;
  try {
    const { v, server, site, settings, sessions } = JSON.parse(fromBase64Url(coded)) as Record<
      string,
      unknown
    >;
    if (v !== 1 || !isServer(server) || !isKey(site) || !isKey(settings)) return null;
    if (sessions !== undefined && !isKey(sessions)) return null;
    return { server, trackingKey: site, settingsKey: settings, sessionsKey: sessions ?? null };
  } catch {
    return null;
  }
};

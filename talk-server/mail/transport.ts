import { connect, isIP } from 'node:net';
import { oneOf } from '@talk-suite/core/contract';
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { isAllowed, judgedLookup, NotPublic } from '../network/judged-lookup.ts';
import type { MailServer } from '../storage/mail-settings.ts';

/** Nothing of a mail is read from files or fetched. */
const FETCHES_NOTHING = { disableFileAccess: true, disableUrlAccess: true } as const;

/** Milliseconds that a mail server has for each step. */
const PATIENCE = 20_000;

/** Ports that mail servers take mails at: with another, an inbox could knock at any service. */
export const MAIL_PORTS = [25, 465, 587, 2525] as const;

/** A mail server as somebody entered it in the inbox. */
export interface EnteredServer extends MailServer {
  readonly password: string | null;
}

type GotSocket = Parameters<NonNullable<SMTPTransport.Options['getSocket']>>[1];

/** Connects to public addresses alone, as judged when the connection is made. @param local loopback is allowed, too */
const connectPublicly =
  ({ host, port }: MailServer, local: boolean) =>
  (_options: SMTPTransport.Options, got: GotSocket): void => {
    if (isIP(host) !== 0 && !isAllowed(host, local))
      return got(new NotPublic(`${host} is not public`), false);
    const socket = connect({ host, port, lookup: judgedLookup(local) });
    const failed = (error: Error): void => got(error, false);
    socket.once('error', failed);
    socket.setTimeout(PATIENCE, () =>
      socket.destroy(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' })),
    );
    socket.once('connect', () => {
      socket.off('error', failed);
      socket.removeAllListeners('timeout').setTimeout(0);
      got(null, { connection: socket });
    });
  };

const serverOptions = (entered: EnteredServer, local: boolean): SMTPTransport.Options => {
  const { host, port, tls, user, password } = entered;
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'off',
    ...(user !== '' && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    getSocket: connectPublicly(entered, local),
  };
};

/**
 * What hands mails over.
 * @param server as the operator's address of it (`smtp://…`), which may be anywhere, or as it was entered in the inbox.
 * @param local whether a server that was entered may be on this machine
 */
export const transportTo = (server: string | EnteredServer, local: boolean): Transporter =>
  typeof server === 'string'
    ? createTransport(server, FETCHES_NOTHING)
    : createTransport({ ...serverOptions(server, local), ...FETCHES_NOTHING });

/** What came of a mail, in as many words as say what to do. */
export const MAIL_OUTCOMES = ['sent', 'notPublic', 'unreachable', 'tls', 'auth', 'refused'] as const;
export type MailOutcome = (typeof MAIL_OUTCOMES)[number];
export const mailOutcomeSchema = oneOf(MAIL_OUTCOMES);

const CERTIFICATE = /certificate|self.signed|wrong version number|ssl|tls/i;

/** Why a mail could not be handed over: nothing of what the other side said is in it. */
export const outcomeOf = (error: unknown): MailOutcome => {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (error instanceof NotPublic) return 'notPublic';
  if (code === 'EAUTH') return 'auth';
  if (code === 'ETLS' || CERTIFICATE.test(code) || CERTIFICATE.test(message)) return 'tls';
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable';
};

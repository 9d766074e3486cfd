import type { ShownMail } from '../../mail/mailing.ts';
import type { MailServer, MailTls } from '../../storage/mail-settings.ts';
import { ApiError } from '../data/api.ts';
import { isEmail } from '../parts/credentials.tsx';
import { t, type TextKey } from '../texts/index.ts';

/** What encryptions are called, and the port that goes with each. */
export const TLS: Readonly<Record<MailTls, { readonly text: TextKey; readonly port: number }>> = {
  implicit: { text: 'mailTlsImplicit', port: 465 },
  starttls: { text: 'mailTlsStarttls', port: 587 },
  off: { text: 'mailTlsOff', port: 25 },
};

const EMPTY: MailServer = { host: '', port: TLS.starttls.port, tls: 'starttls', user: '' };

/** What the form holds: numbers are text while they are typed. */
export interface Draft {
  readonly host: string;
  readonly port: string;
  readonly tls: MailTls;
  readonly user: string;
  readonly password: string;
  readonly name: string;
  readonly address: string;
  readonly transcript: boolean;
}

export const draftOf = ({ server, sender, transcript }: ShownMail): Draft => {
  const { port, ...rest } = server ?? EMPTY;
  return { ...rest, port: String(port), password: '', ...sender, transcript };
};

export type Problems = Partial<Record<keyof Draft, string>>;

/** What can be said before the server is asked. */
export const problemsIn = ({ host, port, address }: Draft, fixed: ShownMail['fixed']): Problems => ({
  ...(!fixed.includes('server') && !/^[\w.:-]+$/.test(host.trim()) && { host: t('mailHostWrong') }),
  ...(!fixed.includes('server') && !/^\d{1,5}$/.test(port.trim()) && { port: t('mailPortWrong') }),
  ...(!fixed.includes('sender') && !isEmail(address) && { address: t('emailWrong') }),
});

/** What the server says is wrong, at its field. */
const REFUSED: Readonly<Record<string, readonly [keyof Draft, TextKey]>> = {
  'server.host': ['host', 'mailHostWrong'],
  'server.port': ['port', 'mailPortWrong'],
  'server.tls': ['tls', 'mailTlsPlain'],
  password: ['password', 'mailPasswordAgain'],
  'sender.address': ['address', 'emailWrong'],
};

export const refusedAt = (error: unknown): Problems => {
  const [field, text] = (error instanceof ApiError && REFUSED[error.field ?? '']) || [];
  return field && text ? { [field]: t(text) } : {};
};

/** What of a draft is sent: what the environment sets is left out, and a password that nobody typed. */
export const bodyOf = (
  { host, port, tls, user, password, name, address, transcript }: Draft,
  fixed: ShownMail['fixed'],
) => ({
  ...(!fixed.includes('server') && {
    server: { host: host.trim(), port: Number(port), tls, user: user.trim() },
    ...(password !== '' && { password }),
  }),
  ...(!fixed.includes('sender') && { sender: { name: name.trim(), address: address.trim() } }),
  ...(!fixed.includes('transcript') && { transcript }),
});

import { oneOf, orNull } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';

/** How the connection to a mail server is encrypted: from the first byte, after a plain greeting, or not at all. */
export const MAIL_TLS = ['implicit', 'starttls', 'off'] as const;
export type MailTls = (typeof MAIL_TLS)[number];
export const mailTlsSchema = oneOf(MAIL_TLS);

/** The server that mails are handed to. */
const mailServerSchema = Type.Object({
  host: Type.String(),
  port: Type.Integer(),
  tls: mailTlsSchema,
  /** Empty: nobody signs in there. */
  user: Type.String(),
});
export type MailServer = Readonly<Static<typeof mailServerSchema>>;

/** What the inbox says about mails, besides the password. */
export const mailChoicesSchema = Type.Object({
  /** Null: by nobody. */
  server: orNull(mailServerSchema),
  sender: Type.Object({ name: Type.String(), address: Type.String() }),
  /** Whether a conversation that is closed is mailed to its visitor. */
  transcript: Type.Boolean(),
});
export type MailChoices = Readonly<Static<typeof mailChoicesSchema>>;

export interface StoredMail extends MailChoices {
  /** Never leaves the server but to sign in to the mail server. */
  readonly password: string | null;
}

export interface MailSettingsStore {
  /** What was set in the inbox; null where nothing was. */
  storedMail(): Promise<StoredMail | null>;
  /** @param password null where there is none; `{ keep: true }` keeps the one that is stored. */
  putMail(
    choices: MailChoices,
    password: StoredMail['password'] | { readonly keep: true },
    at: number,
  ): Promise<void>;
  removeMail(): Promise<void>;
}

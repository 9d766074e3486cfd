/** How the connection to a mail server is encrypted: from the first byte, after a plain greeting, or not at all. */
export const MAIL_TLS = ['implicit', 'starttls', 'off'] as const;
export type MailTls = (typeof MAIL_TLS)[number];

/** The server that mails are handed to. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: MailTls;
  /** Empty: nobody signs in there. */
  readonly user: string;
}

/** What the inbox says about mails, besides the password. */
export interface MailChoices {
  /** Null: by nobody. */
  readonly server: MailServer | null;
  readonly sender: { readonly name: string; readonly address: string };
  /** Whether a conversation that is closed is mailed to its visitor. */
  readonly transcript: boolean;
}

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

import { listOf } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';
import {
  mailChoicesSchema,
  type MailChoices,
  type MailServer,
  type MailSettingsStore,
  type StoredMail,
} from '../storage/mail-settings.ts';
import type { EnteredServer } from './transport.ts';

/** What the environment says about mails; empty where it says nothing. */
export interface MailEnvironment {
  /** `smtp://user:password@host:port`, or `smtps://…`. */
  readonly server: string;
  /** Whom mails are from: `Lamps <hello@lamps.example>`. */
  readonly from: string;
  readonly transcript: boolean;
}

export const NO_MAIL: MailEnvironment = { server: '', from: '', transcript: false };

/** How mails are sent. */
export interface MailSettings {
  readonly server: string | EnteredServer;
  /** Whom mails are from: an address that the owner reads. */
  readonly from: string | MailChoices['sender'];
  /** Whether a conversation that is closed is mailed to its visitor. */
  readonly transcript: boolean;
  /** Where browsers reach the server, without a slash at the end. */
  readonly publicUrl: string;
}

/** What members see of how mails are sent: all but the password. */
export const shownMailSchema = Type.Object({
  ...mailChoicesSchema.properties,
  hasPassword: Type.Boolean(),
  /** What the environment sets: it cannot be changed in the inbox. */
  fixed: listOf(Type.KeyOf(mailChoicesSchema)),
  /** Whether links in mails have an address to lead to; without one, no mail is sent. */
  hasAddress: Type.Boolean(),
});
export type ShownMail = Readonly<Static<typeof shownMailSchema>>;

/** An address such as `Lamps <hello@lamps.example>` in its parts. */
const senderIn = (text: string): MailChoices['sender'] => {
  const [, name = '', address = ''] = /^\s*(.*?)\s*<?([^\s<>]+@[^\s<>]+)>?\s*$/.exec(text) ?? [];
  return { name: name.replaceAll('"', ''), address };
};

/** The server in an address such as `smtp://user:password@host:587`. */
const serverIn = (address: string): MailServer => {
  const { protocol, hostname, port, username } = new URL(address);
  const isImplicit = protocol === 'smtps:';
  return {
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? (isImplicit ? 465 : 587) : Number(port),
    tls: isImplicit ? 'implicit' : 'starttls',
    user: decodeURIComponent(username),
  };
};

const senderOf = (environment: MailEnvironment, stored: StoredMail | null): MailChoices['sender'] =>
  environment.from === '' ? (stored?.sender ?? { name: '', address: '' }) : senderIn(environment.from);

/** How mails are sent: by what the environment says and, where it says nothing, by what was set in the inbox. */
export class Mailing {
  readonly #store: MailSettingsStore;
  readonly #environment: MailEnvironment;
  readonly #publicUrl: string;

  /** @param publicUrl where links in mails lead; empty: there are no mails. */
  constructor(store: MailSettingsStore, environment: MailEnvironment, publicUrl: string) {
    this.#store = store;
    this.#environment = environment;
    this.#publicUrl = publicUrl.replace(/\/+$/, '');
  }

  get fixed(): ShownMail['fixed'] {
    const { server, from, transcript } = this.#environment;
    const isFixed = { server: server !== '', sender: from !== '', transcript };
    return (['server', 'sender', 'transcript'] as const).filter((part) => isFixed[part]);
  }

  /** Null where mails are not sent. */
  async settings(): Promise<MailSettings | null> {
    const stored = await this.#store.storedMail();
    const { server, from, transcript } = this.#environment;
    const sender = senderOf(this.#environment, stored);
    const entered = stored?.server ? { ...stored.server, password: stored.password } : null;
    const by = server === '' ? entered : server;
    if (by === null || sender.address === '' || this.#publicUrl === '') return null;
    return {
      server: by,
      from: from === '' ? sender : from,
      transcript: transcript || (stored?.transcript ?? false),
      publicUrl: this.#publicUrl,
    };
  }

  async shown(): Promise<ShownMail> {
    const stored = await this.#store.storedMail();
    const { server, transcript } = this.#environment;
    return {
      server: server === '' ? (stored?.server ?? null) : serverIn(server),
      hasPassword: server === '' ? Boolean(stored?.password) : new URL(server).password !== '',
      sender: senderOf(this.#environment, stored),
      transcript: transcript || (stored?.transcript ?? false),
      fixed: this.fixed,
      hasAddress: this.#publicUrl !== '',
    };
  }
}

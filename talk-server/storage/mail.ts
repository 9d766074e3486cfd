import type { LogEvent } from '@talk-suite/core/contract';

/** `answer`: an agent wrote to somebody who is away. `transcript`: a conversation was closed. */
export type MailKind = 'answer' | 'transcript';

export interface MailJob {
  readonly key: string;
  readonly conversation: string;
  readonly kind: MailKind;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  readonly leasedUntil: number;
  /** When it was due, before it was taken. */
  readonly dueAt: number;
}

/** What a mail is made of. */
export interface MailMatter {
  readonly site: string;
  readonly siteName: string;
  readonly visitor: string;
  readonly email: string | null;
  readonly blocked: boolean;
  /** For an answer: what agents wrote that the visitor has not read and no mail has had. Else everything visible. */
  readonly events: readonly LogEvent[];
  /** Names of members, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** A link of a mail: what it opens. `mail` is spent by opening; `session` is what a browser holds afterwards. */
export type LinkUse = 'mail' | 'session';

/** What somebody may read and answer who followed a mail's link. */
export interface LinkedConversation {
  readonly conversation: string;
  readonly visitor: string;
  readonly site: string;
  readonly siteName: string;
  /** Whether a host has proved who the visitor is, and the address that the mail went to. */
  readonly proved: boolean;
  /** Whether the visitor has agreed to what the site asks. */
  readonly agreed: boolean;
}

/** Mails that are to be sent, and the links in them. Times are milliseconds since 1970. */
export interface MailStore {
  /** Takes one job whose time has come, for as long as `lease`: no other process gets it meanwhile. */
  takeMailJob(now: number, lease: number): Promise<MailJob | null>;
  endMailJob(job: MailJob): Promise<void>;
  /** Tries again later. */
  delayMailJob(job: MailJob, until: number): Promise<void>;
  mailMatter(job: MailJob): Promise<MailMatter | null>;
  /** Notes that messages were mailed, up to a number. */
  noteMailed(conversation: string, seq: number): Promise<void>;
  /**
   * Counts a mail to an address, known by its hash. False, and nothing counted, where it got `most` since a time.
   * @param key names the mail: the same again counts once.
   */
  countMail(address: string, key: string, now: number, since: number, most: number): Promise<boolean>;
  addMailLink(hash: string, conversation: string, expiresAt: number, use: LinkUse): Promise<void>;
  /** Spends a mail's link. @returns its conversation; null where it is spent, too old or none. */
  spendMailLink(hash: string, now: number): Promise<string | null>;
  /** The conversation and its visitor that a browser may read. */
  linkedConversation(hash: string, now: number): Promise<LinkedConversation | null>;
}

import type { AUTHOR_KINDS, EventType, Status } from '@talk-suite/core/contract';
import type { Generated, Kysely, Transaction } from 'kysely';
import type { MailKind } from './mail.ts';
import type { Role } from './members.ts';

type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** The tables, the same in SQLite and PostgreSQL. Times are milliseconds since 1970. */
export interface Tables {
  meta: { key: string; value: string };
  /** `origins` is a JSON list of the pages' origins that may talk to the server for this site. */
  site: {
    id: string;
    name: string;
    tracking_key: string;
    origins: string;
    created_at: number;
    retention_days: Generated<number | null>;
    /** When a shorter retention begins; until then `retention_before` is in force. */
    retention_from: Generated<number | null>;
    retention_before: Generated<number | null>;
  };
  member: {
    id: string;
    name: string;
    created_at: number;
    email: Generated<string | null>;
    role: Generated<Role>;
    password: Generated<string | null>;
    totp: Generated<string | null>;
    totp_step: Generated<number | null>;
    away_at: Generated<number | null>;
    /** When a window of theirs was last known to be open and in use. */
    here_at: Generated<number | null>;
    /** When they last were at their desk; it stays when they leave, or set themselves to away. */
    last_here_at: Generated<number | null>;
    /** When a rule last gave them a conversation. */
    given_at: Generated<number | null>;
    removed_at: Generated<number | null>;
  };
  session: {
    hash: string;
    member: string;
    address: string;
    device: string;
    created_at: number;
    seen_at: number;
  };
  recovery_code: { member: string; hash: string };
  invitation: {
    hash: string;
    email: string | null;
    role: Role;
    member: string | null;
    created_at: number;
    expires_at: number;
  };
  audit: { id: string; at: number; member: string | null; action: string; subject: string; address: string };
  team: {
    id: string;
    name: string;
    hours: string | null;
    created_at: number;
    removed_at: Generated<number | null>;
  };
  team_member: { team: string; member: string };
  mail_job: { key: string; conversation: string; kind: MailKind; run_at: number; attempts: number };
  mail_sent: { conversation: string; seq: number };
  /** `opens` is 1 for a mail's link, which opens once, and 0 for what a browser holds afterwards. */
  mail_link: { hash: string; conversation: string; expires_at: number; opens: number };
  /** `body` is JSON of all but the password. */
  mail_settings: { id: string; body: string; password: string | null; updated_at: number };
  /** `address` is a hash. */
  mail_count: { address: string; at: number; key: string };
  /** `body` is the rule as JSON; they are looked at by their place. */
  assignment_rule: { place: number; body: string };
  mention: { conversation: string; seq: number; member: string };
  /** Two people whom an agent found to be one. `moved` is what went from one to the other, as JSON. */
  contact_merge: {
    id: string;
    source: string;
    target: string;
    moved: string;
    at: number;
    undone_at: number | null;
  };
  saved_reply: { id: string; name: string; text: string; updated_at: number };
  /** `scopes` is a JSON list; `site` is null for a key of every site, `member` for one that acts as a program. */
  api_key: {
    id: string;
    hash: string;
    name: string;
    member: string | null;
    site: string | null;
    scopes: string;
    created_at: number;
    revoked_at: number | null;
  };
  /** `events` is a JSON list of the types that it is told of. */
  webhook: {
    id: string;
    site: string;
    url: string;
    events: string;
    secret: string;
    old_secret: string | null;
    old_until: number | null;
    created_at: number;
  };
  webhook_delivery: {
    id: string;
    webhook: string;
    conversation: string;
    seq: number;
    attempts: number;
    next_at: number;
    dead_at: Generated<number | null>;
    last_error: Generated<string | null>;
  };
  visitor: {
    id: string;
    site: string;
    secret_hash: string;
    contact: string | null;
    blocked_at: number | null;
    /** 1 for a person whose identity a host has proved; they have one visitor on all their devices. */
    verified: Generated<number>;
    /** The contact that this browser's conversations went to. */
    claimed_by: string | null;
    created_at: number;
  };
  contact: {
    id: string;
    site: string;
    email: string | null;
    /** 1 where a host has proved `email`; else somebody typed it. */
    email_proved: Generated<number>;
    first_name: string | null;
    last_name: string | null;
    /** What a host has proved. */
    external_id: string | null;
    verified_email: string | null;
    /** The contact that this one turned out to be. */
    merged_into: string | null;
    created_at: number;
  };
  /** What a person is found by: see `operations/contact-words.ts`. */
  contact_word: { contact: string; word: string };
  site_settings: {
    site: string;
    owner_id: string;
    owner_name: string;
    revision: string;
    /** JSON. */
    body: string;
    updated_at: number;
    /** What the body was made of, as JSON; null where it was stored by an earlier version. */
    source: Generated<string | null>;
  };
  /** What a visitor agreed to before they wrote; `revision` is of the settings that were in force. */
  consent: {
    conversation: string;
    visitor: string;
    wording: string;
    url: string;
    revision: string | null;
    at: number;
  };
  /** JSON: what the browser said of its page, and what a host signed. */
  page_context: { conversation: string; reported: string | null; signed: string | null };
  /** JSON of a message that the team sends first. */
  outbound: { site: string; id: string; body: string; position: number; created_at: number };
  outbound_answers: { site: string; outbound: string; count: number };
  file: {
    id: string;
    conversation: string;
    name: string;
    type: string;
    size: number;
    width: number | null;
    height: number | null;
    bytes: Uint8Array;
    created_at: number;
  };
  /** What a site's tokens are signed with. */
  identity_key: { site: string; key: string; created_at: number };
  /** Tokens that were ended before their time. */
  ended_token: { site: string; token: string; expires_at: number };
  conversation: {
    id: string;
    site: string;
    visitor: string;
    create_key: string;
    /** What the conversation was started with, as JSON: the same key must come with the same. */
    create_body: string;
    status: Status;
    agent: string | null;
    team: string | null;
    last_seq: number;
    last_vseq: number;
    created_at: number;
    updated_at: number;
    priority: Generated<number>;
    snoozed_until: Generated<number | null>;
    /** The visitor's, as their browser said at the start. */
    zone: Generated<string | null>;
    language: Generated<string | null>;
  };
  event: {
    conversation: string;
    seq: number;
    vseq: number | null;
    type: EventType;
    author_kind: AuthorKind;
    author: string;
    key: string;
    /** JSON. */
    body: string;
    /** What came with it, as hashes: see `operations/given.ts`. Null in what an earlier version stored. */
    given: Generated<string | null>;
    at: number;
  };
  cursor: { conversation: string; reader_kind: AuthorKind; reader: string; seq: number };
}

export type Database = Kysely<Tables>;
export type Work = Transaction<Tables>;

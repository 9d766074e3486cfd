import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import { keepDoing } from '../keep-doing.ts';
import type { MailJob, MailMatter, MailStore } from '../storage/mail.ts';
import { answerLetter, transcriptLetter, type Letter } from './letters.ts';
import type { MailSettings } from './mailing.ts';
import { transportTo } from './transport.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds between two looks, that a mail may take, and that its link lasts. */
const EVERY = 2000;
const LEASE = 2 * MINUTE;
const LINK_LASTS = 7 * DAY;

/** Mails to one address in a day: whatever agents and their programs do, nobody's mailbox is flooded. */
const CAP = 20;

/** After so many tries a mail is given up. */
const TRIES = 8;

/** Nobody gets a mail of days ago, because mails were set up only now. */
const STALE = DAY;

export interface PostOfficeParts {
  readonly store: MailStore;
  /** How mails are sent at this moment; null where they are not. */
  readonly settings: () => Promise<MailSettings | null>;
  /** Whether a mail server that was entered in the inbox may be on this machine. */
  readonly local: boolean;
  readonly now: () => number;
  readonly fault: (error: unknown) => void;
}

/** Sends what is planned: each mail by one process, again after a failure, never twice for one message. */
export class PostOffice {
  readonly #parts: PostOfficeParts;
  #transport: { readonly key: string; readonly by: Transporter } | undefined;
  #stop: (() => void) | undefined;

  constructor(parts: PostOfficeParts) {
    this.#parts = parts;
  }

  /** Looks again and again, until it is closed. */
  open(): void {
    this.#stop = keepDoing(EVERY, () => this.work().catch(this.#parts.fault));
  }

  /** Sends all whose time has come. @returns how many were sent */
  async work(): Promise<number> {
    const { store, now, fault } = this.#parts;
    const settings = await this.#parts.settings();
    if (settings === null) return 0;
    let sent = 0;
    for (;;) {
      const job = await store.takeMailJob(now(), LEASE);
      if (job === null) return sent;
      try {
        if (await this.#send(job, settings)) sent += 1;
        await store.endMailJob(job);
      } catch (error) {
        fault(error);
        if (job.attempts >= TRIES) await store.endMailJob(job);
        else await store.delayMailJob(job, now() + 2 ** job.attempts * MINUTE);
      }
    }
  }

  close(): void {
    this.#stop?.();
    this.#transport?.by.close();
  }

  async #send(job: MailJob, settings: MailSettings): Promise<boolean> {
    const { store, now } = this.#parts;
    if (job.dueAt < now() - STALE) return false;
    const matter = await store.mailMatter(job);
    if (matter === null || matter.email === null || matter.blocked) return false;
    const hasAnswer = matter.events.some(({ type, author }) => type === 'message' && author.kind === 'agent');
    if (!hasAnswer || (job.kind === 'transcript' && !settings.transcript)) return false;
    const last = matter.events.at(-1)!.seq;
    // The same for every try, so that mailboxes keep one where a server's answer was lost.
    const id = hashOf(`${job.key}:${last}`).slice(0, 32);
    const at = now();
    if (!(await store.countMail(hashOf(matter.email.toLowerCase()), id, at, at - DAY, CAP))) return false;
    await this.#transportTo(settings.server).sendMail({
      from: settings.from,
      to: { name: '', address: matter.email },
      ...(await this.#letter(job, matter, settings)),
      messageId: `<${id}@${new URL(settings.publicUrl).hostname}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        // One thread a conversation in the mailbox.
        References: `<${createHash('sha256').update(job.conversation).digest('hex').slice(0, 32)}@${new URL(settings.publicUrl).hostname}>`,
      },
    });
    if (job.kind === 'answer') await store.noteMailed(job.conversation, last);
    return true;
  }

  /** One for as long as the server stays the same. */
  #transportTo(server: MailSettings['server']): Transporter {
    const key = JSON.stringify(server);
    if (this.#transport?.key !== key) {
      this.#transport?.by.close();
      this.#transport = { key, by: transportTo(server, this.#parts.local) };
    }
    return this.#transport.by;
  }

  async #letter(job: MailJob, matter: MailMatter, settings: MailSettings): Promise<Letter> {
    if (job.kind === 'transcript') return transcriptLetter(matter);
    const { store, now } = this.#parts;
    const secret = newSecret();
    await store.addMailLink(hashOf(secret), job.conversation, now() + LINK_LASTS, 'mail');
    return answerLetter(matter, `${settings.publicUrl}/continue#${secret}`);
  }
}

import { CLOSE, TYPING_SECONDS, type Hello, type ReaderEvent } from '@talk-suite/core/contract';
import type { WebSocket } from 'ws';
import type { Audience, ConversationHead, ConversationLog } from '../storage/log.ts';
import type { Attendance, Stay } from './attendance.ts';
import { Feed, type Sink } from './feed.ts';
import { Glance } from './glance.ts';
import { Refusal } from '../http/problems.ts';
import type { Hint, Hub, Listener, Topic } from './hub.ts';
import { CROWDED, type Caller, type LiveLimits } from './limits.ts';
import type { InboxFrame } from './inbox-frame.ts';
import type { Typing } from './presence.ts';
import { ClientSocket, type SocketHandlers } from './socket.ts';

/** Who is at the other end of a socket. */
export interface Reader {
  readonly audience: Audience;
  readonly id: string;
  /** What a visitor's frames count for, too; members belong to none. */
  readonly site: string | null;
  /** Where news for this reader is announced. */
  readonly topics: readonly Topic[];
  /** The conversations that this reader follows at first, of those that the client says it has. */
  conversations(have: readonly string[]): Promise<readonly ConversationHead[]>;
  /** Whether a conversation that is heard of is followed, too, from its start. */
  readonly followsNew: boolean;
  /** A conversation as a line of this reader's lists; null where rows are not sent. */
  readonly rowsOf: ((conversation: string) => Promise<readonly ConversationHead[]>) | null;
}

/** Who says hello; where it is nobody, the code to close with. @throws {Refusal} `tooMany` */
export type Identify = (hello: Hello) => Promise<Reader | number>;

export interface SessionParts {
  readonly log: ConversationLog;
  readonly hub: Hub;
  /** Every feed that is open, for the look at what hints have missed. */
  readonly feeds: Set<Feed>;
  readonly attendance: Attendance;
  readonly limits: LiveLimits;
  fault(error: unknown): void;
}

const lastOf = (head: ConversationHead, audience: Audience): number =>
  audience === 'visitor' ? head.lastVseq : head.lastSeq;

/** What a client has, of this log; nothing where its numbers are of another, or higher than there are. */
const known = (
  { have, log }: Hello,
  logId: string,
  heads: readonly ConversationHead[],
  audience: Audience,
) => {
  const isOurs =
    (log === undefined || log === logId) &&
    heads.every((head) => (have[head.id] ?? 0) <= lastOf(head, audience));
  return { isOurs, have: isOurs ? have : {} };
};

/** What an agent's window has besides. */
interface Desk {
  readonly stay: Stay;
  readonly glance: Glance;
  readonly stopMoves: () => void;
}

/**
 * A socket from hello to its end: first all that the client lacks, then what comes. There are as many as visitors have
 * pages open, so a visitor's has no closures and no timers of its own.
 */
class Session implements SocketHandlers, Listener, Sink {
  readonly #parts: SessionParts;
  readonly #client: ClientSocket;
  readonly #caller: Caller;
  /** Let go of with the first word: it holds what came with the request. */
  #identify: Identify | undefined;
  #reader: Reader | undefined;
  #feed: Feed | undefined;
  #desk: Desk | undefined;
  /** The conversation that the client types in. */
  #typesIn: string | undefined;
  /** The last sign of typing that others were given, and when. */
  #typed: { readonly sign: Typing; readonly at: number } | undefined;
  /** What is heard of before the client has got its welcome. */
  #early: Hint[] | undefined;

  constructor(socket: WebSocket, parts: SessionParts, caller: Caller, identify: Identify) {
    this.#parts = parts;
    this.#caller = caller;
    this.#identify = identify;
    this.#client = new ClientSocket(socket, this);
  }

  hello(hello: Hello): void {
    void this.#greet(hello).catch((error: unknown) => {
      if (error instanceof Refusal) this.#client.tooMany(error.retryAfter ?? CROWDED);
      else this.failed(error);
    });
  }

  async count(): Promise<void> {
    const { frames } = this.#parts.limits;
    const { address } = this.#caller;
    const reader = this.#reader;
    if (reader === undefined) return frames.countAddress(address);
    await frames.countBrowser({ address, secret: reader.id });
    if (reader.site !== null) await frames.countSite(reader.site);
  }

  /** The client types, or has ended it. */
  typing(conversation: string, left?: 0): void {
    const reader = this.#reader;
    if (left === 0) this.#stopTyping();
    else if (reader && (this.#feed?.follows(conversation) || this.#desk?.glance.looked === conversation)) {
      this.#typesIn = conversation;
      this.#inBackground(this.#tellTyping(conversation, reader));
    }
  }

  look(conversation: string | null): void {
    this.#stopTyping();
    if (this.#desk) this.#inBackground(this.#desk.glance.look(conversation));
  }

  idle(isIdle: boolean): void {
    this.#desk?.stay.idle(isIdle);
  }

  closed(): void {
    this.#stopTyping();
    const { hub, feeds, limits } = this.#parts;
    limits.callers.leave(this.#caller);
    this.#desk?.stay.leave();
    this.#desk?.stopMoves();
    this.#desk?.glance.end();
    if (this.#feed) feeds.delete(this.#feed);
    for (const topic of this.#reader?.topics ?? []) hub.leave(topic, this);
  }

  heard(hint: Hint): void {
    if (this.#early) return void this.#early.push(hint);
    const [reader, feed] = [this.#reader, this.#feed];
    if (!reader || !feed) return;
    if (reader.followsNew) feed.follow(hint.conversation, 0);
    feed.advance(hint.conversation, reader.audience === 'visitor' ? hint.lastVseq : hint.lastSeq);
    if (reader.rowsOf) this.#inBackground(this.#sendRows(reader.rowsOf(hint.conversation)));
  }

  /** Others type or look. */
  typingHeard({ conversation, who, doing = 'typing' }: Typing): void {
    const glance = this.#desk?.glance;
    const isLookedAt = glance?.looked === conversation;
    if (doing === 'looking' || doing === 'left') {
      if (isLookedAt) glance.tell();
    } else if (who !== this.#reader?.id && (isLookedAt || this.#feed?.follows(conversation)))
      this.#say({ t: 'typing', c: conversation, who, ...(doing === 'stopped' && { left: 0 }) });
  }

  send(conversation: string, event: ReaderEvent): void {
    this.#say({ t: 'event', c: conversation, event });
  }

  isOpen(): boolean {
    return this.#client.isOpen;
  }

  failed(error: unknown): void {
    this.#parts.fault(error);
    this.#client.close(CLOSE.restarting);
  }

  async #greet(hello: Hello): Promise<void> {
    const identify = this.#identify!;
    this.#identify = undefined;
    const reader = await identify(hello);
    if (typeof reader === 'number') return this.#client.close(reader);
    const { log, hub, feeds, attendance, limits } = this.#parts;
    if (
      reader.audience === 'visitor' &&
      reader.topics.some((topic) => hub.heardBy(topic) >= limits.ofVisitor)
    )
      return this.#client.tooMany(CROWDED);
    const stay = reader.audience === 'agent' ? await attendance.enter(reader.id) : undefined;
    // It went away while it was looked up.
    if (!this.#client.isOpen) return stay?.leave();
    const feed = new Feed(log, reader.audience, reader.id, this);
    this.#reader = reader;
    this.#feed = feed;
    this.#early = [];
    feeds.add(feed);
    // Listened for before the heads are read: what comes in between is not missed.
    for (const topic of reader.topics) hub.listen(topic, this);
    if (stay) this.#desk = this.#deskOf(reader, stay);
    const heads = await reader.conversations(Object.keys(hello.have));
    const { isOurs, have } = known(hello, log.logId, heads, reader.audience);
    this.#say({ t: isOurs ? 'welcome' : 'reset', log: log.logId });
    for (const head of heads) {
      feed.follow(head.id, have[head.id] ?? 0);
      feed.advanceTo(head);
    }
    const missed = this.#early;
    this.#early = undefined;
    for (const hint of missed) this.heard(hint);
  }

  #deskOf({ id }: Reader, stay: Stay): Desk {
    const { log, hub } = this.#parts;
    return {
      stay,
      glance: new Glance(log, hub, id, (frame) => this.#say(frame)),
      stopMoves: hub.onMove(({ member, here }) => this.#say({ t: 'here', who: member, here })),
    };
  }

  #say(frame: InboxFrame): void {
    this.#client.send(frame);
  }

  async #sendRows(rows: Promise<readonly ConversationHead[]>): Promise<void> {
    for (const head of await rows) this.#say({ t: 'row', head });
  }

  async #tellTyping(conversation: string, { audience, id }: Reader): Promise<void> {
    const { log, hub } = this.#parts;
    const [head] = await log.heads([conversation]);
    // It may have ended while the conversation was looked up.
    if (!head || this.#typesIn !== conversation) return;
    const sign = { site: head.site, visitor: head.visitor, conversation, by: audience, who: id };
    this.#typed = { sign, at: Date.now() };
    hub.announceTyping(sign);
  }

  /** Who is gone, has another conversation before them or has taken back what they wrote types no longer. */
  #stopTyping(): void {
    const typed = this.#typed;
    this.#typesIn = undefined;
    this.#typed = undefined;
    if (typed && Date.now() - typed.at < TYPING_SECONDS * 1000)
      this.#parts.hub.announceTyping({ ...typed.sign, doing: 'stopped' });
  }

  #inBackground(work: Promise<void>): void {
    void work.catch((error: unknown) => this.#parts.fault(error));
  }
}

export const serveSocket = (
  socket: WebSocket,
  parts: SessionParts,
  caller: Caller,
  identify: Identify,
): void => void new Session(socket, parts, caller, identify);

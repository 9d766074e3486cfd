import { CLOSE, type Hello, type ReaderEvent, type ServerFrame } from '@talk-suite/core/contract';
import type { WebSocket } from 'ws';
import type { Audience, ConversationHead, ConversationLog } from '../storage/log.ts';
import type { Attendance, Stay } from './attendance.ts';
import { Feed } from './feed.ts';
import { Glance } from './glance.ts';
import type { Hint, Hub, Topic, Typing } from './hub.ts';
import { ClientSocket } from './socket.ts';

/** Who is at the other end of a socket. */
export interface Reader {
  readonly audience: Audience;
  readonly id: string;
  readonly name: string;
  /** Where news for this reader is announced. */
  readonly topics: readonly Topic[];
  /** The conversations that this reader follows at first, of those that the client says it has. */
  conversations(have: readonly string[]): Promise<readonly ConversationHead[]>;
  /** Whether a conversation that is heard of is followed, too, from its start. */
  readonly followsNew: boolean;
  /** A conversation as a line of this reader's lists; null where rows are not sent. */
  readonly rowsOf: ((conversation: string) => Promise<readonly ConversationHead[]>) | null;
}

export interface SessionParts {
  readonly log: ConversationLog;
  readonly hub: Hub;
  /** Every feed that is open, for the look at what hints have missed. */
  readonly feeds: Set<Feed>;
  readonly attendance: Attendance;
  /** Who says hello; where it is nobody, the code to close with. */
  identify(hello: Hello): Promise<Reader | number>;
  fault(error: unknown): void;
}

/** What agents' sockets say besides. */
type InboxFrame =
  | { readonly t: 'row'; readonly head: ConversationHead }
  /** A member came to their desk, or is away from it. */
  | { readonly t: 'here'; readonly who: string; readonly here: boolean };

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

/** Serves a socket from hello to its end: first all that the client lacks, then what comes. */
export const serveSocket = (socket: WebSocket, parts: SessionParts): void => {
  const { log, hub, feeds } = parts;
  const ends: (() => void)[] = [];
  let feed: Feed | undefined;
  let reader: Reader | undefined;
  let stay: Stay | undefined;
  /** What is heard of before the client has got its welcome. */
  let early: Hint[] | undefined = [];
  const send = (frame: ServerFrame | InboxFrame): void => client.send(frame);

  const sendRow = async (conversation: string): Promise<void> => {
    for (const head of (await reader?.rowsOf?.(conversation)) ?? []) send({ t: 'row', head });
  };

  const heard = (hint: Hint): void => {
    if (early) return void early.push(hint);
    if (!reader || !feed) return;
    if (reader.followsNew) feed.follow(hint.conversation, 0);
    feed.advance(hint.conversation, reader.audience === 'visitor' ? hint.lastVseq : hint.lastSeq);
    if (reader.rowsOf) void sendRow(hint.conversation).catch((error: unknown) => parts.fault(error));
  };

  const greet = async (hello: Hello): Promise<void> => {
    const found = await parts.identify(hello);
    if (typeof found === 'number') return client.close(found);
    const { audience } = found;
    const entered = audience === 'agent' ? await parts.attendance.enter(found.id) : undefined;
    // It went away while it was looked up.
    if (!client.isOpen) return entered?.leave();
    stay = entered;
    reader = found;
    feed = new Feed(log, audience, reader.id, {
      send: (c: string, event: ReaderEvent) => send({ t: 'event', c, event }),
      isOpen: () => client.isOpen,
      failed: (error) => {
        parts.fault(error);
        client.close(CLOSE.restarting);
      },
    });
    feeds.add(feed);
    ends.push(() => feeds.delete(feed!));
    // Listened for before the heads are read: what comes in between is not missed.
    for (const topic of reader.topics) ends.push(hub.listen(topic, { heard, typing }));
    if (reader.rowsOf) ends.push(hub.onMove(({ member, here }) => send({ t: 'here', who: member, here })));
    const heads = await reader.conversations(Object.keys(hello.have));
    const { isOurs, have } = known(hello, log.logId, heads, audience);
    send({ t: isOurs ? 'welcome' : 'reset', log: log.logId });
    for (const head of heads) {
      feed.follow(head.id, have[head.id] ?? 0);
      feed.advanceTo(head);
    }
    const missed = early ?? [];
    early = undefined;
    missed.forEach(heard);
  };

  const typing = (news: Typing): void => {
    const { conversation, who, doing = 'typing' } = news;
    const { looked } = glance;
    if (doing !== 'typing') {
      if (looked === conversation) glance.tell();
      return;
    }
    if ((looked === conversation || feed?.followed.has(conversation)) && who !== reader?.id)
      send({ t: 'typing', c: conversation, who });
  };

  const tellTyping = async (conversation: string, { audience, id }: Reader): Promise<void> => {
    const [head] = await log.heads([conversation]);
    if (head)
      hub.announceTyping({ site: head.site, visitor: head.visitor, conversation, by: audience, who: id });
  };

  const glance = new Glance(log, hub, () => reader, send);
  ends.push(() => glance.end());

  const client = new ClientSocket(socket, {
    hello: (frame) =>
      void greet(frame).catch((error: unknown) => {
        parts.fault(error);
        client.close(CLOSE.restarting);
      }),
    typing: (conversation) => {
      if (reader && (feed?.followed.has(conversation) || glance.looked === conversation))
        void tellTyping(conversation, reader).catch((error: unknown) => parts.fault(error));
    },
    look: (conversation) => void glance.look(conversation).catch((error: unknown) => parts.fault(error)),
    idle: (isIdle) => stay?.idle(isIdle),
    closed: () => {
      stay?.leave();
      for (const end of ends) end();
    },
  });
};

import { unsettled } from '../../thread/shown.ts';
import { have, needs } from '../../thread/thread.ts';
import type { LivePart, OpenChat } from '../chat/parts.ts';
import type { ChatTransport, Having, News } from '../transport.ts';
import { arrivalsIn } from './arrivals.ts';
import { needsIn } from './needs.ts';
import { readerOf } from './reading.ts';
import { rowsOf } from './rows.ts';
import { beginWith, sendWith } from './sending.ts';
import { share, type TellTyping } from './share.ts';
import { unreadIn } from './unread.ts';

/** Milliseconds between two signs of typing. */
const TYPING_EVERY = 4000;

/** What of a conversation there is to follow: `LivePart` says when each is called. */
type Following = Pick<LivePart, 'shown' | 'deliver' | 'happened' | 'load' | 'need' | 'refusedFor' | 'typing'>;

/** Follows a visitor's conversations: reads their list and the log of the one that is open, and hears of news in all. */
export const follow = (chat: OpenChat, transport: ChatTransport): Following => {
  const { shell, address } = chat;
  const unread = unreadIn(chat, transport);
  const { count, mark } = unread;
  const asking = needsIn(chat);
  /** When the team was told last that the visitor types; 0 where they type no longer. */
  let typedAt = 0;
  let tellTyping: TellTyping | undefined;
  addEventListener('talksuite:signed-out', () => {
    tellTyping = undefined;
  });

  const arrived = arrivalsIn(chat, unread);
  const read = readerOf(chat, transport, arrived);
  const news: News = {
    connection: (connection) => {
      chat.happen({ type: 'connection', connection });
      // Messages of which only sending them again says whether they are in this log.
      if (connection === 'live' || connection === 'polling')
        for (const { key } of unsettled(chat.model.thread)) chat.retry(key);
    },
    log: (log) => chat.happen({ type: 'log', log }),
    event: (conversation, event, log) => {
      if (conversation === chat.model.conversation) {
        const { thread } = chat.model;
        const isNews = !thread.incomplete && event.seq > have(thread);
        chat.happen({ type: 'events', log, events: [event] });
        if (isNews) arrived([event]);
      } else void rows.load();
    },
    typing: (conversation, who, left) => {
      if (conversation === chat.model.conversation)
        chat.happen({ type: 'typing', who, now: shell.parts.now(), left });
    },
    look: () => {
      void rows.load();
      void read();
      shell.set({});
    },
  };

  const having = (): Having => {
    const { conversation, thread } = chat.model;
    return {
      log: thread.log,
      have: { ...rows.last(), ...(conversation !== null && { [conversation]: have(thread) }) },
    };
  };
  /** Opens the connection for news, where there is none. */
  const listen = (): void => {
    if (tellTyping || !address) return;
    tellTyping = share({ address, events: transport.events }, having, news);
    // What came between the last look and this is in no news.
    news.look();
  };
  const rows = rowsOf(chat, transport, (asked) => {
    if (asked) asking.need(asked);
    count();
    if (chat.model.rows!.length > 0) listen();
  });
  return {
    ...asking,
    load: rows.load,
    shown: (screen) => {
      void rows.load();
      if (screen !== 'thread') return;
      void read();
      mark();
    },
    happened: () => {
      count();
      if (needs(chat.model.thread) !== null) void read();
    },
    deliver: async (key) => {
      // Its arrival ends the sign at the team's.
      typedAt = 0;
      await (chat.model.conversation === null ? beginWith : sendWith)(chat, transport, key);
      const { conversation, thread } = chat.model;
      if (conversation === null) return;
      listen();
      // Who writes has read what is above; other tabs count by the server's mark.
      transport.read(conversation, have(thread));
      void rows.load();
    },
    typing: () => {
      const { conversation, thread } = chat.model;
      const now = thread.draft.trim() ? shell.parts.now() : 0;
      // Not at every letter; and with two zeros there is nothing to end.
      if (conversation === null || Math.abs(now - typedAt) < TYPING_EVERY) return;
      typedAt = now;
      tellTyping?.({ t: 'typing', c: conversation, ...(now === 0 && { left: 0 }) });
    },
  };
};

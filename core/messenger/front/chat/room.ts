// The conversations of a Talk server. Loaded when a visitor opens the messenger, or has written before.
import type { Front } from '../handed.ts';
import { randomText, take, type Kit } from '../kit.ts';
import type { Live } from '../live/live.ts';
import type { Room, Shell } from '../room.ts';
import type { Storage } from '../storage.ts';
import { Chat } from './chat.ts';
import css from './chat.css';
import type { Address } from './requests.ts';
import { connectTo } from './transport.ts';
import { thread } from './view.ts';

/** Written by the build: the files that are loaded from here. */
declare const LIVE: string;
declare const FILES: string;
declare const DETAILS: string;

/** The room around a chat, wherever its conversations are. */
export const roomOf = (chat: Chat): Room => {
  const { actions } = chat.shell;
  return {
    css,
    views: {
      thread: () => thread(chat),
      list: () => chat.live?.list(chat.model, actions, chat.enter),
    },
    resume: () => chat.resume(),
    greet: (otherwise) => chat.greet(otherwise),
    shown: (screen) => {
      chat.keep();
      void chat.rows.load();
      if (screen === 'thread') {
        void chat.read();
        chat.mark();
      }
    },
    rows: (rows) => chat.live?.rows(rows, chat.model, chat.enter),
    changes: (now) => {
      const {
        thread: { typing, outbox },
      } = chat.model;
      return [
        ...Object.values(typing).filter((end) => end > now),
        // A message that may not be sent again yet says for how long, second by second.
        ...(outbox.some(({ failure }) => (failure?.retryAt ?? 0) > now) ? [now + 1000] : []),
      ];
    },
  };
};

/** Who is signed in at the site, as it has said; a token that the server refused is not shown again. */
const identityIn = (known: Readonly<Record<string, unknown>>) => {
  let refused: unknown;
  return {
    identity: () => (known['talkToken'] === refused ? '' : String(known['talkToken'])),
    identityRefused: () => {
      refused = known['talkToken'];
    },
  };
};

/** What the visitor proves to be the same with. Made when the first message is sent: before that they are nobody. */
const secretIn = (storage: Storage): string => {
  if (!storage.browser.secret) storage.keepBrowser({ secret: randomText(32) });
  return storage.browser.secret!;
};

export default (
  shell: Shell,
  kit: Kit,
  { host, key, known }: Pick<Front, 'host' | 'key' | 'known'>,
): Room => {
  take(kit);
  const { storage } = shell.parts;
  const address: Address = { host, key, secret: () => secretIn(storage), ...identityIn(known) };
  const live = async (): Promise<Live> => {
    const { default: start } = (await import(LIVE)) as typeof import('../live/live.ts');
    return start(kit);
  };
  return roomOf(
    new Chat(shell, (news) => connectTo(address, news, live), {
      live,
      files: async (chat) => {
        const { default: start } = (await import(FILES)) as typeof import('../files/room.ts');
        return start(kit, chat);
      },
      details: async (chat) => {
        const { default: start } = (await import(DETAILS)) as typeof import('../details/room.ts');
        return chat.details ?? start(kit, chat);
      },
    }),
  );
};

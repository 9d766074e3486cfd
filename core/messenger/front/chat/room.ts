// The conversations of a Talk server. Loaded when a visitor wants to write, or has written before.
import { canReply } from '../../thread/thread.ts';
import type { Front } from '../handed.ts';
import type { Children } from '../element.ts';
import { load, pending, randomText, take, type Kit } from '../kit.ts';
import type { Room, Shell } from '../room.ts';
import type { Storage } from '../storage.ts';
import type { Address } from '../transport.ts';
import { chatIn, type Chat } from './chat.ts';
import css from './chat.css';
import type { ListPart, Loads, OpenChat, Parts } from './parts.ts';
import { teamFirstAt } from './team-first.ts';
import { thread } from './view.ts';

/** The file of a part. */
interface PartModule<Name extends keyof Parts> {
  default(kit: Kit, chat: OpenChat): Parts[Name];
}

/** Draws with the list, once it is here. */
const inList = (chat: Chat, drawn: (list: ListPart) => Children): Children => {
  const { model, shell, parts } = chat;
  if (parts.list) return drawn(parts.list);
  if (!model.failed) chat.bring('list').catch(() => shell.set({ failed: true }));
  return pending(model, shell.actions);
};

/** The conversation that is shown goes on, unless it is closed. */
const goesOn = ({ model, shell }: Chat): boolean => {
  const isHere = model.screen === 'thread' && canReply(model.thread);
  if (isHere) shell.actions.show('thread');
  return isHere;
};

/** The room around a chat, wherever its conversations are. */
export const roomOf = (chat: Chat): Room => {
  return {
    css,
    view: (screen) => {
      if (screen === 'thread') return thread(chat);
      return screen === 'list' && inList(chat, (list) => list.screen());
    },
    resume: () => goesOn(chat) || chat.resume(),
    greet: chat.greet,
    shown: chat.shown,
    rows: (rows) => rows.length > 0 && inList(chat, (list) => list.rows(rows)),
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

/**
 * What the visitor proves to be the same with. Kept when they begin a conversation here: before that this browser is
 * nobody's, and who is signed in reads by their token.
 */
const secretIn = (storage: Storage) => {
  let made = '';
  const secret = (): string => storage.browser.secret ?? (made ||= randomText(32));
  return {
    secret,
    keepSecret: () => {
      storage.keepBrowser({ secret: secret() });
      // The next one is another visitor's: somebody signs out.
      made = '';
    },
  };
};

export default (
  shell: Shell,
  kit: Kit,
  { host, key, known }: Pick<Front, 'host' | 'key' | 'known'>,
): Room => {
  take(kit);
  const { storage, allWords } = shell.parts;
  const address: Address = { host, key, ...secretIn(storage), ...identityIn(known) };
  const loads: Loads = async (name, chat) => {
    const [{ default: start }] = await Promise.all([load<PartModule<typeof name>>(name), allWords()]);
    return start(kit, chat);
  };
  // The token of this page is nobody's.
  addEventListener('talksuite:signed-out', () => address.identityRefused());
  return roomOf(chatIn(shell, { address, teamFirst: (asker) => teamFirstAt(address, asker) }, loads));
};

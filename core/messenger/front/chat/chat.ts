import { reduce, type Happening } from '../../thread/reduce.ts';
import { keptOf, newThread } from '../../thread/thread.ts';
import { randomText } from '../kit.ts';
import type { Screen } from '../model.ts';
import type { Shell } from '../room.ts';
import type { Storage } from '../storage.ts';
import type { Before } from '../transport.ts';
import { authorOf } from './author.ts';
import { greetIn } from './greeting.ts';
import { loadedIn } from './loading.ts';
import { wholeModel, type ChatModel, type Loads, type OpenChat } from './parts.ts';

/** The conversation that is open: what happens to it, and what a visitor does in it. */
export interface Chat extends OpenChat {
  /** What the team says first is shown, to be answered; where there is nothing, the other thing is done. */
  greet(otherwise: () => void): Promise<void>;
  /** A conversation goes on; another one begins where the last one is closed. */
  resume(): boolean;
  /** A screen is shown, or is to be loaded again. */
  shown(screen: Screen): void;
  draft(text: string): void;
  send(): Promise<void>;
  readonly remove: (key: string) => void;
  readonly edit: (key: string) => void;
}

/** Keeps what the visitor has of it, once there is something. */
const keepIn = (storage: Storage, model: ChatModel): void => {
  const { screen, conversation, thread, details, teamFirst } = model;
  if (!thread.draft && !thread.outbox.length && !conversation && !storage.tab) return;
  storage.keepTab({
    view: screen === 'thread' ? 'thread' : 'home',
    conversation,
    kept: keptOf(thread),
    details,
    ...(!conversation && { teamFirst }),
  });
};

export const chatIn = (shell: Shell, { address, teamFirst: askFirst }: Before, load: Loads): Chat => {
  const { storage, now } = shell.parts;
  const loaded = loadedIn(shell, (name) => load(name, chat));
  const { parts, bring, want, follow } = loaded;

  const keep = (): void => keepIn(storage, chat.model);
  /** Something happens to the conversation. What a visitor typed is kept with it. */
  const happen = (happening: Happening): void => {
    shell.set({ thread: reduce(chat.model.thread, happening) });
    keep();
    parts.live?.happened();
  };

  /** Another conversation, of which nothing is known yet; null for a new one. */
  const turnTo: OpenChat['turnTo'] = (conversation, kept, connection = chat.model.thread.connection) =>
    shell.set({
      conversation,
      thread: { ...newThread(kept), connection },
      teamFirst: undefined,
      needs: [],
    });
  const enter = (id: string): void => {
    if (id !== chat.model.conversation) turnTo(id);
    shell.actions.show('thread');
  };

  /** Sends a message; the conversation's first one starts it. Where what sends cannot be loaded, there is no network. */
  const deliver = (key: string): void => {
    bring('live').then(
      (live) => live.deliver(key),
      () => happen({ type: 'silence', key }),
    );
  };
  const retry = (key: string): void => {
    happen({ type: 'retry', key });
    deliver(key);
  };

  const chat: Chat = {
    shell,
    address,
    ...loaded,
    get model(): ChatModel {
      return shell.model as ChatModel;
    },
    happen,
    keep,
    turnTo,
    enter,
    nameOf: (event) => authorOf(wholeModel(chat), event),
    greet: (otherwise) => greetIn(chat, askFirst, otherwise),
    retry,
    resume: (): boolean => {
      const { rows, conversation, thread, screen } = chat.model;
      const id =
        screen === 'thread' ? null : (conversation ?? rows?.find(({ status }) => status !== 'closed')?.id);
      if (id) enter(id);
      else if (conversation) turnTo(null, { draft: thread.draft, outbox: [] });
      return !!id;
    },
    // What was written here, or by who is signed in, is followed.
    shown: (screen: Screen): void => {
      keep();
      if (storage.browser.secret || chat.model.conversation || address?.identity())
        follow((live) => live.shown(screen));
      // What is being answered is shown, whatever was asked of the visitor before.
      if (screen === 'thread' && window.talkSuite?.answers && !chat.model.teamFirst)
        void chat.greet(() => undefined);
    },
    draft: (text: string): void => {
      happen({ type: 'draft', text });
      // It is here before the message is sent.
      want('live')?.typing();
    },
    send: async (): Promise<void> => {
      const { files, details } = parts;
      // A message waits for its files, and for what is asked before it.
      if (files?.attached.pending || (details?.asks && !(await details.give()))) return;
      const key = randomText(16);
      const before = chat.model.thread.outbox.length;
      happen({ type: 'send', key, now: now(), files: parts.files?.attached.take() ?? [] });
      shell.panel.focus('#draft');
      if (chat.model.thread.outbox.length > before) deliver(key);
    },
    remove: (key: string): void => happen({ type: 'delete', key }),
    edit: (key: string): void => {
      parts.files?.attached.restore(chat.model.thread.outbox.find((each) => each.key === key)?.files ?? []);
      happen({ type: 'edit', key });
      shell.panel.focus('#draft');
    },
  };

  const { tab, browser } = storage;
  const thread = newThread(tab?.kept);
  shell.set({ thread: browser.secret ? thread : { ...thread, connection: 'live' } });
  addEventListener('talksuite:signed-out', () => turnTo(null, undefined, 'live'));
  if (tab?.teamFirst) loaded.withPart('details', (details) => details.greetWith(tab.teamFirst!));
  return chat;
};

import type { Need, ReaderEvent } from '../../../contract/conversation/requests.ts';
import { unreadInAll } from '../../homepage.ts';
import { reduce, type Happening } from '../../thread/reduce.ts';
import { unsettled } from '../../thread/shown.ts';
import { have, keptOf, needs, newThread, unreadCount } from '../../thread/thread.ts';
import { randomText } from '../kit.ts';
import { PHONE } from '../phone.ts';
import type { Shell } from '../room.ts';
import { refusalIn, type ChatTransport, type News } from '../transport.ts';
import { authorOf } from './author.ts';
import type { ChatModel, Loads, OpenChat, Parts } from './parts.ts';
import { Rows } from './rows.ts';
import { sendWith } from './sending.ts';

/** Milliseconds between two signs of typing. */
const TYPING_EVERY = 4000;

/** The conversation that is open: what happens to it, and what a visitor does in it. */
export class Chat implements OpenChat {
  readonly shell: Shell;
  readonly transport: ChatTransport;
  readonly rows: Rows;
  /** What has been loaded so far. */
  readonly parts: Partial<Parts> = {};
  readonly #coming: Partial<Record<keyof Parts, Promise<Parts[keyof Parts]> | undefined>> = {};
  readonly #load: Loads;
  #typedAt = 0;
  #reading = false;

  constructor(shell: Shell, connect: (news: News) => ChatTransport, load: Loads) {
    this.shell = shell;
    this.#load = load;
    const { tab, browser } = shell.parts.storage;
    const thread = newThread(tab?.kept);
    shell.set({ thread: browser.secret ? thread : { ...thread, connection: 'live' } });
    this.transport = connect(this.#news);
    this.rows = new Rows(this);
    addEventListener('talksuite:signed-out', () => this.#open(null, undefined, 'live'));
    if (tab?.teamFirst) this.withPart('details', (details) => details.greetWith(tab.teamFirst!));
  }

  get model(): ChatModel {
    return this.shell.model as ChatModel;
  }

  /** Something happens to the conversation. What a visitor typed is kept with it. */
  happen(happening: Happening): void {
    const thread = reduce(this.model.thread, happening);
    this.shell.set({ thread });
    this.keep();
    this.count();
    if (needs(thread) !== null) void this.read();
  }
  /** Tells the launcher how many messages wait. */
  count(): void {
    const { rows, conversation, thread } = this.model;
    const others = (rows ?? []).filter(({ id }) => id !== conversation);
    this.shell.parts.unread(unreadInAll(others) + (this.#seen() ? 0 : unreadCount(thread)));
  }
  #seen(): boolean {
    return this.shell.panel.isOpen && this.model.screen === 'thread' && document.visibilityState !== 'hidden';
  }
  keep(): void {
    const { screen, conversation, thread, details, teamFirst } = this.model;
    const { storage } = this.shell.parts;
    if (!thread.draft && !thread.outbox.length && !conversation && !storage.tab) return;
    storage.keepTab({
      view: screen === 'thread' ? 'thread' : 'home',
      conversation,
      kept: keptOf(thread),
      details,
      ...(conversation === null && { teamFirst }),
    });
  }

  readonly #news: News = {
    connection: (connection) => {
      this.happen({ type: 'connection', connection });
      if (connection === 'live' || connection === 'polling') this.#settle();
    },
    log: (log) => this.happen({ type: 'log', log }),
    event: (conversation, event, log) => {
      if (conversation === this.model.conversation) {
        const isNews = event.seq > have(this.model.thread);
        this.happen({ type: 'events', log, events: [event] });
        if (isNews) this.#arrived(event);
      } else void this.rows.load();
    },
    typing: (conversation, who, left) => {
      if (conversation === this.model.conversation)
        this.happen({ type: 'typing', who, now: this.shell.parts.now(), left });
    },
    look: () => {
      void this.rows.load();
      void this.read();
      this.shell.set({});
    },
  };

  /** A message of somebody else's is read out, counted, and perhaps heard. */
  #arrived(event: ReaderEvent): void {
    if (event.author.kind === 'visitor' || event.type === 'status') return;
    this.shell.set({ said: `${authorOf(this.model, event)}: ${(event.body as { text: string }).text}` });
    this.mark();
    if (this.model.sound && !this.#seen()) this.withPart('sound', ({ play }) => play());
    this.count();
  }
  /** What the visitor sees is read. */
  mark(): void {
    const { conversation, thread } = this.model;
    if (conversation === null || !this.#seen() || unreadCount(thread) === 0) return;
    this.transport.read(conversation, have(thread));
    this.happen({ type: 'read', seq: have(thread) });
  }

  /** Reads what the conversation's log has and this page does not. */
  async read(): Promise<void> {
    const { conversation, thread } = this.model;
    if (conversation === null || this.#reading) return;
    this.#reading = true;
    const [asked, after] = [thread.log, have(thread)];
    try {
      const { log, events, more } = await this.transport.events(conversation, after);
      this.#reading = false;
      if (conversation !== this.model.conversation) return;
      this.shell.set({ failed: false });
      this.happen({ type: 'events', log, events, page: { asked, after, more } });
      this.mark();
    } catch (error) {
      this.#reading = false;
      if (refusalIn(error)?.problem === 'notFound') this.#open(null, keptOf(thread), 'live');
      else this.shell.set({ failed: true });
    }
  }

  /** Another conversation, of which nothing is known yet; null for a new one. */
  #open(
    conversation: string | null,
    kept?: Parameters<typeof newThread>[0],
    connection = this.model.thread.connection,
  ): void {
    this.shell.set({
      conversation,
      thread: { ...newThread(kept), connection },
      teamFirst: undefined,
      needs: [],
    });
  }
  readonly enter = (id: string): void => {
    if (id !== this.model.conversation) this.#open(id);
    this.shell.actions.show('thread');
  };
  /** A conversation goes on; another one begins where the last one is closed. */
  resume(): boolean {
    const { rows, conversation, thread, screen } = this.model;
    const id =
      screen === 'thread' ? null : (conversation ?? rows?.find(({ status }) => status !== 'closed')?.id);
    if (id) this.enter(id);
    else if (conversation !== null) this.#open(null, { draft: thread.draft, outbox: [] });
    return !!id;
  }

  /** Messages of which only sending them again says whether they are in this log. */
  #settle(): void {
    for (const { key } of unsettled(this.model.thread)) this.retry(key);
  }
  /** Sends a message; the conversation's first one starts it. */
  async #deliver(key: string): Promise<void> {
    await sendWith(this, key);
    const { conversation, thread } = this.model;
    if (conversation === null) return;
    this.rows.listen();
    // Who writes has read what is above; other tabs count by the server's mark.
    this.transport.read(conversation, have(thread));
    void this.rows.load();
  }

  /** Loads a part, once. */
  async bring<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
    try {
      const part = (await (this.#coming[name] ??= this.#load(name, this))) as Parts[Name];
      if (!this.parts[name]) {
        this.parts[name] = part;
        if ('css' in part) this.shell.panel.style(part.css);
        this.shell.set({});
      }
      return part;
    } catch (error) {
      this.#coming[name] = undefined;
      throw error;
    }
  }
  /** Does something with a part. Where it cannot be loaded, the next occasion tries again. */
  withPart<Name extends keyof Parts>(name: Name, act: (part: Parts[Name]) => void): void {
    this.bring(name).then(act, () => undefined);
  }
  /** A part, once it is here: the first to want it has it loaded. */
  want<Name extends keyof Parts>(name: Name): Parts[Name] | undefined {
    if (!this.parts[name]) this.withPart(name, () => undefined);
    return this.parts[name];
  }
  /** What the team says first is shown, to be answered; where there is nothing, or it cannot be asked, the other thing is done. */
  async greet(otherwise: () => void): Promise<void> {
    const greeted = await this.#greets().catch(() => false);
    // Unless the visitor has gone elsewhere meanwhile.
    if (this.model.screen !== 'greet') return;
    if (greeted) this.shell.actions.show('thread');
    else otherwise();
  }
  /** Whether the team says something first, to visitors who have no conversation yet. */
  async #greets(): Promise<boolean> {
    const { details, rows } = this.model;
    if (rows?.length !== 0) return false;
    const teamFirst = await this.transport.teamFirst({
      email: details.email,
      isPhone: matchMedia(PHONE).matches,
      now: this.shell.parts.now(),
    });
    if (teamFirst) (await this.bring('details')).greetWith(teamFirst);
    return !!teamFirst;
  }
  /** The site asks something of the visitor: all of it, as it says by now. */
  need(all: readonly Need[]): void {
    this.shell.set({ needs: all });
    // What cannot be loaded now is looked for with the next news.
    if (all.length > 0) this.withPart('details', (details) => details.tell());
  }
  /** A message was refused for want of this member of the request. */
  refusedFor(field = ''): void {
    const before = this.model.needs ?? [];
    const need = field.replace('details.', '') as Need;
    if (!before.includes(need)) this.need([...before, need]);
  }

  draft(text: string): void {
    this.happen({ type: 'draft', text });
    const { conversation } = this.model;
    const now = this.shell.parts.now();
    if (conversation === null || now - this.#typedAt < TYPING_EVERY || text === '') return;
    this.#typedAt = now;
    this.transport.typing(conversation);
  }
  async send(): Promise<void> {
    // A message waits for its files, and for what is asked before it.
    const { files, details } = this.parts;
    if (files?.attached.pending || (details?.asks && !(await details.give()))) return;
    this.#send();
  }
  #send(): void {
    const attached = this.parts.files?.attached;
    const key = randomText(16);
    const before = this.model.thread.outbox.length;
    this.happen({ type: 'send', key, now: this.shell.parts.now(), files: attached?.take() ?? [] });
    this.shell.panel.focus('#draft');
    if (this.model.thread.outbox.length > before) void this.#deliver(key);
  }
  readonly retry = (key: string): void => {
    this.happen({ type: 'retry', key });
    void this.#deliver(key);
  };
  readonly remove = (key: string): void => this.happen({ type: 'delete', key });
  readonly edit = (key: string): void => {
    this.parts.files?.attached.restore(
      this.model.thread.outbox.find((each) => each.key === key)?.files ?? [],
    );
    this.happen({ type: 'edit', key });
    this.shell.panel.focus('#draft');
  };
  readonly switchSound = (): void => {
    const sound = !this.model.sound;
    this.shell.set({ sound });
    this.shell.parts.storage.keepBrowser({ sound });
    if (sound) this.want('sound');
  };
}

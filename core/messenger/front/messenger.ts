import type { DetailsBody, ReaderEvent } from '../../contract/conversation/requests.ts';
import { availabilityLine } from '../estimate.ts';
import { unreadInAll, type ConversationRow } from '../homepage.ts';
import { localized, type PublicMessenger } from '../public-settings.ts';
import { reduce, type Happening } from '../thread/reduce.ts';
import { unsettled } from '../thread/shown.ts';
import { have, keptOf, needs, newThread, unreadCount } from '../thread/thread.ts';
import { emptyForm, needsForm, readForm } from './form.ts';
import type { Actions, Model, Screen } from './model.ts';
import { Panel } from './panel.ts';
import { sendWith } from './sending.ts';
import { play } from './sound.ts';
import { randomText, type Storage } from './storage.ts';
import { Refused, type ChatTransport, type HandOverEnd, type News, type Transport } from './transport.ts';
import { authorOf } from './views/thread.ts';

export interface Parts {
  readonly shadow: ShadowRoot;
  readonly settings: PublicMessenger;
  readonly speech: Model['speech'];
  readonly languages: readonly string[];
  readonly storage: Storage;
  readonly details: DetailsBody;
  transport(news: News): Promise<Transport>;
  now(): number;
  /** What the launcher and the page are told. */
  opened(view: 'home' | 'thread'): void;
  closed(): void;
  unread(count: number): void;
  handedOver(end: HandOverEnd): void;
}

/** The longest time that a timer takes, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The messenger of a page: what happens, and what is shown of it. */
export class Messenger {
  readonly #parts: Parts;
  readonly panel: Panel;
  #model: Model;
  #transport: Transport | undefined;
  #arriving: Promise<Transport> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typedAt = 0;
  #reading = false;
  #rowsWanted = false;
  #rowsLoading = false;
  /** The last number of each conversation, as the list has it. */
  #last: Readonly<Record<string, number>> = {};

  constructor(parts: Parts) {
    this.#parts = parts;
    const { settings, speech, languages, storage, details } = parts;
    const tab = storage.tab;
    const thread = newThread(tab?.kept);
    this.#model = {
      settings,
      texts: localized(settings, languages),
      speech,
      screen: tab?.view ?? 'home',
      chats: settings.mode === 'server',
      rows: storage.browser.secret === undefined ? [] : null,
      rowsFailed: false,
      conversation: tab?.conversation ?? null,
      thread: storage.browser.secret === undefined ? { ...thread, connection: 'live' } : thread,
      form: emptyForm,
      visitor: {},
      details: { ...tab?.details, ...details },
      // A Talk server says itself whom it does not take.
      mayWrite: settings.visitors.allow === 'everyone' || details.email !== undefined,
      line: null,
      handOver: null,
      sound: storage.browser.sound ?? false,
      now: parts.now(),
      said: '',
    };
    this.panel = new Panel(parts.shadow, this.actions);
    this.set({});
  }

  get model(): Model {
    return this.#model;
  }

  /** Changes what is shown, and draws it. */
  set(change: Partial<Model>): void {
    this.#model = { ...this.#model, ...change };
    const { details, settings, speech } = this.#model;
    const now = this.#parts.now();
    const { firstName, lastName, email } = details;
    const line =
      settings.hours.rows.length === 0
        ? null
        : availabilityLine(
            {
              hours: settings.hours,
              estimates: settings.hours.estimates,
              now,
              zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
            },
            speech,
          );
    this.#model = {
      ...this.#model,
      now,
      line,
      visitor: {
        site_name: settings.siteName,
        ...(settings.visitors.showName && {
          ...(firstName && { first_name: firstName }),
          ...(lastName && { last_name: lastName }),
          ...((firstName ?? lastName) && { name: [firstName, lastName].filter(Boolean).join(' ') }),
        }),
        ...(email && { email }),
      },
    };
    this.panel.draw(this.#model);
    clearTimeout(this.#timer);
    const typing = Object.values(this.#model.thread.typing).filter((end) => end > now);
    const next = Math.min(line?.changes ?? Infinity, ...typing, ...this.#retryTimes(now));
    if (next < Infinity)
      this.#timer = setTimeout(() => this.set({}), Math.min(Math.max(next - now, 0) + 20, LONGEST_TIMER));
  }
  /** A message that may not be sent again yet says for how long, second by second. */
  #retryTimes(now: number): number[] {
    return this.#model.thread.outbox.some(({ failure }) => (failure?.retryAt ?? 0) > now) ? [now + 1000] : [];
  }

  /** Something happens to the conversation. What a visitor typed is kept with it. */
  happen(happening: Happening): void {
    const thread = reduce(this.#model.thread, happening);
    this.set({ thread });
    this.#keep();
    this.#parts.unread(this.#unread());
    if (needs(thread) !== null) void this.#read();
  }
  #unread(): number {
    const { rows, conversation, thread } = this.#model;
    const others = (rows ?? []).filter(({ id }) => id !== conversation);
    return unreadInAll(others) + (this.#seen() ? 0 : unreadCount(thread));
  }
  #seen(): boolean {
    return this.panel.isOpen && this.#model.screen === 'thread' && document.visibilityState !== 'hidden';
  }
  #keep(): void {
    const { screen, conversation, thread, details } = this.#model;
    const hasText = thread.draft !== '' || thread.outbox.length > 0;
    if (!hasText && conversation === null && this.#parts.storage.tab === undefined) return;
    this.#parts.storage.keepTab({
      view: screen === 'thread' ? 'thread' : 'home',
      conversation,
      kept: keptOf(thread),
      details,
    });
  }

  readonly #news: News = {
    connection: (connection) => {
      this.happen({ type: 'connection', connection });
      if (connection === 'live' || connection === 'polling') this.#settle();
    },
    log: (log) => this.happen({ type: 'log', log }),
    event: (conversation, event, log) => {
      if (conversation === this.#model.conversation) {
        const isNews = event.seq > have(this.#model.thread);
        this.happen({ type: 'events', log, events: [event] });
        if (isNews) this.#arrived(event);
      } else void this.loadRows();
    },
    typing: (conversation, who) => {
      if (conversation === this.#model.conversation)
        this.happen({ type: 'typing', who, now: this.#parts.now() });
    },
    look: () => {
      void this.loadRows();
      void this.#read();
      this.set({});
    },
  };

  /** A message of somebody else's is read out, counted, and perhaps heard. */
  #arrived(event: ReaderEvent): void {
    if (event.author.kind === 'visitor' || event.type === 'status') return;
    this.set({ said: `${authorOf(this.#model, event)}: ${(event.body as { text: string }).text}` });
    this.#mark();
    if (this.#model.sound && !this.#seen()) play();
    this.#parts.unread(this.#unread());
  }
  /** What the visitor sees is read. */
  #mark(): void {
    const { conversation, thread } = this.#model;
    if (conversation === null || !this.#seen() || unreadCount(thread) === 0) return;
    const seq = have(thread);
    void this.#chat().then((chat) => chat?.read(conversation, seq));
    this.happen({ type: 'read', seq });
  }

  async #bring(): Promise<Transport> {
    this.#arriving ??= this.#parts.transport(this.#news);
    try {
      return (this.#transport = await this.#arriving);
    } catch (error) {
      this.#arriving = undefined;
      throw error;
    }
  }
  async #chat(): Promise<ChatTransport | undefined> {
    const transport = this.#transport ?? (await this.#bring());
    return transport.kind === 'chat' ? transport : undefined;
  }

  /** Reads the list of conversations, and listens from then on. Asked for while it does, it does so once more. */
  async loadRows(): Promise<void> {
    if (!this.#model.chats || this.#parts.storage.browser.secret === undefined) return;
    this.#rowsWanted = true;
    if (this.#rowsLoading) return;
    this.#rowsLoading = true;
    while (this.#rowsWanted) {
      this.#rowsWanted = false;
      await this.#loadRows();
    }
    this.#rowsLoading = false;
  }
  async #loadRows(): Promise<void> {
    try {
      const chat = await this.#chat();
      if (chat === undefined) return;
      const { conversations } = await chat.list();
      this.#last = Object.fromEntries(conversations.map(({ id, last }) => [id, last]));
      const rows = conversations.map(({ id, status, last, read, updatedAt }): ConversationRow => ({
        id,
        status,
        unread: Math.max(0, last - read),
        updatedAt,
      }));
      const own = conversations.find(({ id }) => id === this.#model.conversation);
      this.set({ rows, rowsFailed: false });
      if (own) this.happen({ type: 'read', seq: own.read });
      this.#parts.unread(this.#unread());
      if (conversations.length > 0) this.#listen(chat);
    } catch {
      this.set({ rowsFailed: true });
    }
  }
  #listen(chat: ChatTransport): void {
    chat.listen(() => {
      const { conversation, thread } = this.#model;
      return {
        log: thread.log,
        have: { ...this.#last, ...(conversation !== null && { [conversation]: have(thread) }) },
      };
    });
  }

  /** Reads what the conversation's log has and this page does not. */
  async #read(): Promise<void> {
    const { conversation, thread } = this.#model;
    if (conversation === null || this.#reading) return;
    this.#reading = true;
    const [asked, after] = [thread.log, have(thread)];
    try {
      const chat = await this.#chat();
      const { log, events, more } = (await chat?.events(conversation, after)) ?? {
        log: '',
        events: [],
        more: false,
      };
      this.#reading = false;
      if (log === '' || conversation !== this.#model.conversation) return;
      this.set({ rowsFailed: false });
      this.happen({ type: 'events', log, events, page: { asked, after, more } });
      this.#mark();
    } catch (error) {
      this.#reading = false;
      if (error instanceof Refused && error.problem === 'notFound')
        this.set({ conversation: null, thread: { ...newThread(keptOf(thread)), connection: 'live' } });
      else this.set({ rowsFailed: true });
    }
  }

  /** Messages of which only sending them again says whether they are in this log. */
  #settle(): void {
    for (const { key } of unsettled(this.#model.thread)) {
      this.happen({ type: 'retry', key });
      void this.#deliver(key);
    }
  }
  /** Sends a message; the conversation's first one starts it. */
  async #deliver(key: string): Promise<void> {
    await sendWith({
      key,
      model: () => this.#model,
      chat: () => this.#chat(),
      now: this.#parts.now,
      happen: (happening) => this.happen(happening),
      started: (conversation) => {
        this.set({ conversation });
        this.#keep();
      },
    });
    const chat = await this.#chat();
    const { conversation, thread } = this.#model;
    if (conversation !== null && chat) {
      this.#listen(chat);
      // Who writes has read what is above; other tabs count by the server's mark.
      chat.read(conversation, have(thread));
      void this.loadRows();
    }
  }

  show(screen: Screen): void {
    this.set({ screen });
    this.#keep();
    if (screen === 'home' || screen === 'list') void this.loadRows();
    if (screen === 'thread') {
      void this.#read();
      this.#mark();
    }
  }

  open(view?: 'home' | 'thread'): void {
    const { screen, chats } = this.#model;
    this.panel.open();
    const wanted = view === 'thread' && screen !== 'thread' ? 'begin' : view;
    if (wanted === 'begin' || (wanted === 'thread' && !chats)) this.actions.begin();
    else this.show(wanted ?? screen);
    // What is needed next is on its way while the visitor reads.
    this.#bring().catch(() => undefined);
    this.#parts.opened(this.#model.screen === 'thread' ? 'thread' : 'home');
  }
  close(): void {
    this.panel.close();
    this.#parts.closed();
  }

  /** Takes the visitor to Ortto's Talk, with what is known of them. */
  async talk(): Promise<void> {
    this.set({ screen: 'handOver', handOver: 'opening' });
    let end: HandOverEnd = 'blocked';
    try {
      const transport = await this.#bring();
      if (transport.kind === 'hand-over') end = await transport.begin(this.#model.details);
    } catch {
      // The module did not come: the same as a script that does not.
    }
    this.set({ handOver: end });
    this.#parts.handedOver(end);
  }

  readonly actions: Actions = {
    close: () => this.close(),
    show: (screen) => this.show(screen),
    begin: () => {
      const { settings, details, rows, conversation, thread, chats, screen } = this.#model;
      const latest = rows?.find(({ status }) => status !== 'closed');
      if (!this.#model.mayWrite) return this.show('home');
      // A conversation goes on; another one begins where the last one is closed.
      if (chats && screen !== 'thread' && conversation !== null) return this.show('thread');
      if (chats && screen !== 'thread' && latest) return this.actions.enter(latest.id);
      if (conversation !== null)
        this.set({
          conversation: null,
          thread: { ...newThread({ draft: thread.draft, outbox: [] }), connection: thread.connection },
        });
      if (needsForm(settings.visitors, details)) this.set({ screen: 'form', form: emptyForm });
      else this.#go();
    },
    enter: (id) => {
      if (id !== this.#model.conversation)
        this.set({
          conversation: id,
          thread: { ...newThread(), connection: this.#model.thread.connection },
        });
      this.show('thread');
    },
    fill: (field, text) => {
      const { form } = this.#model;
      const { [field]: _, ...problems } = form.problems;
      this.set({ form: { ...form, values: { ...form.values, [field]: text }, problems } });
    },
    agree: (agreed) => {
      const { form } = this.#model;
      const { consent: _, ...problems } = form.problems;
      this.set({ form: { ...form, agreed, problems } });
    },
    submit: () => {
      const { settings, details, form } = this.#model;
      const read = readForm(settings.visitors, details, form);
      if ('problems' in read) {
        this.set({ form: { ...form, problems: read.problems } });
        this.panel.focusTrouble();
        return;
      }
      this.set({ details: read.details });
      this.#go();
    },
    draft: (text) => {
      this.happen({ type: 'draft', text });
      const { conversation } = this.#model;
      const now = this.#parts.now();
      if (conversation === null || now - this.#typedAt < 4000 || text === '') return;
      this.#typedAt = now;
      void this.#chat().then((chat) => chat?.typing(conversation));
    },
    send: () => {
      const key = randomText(16);
      const before = this.#model.thread.outbox.length;
      this.happen({ type: 'send', key, now: this.#parts.now() });
      this.panel.focusDraft();
      if (this.#model.thread.outbox.length > before) void this.#deliver(key);
    },
    retry: (key) => {
      this.happen({ type: 'retry', key });
      void this.#deliver(key);
    },
    remove: (key) => this.happen({ type: 'delete', key }),
    edit: (key) => {
      this.happen({ type: 'edit', key });
      this.panel.focusDraft();
    },
    reload: () => {
      this.set({ rowsFailed: false });
      void this.loadRows();
      void this.#read();
    },
    sound: () => {
      this.set({ sound: !this.#model.sound });
      this.#parts.storage.keepBrowser({ sound: this.#model.sound });
    },
    handOver: () => void this.talk(),
  };

  /** Where the form leads to. */
  #go(): void {
    if (this.#model.chats) this.show('thread');
    else void this.talk();
  }
}

import { lengthOf, TEXT_LIMIT, TYPING_SECONDS } from '../../contract/conversation/limits.ts';
import type { FileInfo } from '../../contract/conversation/events.ts';
import type { ReaderEvent, ProblemAnswer } from '../../contract/conversation/requests.ts';
import {
  canReply,
  doubtful,
  have,
  unanswered,
  written,
  type Connection,
  type Outgoing,
  type Thread,
} from './thread.ts';

/** What happens to a thread. Instants are milliseconds since 1970; the caller has the clock and makes the keys. */
export type Happening =
  /** Which log it is: the frames `welcome` and `reset`. */
  | { readonly type: 'log'; readonly log: string }
  /**
   * Events of the log, in order: a frame's one, with the log that its socket was welcomed to, or an answer's page.
   * A page also says what was asked: the thread's log and last number at that time.
   */
  | {
      readonly type: 'events';
      readonly log: string;
      readonly events: readonly ReaderEvent[];
      readonly page?: { readonly asked: string | null; readonly after: number; readonly more: boolean };
    }
  | {
      readonly type: 'typing';
      readonly who: string;
      readonly now: number;
      readonly left?: number | undefined;
    }
  /** The last number that the visitor has read. */
  | { readonly type: 'read'; readonly seq: number }
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'draft'; readonly text: string }
  /** Send was pressed: the draft, with files or files alone, becomes a message on its way, with this key. */
  | {
      readonly type: 'send';
      readonly key: string;
      readonly now: number;
      readonly files?: readonly FileInfo[];
    }
  /** The server stored it: its answer, with the log that the event's number is of. */
  | {
      readonly type: 'answer';
      readonly key: string;
      readonly log: string;
      readonly event: ReaderEvent;
    }
  | {
      readonly type: 'refusal';
      readonly key: string;
      readonly problem: ProblemAnswer['problem'];
      readonly retryAt?: number;
    }
  /** No answer came. */
  | { readonly type: 'silence'; readonly key: string }
  | { readonly type: 'retry'; readonly key: string }
  | { readonly type: 'delete'; readonly key: string }
  /** A refused message goes back into the draft. */
  | { readonly type: 'edit'; readonly key: string };

const change = (thread: Thread, key: string, by: (message: Outgoing) => Outgoing): Thread => ({
  ...thread,
  outbox: thread.outbox.map((each) => (each.key === key ? by(each) : each)),
});

const without = (thread: Thread, key: string): Thread => ({
  ...thread,
  outbox: thread.outbox.filter((each) => each.key !== key),
});

/** All numbers are of a log: with another one, only what the visitor wrote stays. */
const inLog = (thread: Thread, log: string): Thread => {
  if (thread.log === log) return thread;
  if (thread.log === null) return { ...thread, log };
  return {
    ...thread,
    log,
    events: [],
    heard: 0,
    incomplete: true,
    read: 0,
    typing: {},
    outbox: thread.outbox.map((each) => (each.state === 'stored' ? doubtful(each) : each)),
  };
};

/** Adds what is next; what is known is passed over, and what comes after a gap is only heard of. */
const withEvents = (thread: Thread, events: readonly ReaderEvent[]): Thread => {
  const known = [...thread.events];
  let { heard, read: seen } = thread;
  const typing = { ...thread.typing };
  let { outbox } = thread;
  for (const event of events) {
    heard = Math.max(heard, event.seq);
    if (event.seq !== known.length + 1) continue;
    known.push(event);
    if (event.type === 'message') delete typing[event.author.id];
    // One's own has arrived, whatever became of its answer. What was on its way from here has been read, too.
    if (event.key === null || !outbox.some(({ key }) => key === event.key)) continue;
    outbox = outbox.filter(({ key }) => key !== event.key);
    seen = Math.max(seen, event.seq);
  }
  return { ...thread, events: known, heard, read: seen, typing, outbox };
};

const read = (thread: Thread, { log, events, page }: Extract<Happening, { type: 'events' }>): Thread => {
  // Of two logs the later one counts. Only an answer to a question about the one here can be later.
  if (thread.log !== null && log !== thread.log && page?.asked !== thread.log)
    return { ...thread, incomplete: true };
  const after = withEvents(inLog(thread, log), events);
  // A page that ends elsewhere is an old one, and says nothing about the end of the log.
  return page && page.after + events.length === have(after) ? { ...after, incomplete: page.more } : after;
};

/** Every message has a text: of files alone it is their names. */
export const namesOf = (files: readonly FileInfo[]): string => files.map(({ name }) => name).join(', ');

const sent = (thread: Thread, { key, now, files = [] }: Extract<Happening, { type: 'send' }>): Thread => {
  const text = thread.draft.trim() || namesOf(files);
  const refused = text === '' || lengthOf(text) > TEXT_LIMIT || !canReply(thread);
  if (refused || thread.outbox.some((each) => each.key === key)) return thread;
  const message: Outgoing = {
    key,
    text,
    at: now,
    state: 'sending',
    ...(files.length > 0 && { files }),
  };
  return { ...thread, draft: '', outbox: [...thread.outbox, message] };
};

const answered = (thread: Thread, { key, log, event }: Extract<Happening, { type: 'answer' }>): Thread => {
  if (!thread.outbox.some((each) => each.key === key)) return thread;
  const here = thread.log === null ? inLog(thread, log) : thread;
  // A number of another log, an earlier or a later one: whether this one has it, only sending it again says.
  if (log !== here.log) return change(here, key, doubtful);
  // Before a conversation's first message there is nothing to read.
  const incomplete = here.incomplete && event.seq > 1;
  const stored = change({ ...here, incomplete, read: Math.max(here.read, event.seq) }, key, (each) => ({
    ...written(each),
    state: 'stored',
    seq: event.seq,
  }));
  return withEvents(stored, [event]);
};

const inDraft = (thread: Thread, key: string): Thread => {
  const message = thread.outbox.find((each) => each.key === key);
  // One without an answer may have been stored: in other words it would be there twice.
  if (!message?.failure?.problem) return thread;
  // The names of files are no words of the visitor's.
  const text = message.text === namesOf(message.files ?? []) ? '' : message.text;
  const draft = [thread.draft, text].filter(Boolean).join('\n');
  return { ...without(thread, key), draft };
};

/**
 * What a thread is after something happened. Frames may come doubled, late, out of order or not at all: `needs` says
 * whether the log has to be read, and after that the thread is the log.
 * @example reduce(newThread(), { type: 'draft', text: 'Hello' }).draft === 'Hello'
 */
export const reduce = (thread: Thread, happening: Happening): Thread => {
  switch (happening.type) {
    case 'log':
      return inLog(thread, happening.log);
    case 'events':
      return read(thread, happening);
    case 'typing':
      return {
        ...thread,
        typing: {
          ...thread.typing,
          [happening.who]: happening.now + (happening.left ?? TYPING_SECONDS * 1000),
        },
      };
    case 'read':
      return { ...thread, read: Math.max(thread.read, happening.seq) };
    case 'connection':
      // Nobody hears of typing that ends while the connection is lost.
      return {
        ...thread,
        connection: happening.connection,
        typing: happening.connection === 'live' ? thread.typing : {},
      };
    case 'draft':
      return { ...thread, draft: happening.text };
    case 'send':
      return sent(thread, happening);
    case 'answer':
      return answered(thread, happening);
    case 'refusal': {
      const { key, problem, retryAt } = happening;
      const failure = { problem, ...(retryAt && { retryAt }) };
      const failed = change(thread, key, (each) =>
        each.state === 'sending' ? { ...each, state: 'failed', failure } : each,
      );
      return problem === 'blocked' ? { ...failed, blocked: true } : failed;
    }
    case 'silence':
      return change(thread, happening.key, (each) => (each.state === 'sending' ? unanswered(each) : each));
    case 'retry':
      return change(thread, happening.key, (each) => {
        const again = each.state === 'failed' || (each.state === 'stored' && each.seq === undefined);
        return again ? { ...written(each), state: 'sending' } : each;
      });
    case 'delete':
      return thread.outbox.some(({ key, state }) => key === happening.key && state === 'failed')
        ? without(thread, happening.key)
        : thread;
    case 'edit':
      return inDraft(thread, happening.key);
  }
};

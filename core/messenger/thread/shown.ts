import type { ReaderEvent } from '../../contract/conversation/requests.ts';
import type { Outgoing, Thread } from './thread.ts';

/** A line of the thread: an event of the log, or a message on its way. */
export type Shown =
  | { readonly kind: 'event'; readonly event: ReaderEvent }
  | { readonly kind: 'outgoing'; readonly message: Outgoing };

const isText = (event: ReaderEvent, text: string): boolean =>
  event.type === 'message' &&
  event.author.kind === 'visitor' &&
  (event.body as { text: string }).text === text;

/**
 * Messages of which no answer came that seem to be in the log already, by key.
 *
 * An event does not say which key it was sent with, so this is a guess: the first of the visitor's events with that
 * text since then. It only hides the message, which stays in the outbox until an answer settles it: another tab may
 * have sent the same words.
 */
const seemStored = ({ outbox, events, own }: Thread): ReadonlySet<string> => {
  const taken = new Set(own);
  const found = new Set<string>();
  for (const { key, text, after, seq, failure } of outbox) {
    if (seq !== undefined || (failure !== undefined && failure.problem !== null)) continue;
    const match = events.find((event) => event.seq > after && !taken.has(event.seq) && isText(event, text));
    if (match === undefined) continue;
    taken.add(match.seq);
    found.add(key);
  }
  return found;
};

/** What to show, in order: the log, then what is on its way. Nothing is shown twice. */
export const shown = (thread: Thread): Shown[] => {
  const hidden = seemStored(thread);
  return [
    ...thread.events.map((event) => ({ kind: 'event', event }) as const),
    ...thread.outbox
      .filter(({ key }) => !hidden.has(key))
      .map((message) => ({ kind: 'outgoing', message }) as const),
  ];
};

/**
 * Messages that seem to have arrived, though no answer about this log says so. They are not shown as failed; sending
 * them again with their keys settles it, and is to be done as soon as there is a connection.
 */
export const unsettled = (thread: Thread): Outgoing[] => {
  const hidden = seemStored(thread);
  return thread.outbox.filter(
    ({ key, state, seq }) =>
      (state === 'failed' && hidden.has(key)) || (state === 'stored' && seq === undefined),
  );
};

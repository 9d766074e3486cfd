import type { ReaderEvent } from '../../contract/conversation/requests.ts';
import type { Outgoing, Thread } from './thread.ts';

/** A line of the thread: an event of the log, or a message on its way. */
export type Shown =
  | { readonly kind: 'event'; readonly event: ReaderEvent }
  | { readonly kind: 'outgoing'; readonly message: Outgoing };

/** What to show, in order: the log, then what is on its way. An event names its key, so nothing is shown twice. */
export const shown = ({ events, outbox }: Thread): Shown[] => [
  ...events.map((event) => ({ kind: 'event', event }) as const),
  ...outbox.map((message) => ({ kind: 'outgoing', message }) as const),
];

/**
 * Messages that a server has stored, but perhaps not in this log. They are not shown as failed; sending them again
 * with their keys settles it, and is to be done as soon as there is a connection.
 */
export const unsettled = ({ outbox }: Thread): Outgoing[] =>
  outbox.filter(({ state, seq }) => state === 'stored' && seq === undefined);

import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { ChatTransport } from '../transport.ts';

/** Conversations that are nowhere: what is written is answered as stored, and nothing leaves the page. */
export const previewTransport = (now: () => number): ChatTransport => {
  const events: ReaderEvent[] = [];
  const stored = (key: string, text: string) => {
    const event: ReaderEvent = {
      seq: events.length + 1,
      type: 'message',
      author: { kind: 'visitor', id: 'visitor' },
      body: { text },
      at: now(),
      key,
    };
    events.push(event);
    return Promise.resolve({ log: 'preview', conversation: 'preview', event });
  };
  return {
    list: () => Promise.resolve({ log: 'preview', conversations: [] }),
    start: (key, { message }) => stored(key, message.text),
    add: (_conversation, { key, body }) => stored(key, body.text),
    events: (_conversation, after) =>
      Promise.resolve({ log: 'preview', events: events.slice(after), more: false }),
    read: () => undefined,
    typing: () => undefined,
    listen: () => undefined,
  };
};

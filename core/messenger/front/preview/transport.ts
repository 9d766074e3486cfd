import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { ChatTransport } from '../transport.ts';

/** A picture that is in the page: the preview asks nobody for anything. */
const PICTURE =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><rect width="240" height="160" fill="%23cfd8e3"/><circle cx="80" cy="104" r="34" fill="none" stroke="%231f3a5f" stroke-width="6"/><circle cx="168" cy="104" r="34" fill="none" stroke="%231f3a5f" stroke-width="6"/><path d="M80 104l32-52h40l16 52M112 52l-8 52h64" fill="none" stroke="%231f3a5f" stroke-width="6"/></svg>';

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
    details: () => Promise.resolve(),
    events: (_conversation, after) =>
      Promise.resolve({ log: 'preview', events: events.slice(after), more: false }),
    read: () => undefined,
    fileAddress: (_conversation, file) =>
      Promise.resolve({ url: file === 'picture' ? PICTURE : '#', expiresAt: Infinity }),
  };
};

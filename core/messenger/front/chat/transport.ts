import type { ChatTransport, News } from '../transport.ts';
import type { Live } from '../live/live.ts';
import { ask, type Address } from './requests.ts';

/**
 * Talks with a Talk server, by the conversation contract.
 * @param live loads what keeps a connection, once somebody has written
 */
export const connectTo = (address: Address, news: News, live: () => Promise<Live>): ChatTransport => {
  let typing: ((conversation: string) => void) | undefined;
  let isListening = false;
  return {
    address,
    fileAddress: (conversation, file) => ask(address, 'GET', `/conversations/${conversation}/files/${file}`),
    list: () => ask(address, 'GET', '/conversations'),
    start: (key, body) => ask(address, 'PUT', `/conversations/${key}`, body),
    add: (conversation, body) => ask(address, 'POST', `/conversations/${conversation}/events`, body),
    details: (conversation, details) =>
      ask(address, 'POST', `/conversations/${conversation}/details`, details),
    events: (conversation, after) =>
      ask(address, 'GET', `/conversations/${conversation}/events?after=${after}`),
    read: (conversation, seq) => {
      // Another mark follows with the next message: one that is lost does no harm.
      ask(address, 'POST', `/conversations/${conversation}/read`, { seq }).catch(() => undefined);
    },
    typing: (conversation) => typing?.(conversation),
    listen: (having) => {
      if (isListening) return;
      isListening = true;
      void (async () => {
        try {
          const { share } = await live();
          typing = share(address, having, news);
          // What came between the last look and this is in no news.
          news.look();
        } catch {
          isListening = false;
        }
      })();
    },
  };
};

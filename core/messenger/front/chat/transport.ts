import type { Address, ChatTransport, News } from '../transport.ts';
import { ask } from './requests.ts';
import { share } from './share.ts';
import { teamFirstAt } from './team-first.ts';

/** Talks with a Talk server, by the conversation contract. */
export const connectTo = (address: Address, news: News): ChatTransport => {
  let typing: ((conversation: string) => void) | undefined;
  // In whichever tab: the next visitor listens anew, and the token of this page is nobody's.
  addEventListener('talksuite:signed-out', () => {
    typing = undefined;
    address.identityRefused();
  });
  return {
    address,
    teamFirst: (asker) => teamFirstAt(address, asker),
    fileAddress: (conversation, file) => ask(address, 'GET', `/conversations/${conversation}/files/${file}`),
    list: () => ask(address, 'GET', '/conversations'),
    start: (key, body) => {
      address.keepSecret();
      return ask(address, 'PUT', `/conversations/${key}`, body);
    },
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
      if (typing) return;
      typing = share(address, having, news);
      // What came between the last look and this is in no news.
      news.look();
    },
  };
};

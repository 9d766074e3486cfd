import type { Address, ChatTransport } from '../transport.ts';
import { ask } from './requests.ts';

/** Seconds that a question for news is kept open, and milliseconds until it counts as unanswered. */
const [WAIT, UNANSWERED] = [25, 35_000];

/** Talks with a Talk server, by the conversation contract. */
export const transportTo = (address: Address): ChatTransport => ({
  fileAddress: (conversation, file) => ask(address, 'GET', `/conversations/${conversation}/files/${file}`),
  list: () => ask(address, 'GET', '/conversations'),
  start: (key, body) => {
    address.keepSecret();
    return ask(address, 'PUT', `/conversations/${key}`, body);
  },
  add: (conversation, body) => ask(address, 'POST', `/conversations/${conversation}/events`, body),
  details: (conversation, answers) => ask(address, 'POST', `/conversations/${conversation}/details`, answers),
  events: (conversation, after, waits) =>
    ask(
      address,
      'GET',
      `/conversations/${conversation}/events?after=${after}${waits ? `&wait=${WAIT}` : ''}`,
      undefined,
      waits ? UNANSWERED : undefined,
    ),
  read: (conversation, seq) => {
    // Another mark follows with the next message: one that is lost does no harm.
    ask(address, 'POST', `/conversations/${conversation}/read`, { seq }).catch(() => undefined);
  },
});

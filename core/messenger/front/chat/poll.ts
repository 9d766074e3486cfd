// News by requests that are kept open: loaded where no socket gets through.
import type { EventsAnswer } from '../../../contract/conversation/requests.ts';
import type { Address, Having, News } from '../transport.ts';
import { ask } from './requests.ts';

/** Milliseconds of asking, after which a socket is tried again. */
const SOCKET_AGAIN = 10 * 60_000;

/** Seconds that a question for news is kept open. */
const WAIT = 25;

/**
 * Asks for a while, for the conversation of whose news nobody else tells.
 * @throws where no answer came, and where there is no conversation to ask for
 */
export default async (
  address: Address,
  having: () => Having,
  news: News,
  isEnded: () => boolean,
): Promise<void> => {
  const since = Date.now();
  while (Date.now() - since < SOCKET_AGAIN && !isEnded()) {
    const [conversation, after] = Object.entries(having().have).at(-1)!;
    const page = await ask<EventsAnswer>(
      address,
      'GET',
      `/conversations/${conversation}/events?after=${after}&wait=${WAIT}`,
      undefined,
      (WAIT + 10) * 1000,
    );
    news.connection('polling');
    news.log(page.log);
    for (const event of page.events) news.event(conversation, event, page.log);
  }
};

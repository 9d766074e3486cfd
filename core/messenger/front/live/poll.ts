// News by requests that are kept open, where no socket gets through.
import type { Having, News, Server } from '../transport.ts';

/** Milliseconds of asking, after which a socket is tried again. */
const SOCKET_AGAIN = 10 * 60_000;

/**
 * Asks for a while, for the conversation of whose news nobody else tells.
 * @throws where no answer came, and where there is no conversation to ask for
 */
export const poll = async (
  { events }: Server,
  having: () => Having,
  news: News,
  isEnded: () => boolean,
): Promise<void> => {
  const since = Date.now();
  while (Date.now() - since < SOCKET_AGAIN && !isEnded()) {
    const [conversation, after] = Object.entries(having().have).at(-1)!;
    const page = await events(conversation, after, true);
    news.connection('polling');
    news.log(page.log);
    for (const event of page.events) news.event(conversation, event, page.log);
  }
};

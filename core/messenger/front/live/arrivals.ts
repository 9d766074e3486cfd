import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { OpenChat } from '../chat/parts.ts';
import type { Unread } from './unread.ts';

/** What becomes of events that have just come: messages of somebody else's are read out, counted, and perhaps heard. */
export const arrivalsIn =
  (chat: OpenChat, { isSeen, count, mark }: Unread) =>
  (events: readonly ReaderEvent[]): void => {
    const said = events
      .filter(({ author, type }) => author.kind !== 'visitor' && type !== 'status')
      .map((event) => `${chat.nameOf(event)}: ${(event.body as { text: string }).text}`);
    mark();
    if (said.length === 0) return;
    chat.shell.set({ said: said.join('\n') });
    if (chat.model.sound && !isSeen()) chat.withPart('sound', ({ play }) => play());
    count();
  };

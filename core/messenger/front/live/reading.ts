import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import { have } from '../../thread/thread.ts';
import type { OpenChat } from '../chat/parts.ts';
import { refusalIn, type ChatTransport } from '../transport.ts';

/**
 * Reads what the conversation's log has and this page does not.
 * @param arrived is called after that, with what was said since the page had the log to its end
 */
export const readerOf = (
  chat: OpenChat,
  transport: ChatTransport,
  arrived: (events: readonly ReaderEvent[]) => void,
) => {
  let reading = false;
  return async (): Promise<void> => {
    const { shell } = chat;
    const { conversation, thread } = chat.model;
    if (conversation === null || reading) return;
    reading = true;
    const [asked, after] = [thread.log, have(thread)];
    try {
      const { log, events, more } = await transport.events(conversation, after);
      reading = false;
      if (conversation !== chat.model.conversation) return;
      shell.set({ failed: false });
      const had = have(chat.model.thread);
      chat.happen({ type: 'events', log, events, page: { asked, after, more } });
      arrived(thread.incomplete ? [] : events.filter(({ seq }) => seq > had));
    } catch (error) {
      reading = false;
      if (refusalIn(error)?.problem === 'notFound') chat.turnTo(null, thread, 'live');
      else shell.set({ failed: true });
    }
  };
};

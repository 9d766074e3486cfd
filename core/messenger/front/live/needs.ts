import type { Need } from '../../../contract/conversation/requests.ts';
import type { LivePart, OpenChat } from '../chat/parts.ts';

/** What the site asks of the visitor in the conversation: `LivePart` says when each is called. */
export const needsIn = (chat: OpenChat): Pick<LivePart, 'need' | 'refusedFor'> => {
  const need = (all: readonly Need[]): void => {
    chat.shell.set({ needs: all });
    // What cannot be loaded now is looked for with the next news.
    if (all.length > 0) chat.withPart('details', (details) => details.tell());
  };
  return {
    need,
    refusedFor: (field = '') => {
      const before = chat.model.needs ?? [];
      const asked = field.replace('details.', '') as Need;
      if (!before.includes(asked)) need([...before, asked]);
    },
  };
};

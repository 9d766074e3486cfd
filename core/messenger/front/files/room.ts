// Files of conversations: loaded where a site takes them from visitors, or a message has some.
import type { FileInfo } from '../../../contract/conversation/events.ts';
import type { Chat } from '../chat/chat.ts';
import type { Children } from '../element.ts';
import { take, type Kit } from '../kit.ts';
import { FileAddresses } from './addresses.ts';
import { AttachedFiles } from './attached.ts';
import css from './files.css';
import { attachButton, attachedList, filesOfMessage, takesFiles } from './view.ts';

const files = (kit: Kit, chat: Chat) => {
  take(kit);
  const attached = new AttachedFiles(chat);
  const addresses = new FileAddresses(chat);
  return {
    css,
    attached,
    /** The files of a message. */
    ofMessage: (shown: readonly FileInfo[]): Children => filesOfMessage(chat, addresses, shown),
    /** Above the box, in it, and what the box takes. */
    list: (): Children => attachedList(chat, attached),
    button: (): Children => attachButton(chat, attached),
    takes: () => takesFiles(attached),
  };
};
export type FilesRoom = ReturnType<typeof files>;
export default files;

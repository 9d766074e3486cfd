// Files of conversations: loaded where a site takes them from visitors, or a message has some.
import type { FileInfo } from '../../../contract/conversation/events.ts';
import type { Chat } from '../chat/chat.ts';
import { wholeModel } from '../chat/parts.ts';
import type { Children } from '../element.ts';
import { take, type Kit } from '../kit.ts';
import { FileAddresses } from './addresses.ts';
import { AttachedFiles } from './attached.ts';
import css from './files.css';
import { attachedList, filesOfMessage } from './view.ts';

const files = (kit: Kit, chat: Chat) => {
  take(kit);
  const attached = new AttachedFiles(chat);
  const addresses = new FileAddresses(chat);
  return {
    css,
    attached,
    /** The files of a message. */
    ofMessage: (shown: readonly FileInfo[]): Children => filesOfMessage(chat, addresses, shown),
    /** The files of the next message, above the box. */
    list: (): Children => attachedList(wholeModel(chat), attached),
  };
};
export type FilesRoom = ReturnType<typeof files>;
export default files;

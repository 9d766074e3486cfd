// Files of conversations: loaded where a site takes them from visitors, or a message has some.
import { wholeModel, type FilesPart, type OpenChat } from '../chat/parts.ts';
import { take, type Kit } from '../kit.ts';
import { FileAddresses } from './addresses.ts';
import { AttachedFiles } from './attached.ts';
import css from './files.css';
import { attachedList, filesOfMessage } from './view.ts';

const files = (kit: Kit, chat: OpenChat): FilesPart => {
  take(kit);
  const attached = new AttachedFiles(chat);
  const addresses = new FileAddresses(chat);
  return {
    css,
    attached,
    ofMessage: (shown) => filesOfMessage(chat, addresses, shown),
    list: () => attachedList(wholeModel(chat), attached),
  };
};
export default files;

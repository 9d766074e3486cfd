// What sends messages and follows conversations: loaded for those who have some, and while the first message is written.
import { wholeModel, type LivePart, type OpenChat } from '../chat/parts.ts';
import { take, type Kit } from '../kit.ts';
import { attachButton, takesFiles } from './attach.ts';
import { follow } from './follow.ts';
import css from './live.css';
import { transportTo } from './transport.ts';
import { banner, ended, soundButton, status, typists } from './view.ts';

const live = (kit: Kit, chat: OpenChat, transport = transportTo(chat.address!)): LivePart => {
  take(kit);
  return {
    css,
    transport,
    ...follow(chat, transport),
    soundButton: () => soundButton(chat),
    banner: () => banner(wholeModel(chat)),
    typists: () => typists(wholeModel(chat)),
    status: (event) => status(wholeModel(chat), event),
    ended: () => ended(chat),
    attachButton: () => attachButton(chat),
    takesFiles: () => takesFiles(chat),
  };
};
export default live;

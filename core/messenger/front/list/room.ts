// The list of a visitor's conversations: loaded for those who have some.
import { wholeModel, type ListPart, type OpenChat } from '../chat/parts.ts';
import { take, type Kit } from '../kit.ts';
import css from './list.css';
import { list, rows } from './view.ts';

const listRoom = (kit: Kit, chat: OpenChat): ListPart => {
  take(kit);
  return {
    css,
    screen: () => list(wholeModel(chat), chat.shell.actions, chat.enter),
    rows: (shown) => rows(shown, wholeModel(chat), chat.enter),
  };
};
export default listRoom;

// The list of a visitor's conversations: loaded for those who have some.
import type { Chat } from '../chat/chat.ts';
import { wholeModel } from '../chat/parts.ts';
import type { ConversationRow } from '../../homepage.ts';
import type { Children } from '../element.ts';
import { take, type Kit } from '../kit.ts';
import css from './list.css';
import { list, rows } from './view.ts';

const listRoom = (kit: Kit, chat: Chat) => {
  take(kit);
  return {
    css,
    /** All of them, on a screen of their own. */
    screen: (): Children => list(wholeModel(chat), chat.shell.actions, chat.enter),
    /** Some of them, on the homepage. */
    rows: (shown: readonly ConversationRow[]): Children => rows(shown, wholeModel(chat), chat.enter),
  };
};
export type ListRoom = ReturnType<typeof listRoom>;
export default listRoom;

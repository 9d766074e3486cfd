// What is asked in a conversation, after the visitor has answered the team: loaded when it is asked, or may be.
import type { DetailsPart, OpenChat } from '../chat/parts.ts';
import { take, type Kit } from '../kit.ts';
import { Asking } from './asking.ts';
import css from './details.css';
import { card } from './view.ts';

const details = (kit: Kit, chat: OpenChat): DetailsPart => {
  take(kit);
  const asking = new Asking(chat);
  return {
    css,
    get asks(): boolean {
      return asking.asks;
    },
    greetWith: (teamFirst) => asking.greetWith(teamFirst),
    give: () => asking.give(),
    tell: () => asking.tell(),
    first: () => (chat.model.thread.events.length === 0 ? chat.model.teamFirst?.event : undefined),
    card: () => card(chat, asking),
  };
};
export default details;

// What is asked in a conversation, after the visitor has answered the team: loaded when it is asked, or may be.
import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { Chat } from '../chat/chat.ts';
import type { Children } from '../element.ts';
import { take, type Kit } from '../kit.ts';
import type { TeamFirst } from '../model.ts';
import { Asking } from './asking.ts';
import css from './details.css';
import { card } from './view.ts';

const details = (kit: Kit, chat: Chat) => {
  take(kit);
  const asking = new Asking(chat);
  return {
    css,
    get asks(): boolean {
      return asking.asks;
    },
    greetWith: (teamFirst: TeamFirst) => asking.greetWith(teamFirst),
    give: () => asking.give(),
    tell: () => asking.tell(),
    /** What the team said first, until it is in the log. */
    first: (): ReaderEvent | undefined =>
      chat.model.thread.events.length === 0 ? chat.model.teamFirst?.event : undefined,
    card: (): Children => card(chat, asking),
  };
};
export type DetailsRoom = ReturnType<typeof details>;
export default details;

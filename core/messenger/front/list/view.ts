import type { ConversationRow } from '../../homepage.ts';
import type { Children, VNode } from '../element.ts';
import { bar, counted, h, icon, pending } from '../kit.ts';
import type { Actions, WholeModel } from '../model.ts';

const BUBBLE = 'M20 11.5a8 7.5 0 0 1-11.5 6.7L4 19.5l1.3-4A7.5 7.5 0 1 1 20 11.5z';

/** When something was, as short as it can be: the time of today, the day of any other. */
const moment = (model: WholeModel, at: number): string => {
  const isToday = new Date(at).toDateString() === new Date(model.now).toDateString();
  return new Intl.DateTimeFormat(
    model.speech.locale,
    isToday ? { timeStyle: 'short' } : { day: 'numeric', month: 'long' },
  ).format(at);
};

/** Conversations to choose from. */
export const rows = (
  shown: readonly ConversationRow[],
  model: WholeModel,
  enter: (conversation: string) => void,
): VNode | undefined => {
  const { words } = model.speech;
  if (shown.length === 0) return;
  return h(
    'ul',
    null,
    shown.map(({ id, unread, updatedAt, status }) =>
      h(
        'li',
        { key: id },
        h(
          'button',
          { type: 'button', class: unread > 0 ? 'row new' : 'row', onClick: () => enter(id) },
          h('span', { class: 'round' }, icon('chat', BUBBLE)),
          h(
            'span',
            { class: 'grow' },
            h('strong', null, words.threadName),
            h(
              'span',
              { class: 'line' },
              status === 'closed' ? `${words.statusClosed} · ` : '',
              moment(model, updatedAt),
            ),
          ),
          unread > 0 &&
            h(
              'span',
              { class: 'count' },
              h('span', { class: 'sr' }, counted(model.speech, 'unread', unread)),
              h('span', { 'aria-hidden': 'true' }, unread),
            ),
          icon('next'),
        ),
      ),
    ),
  );
};

/** All of a visitor's conversations. */
export const list = (
  model: WholeModel,
  actions: Actions,
  enter: (conversation: string) => void,
): Children => {
  const { words } = model.speech;
  return [
    bar(model, actions, words.listName),
    h(
      'div',
      { class: 'page' },
      model.rows === null
        ? pending(model, actions)
        : model.rows.length === 0
          ? h('p', { class: 'note' }, words.listEmpty)
          : h('div', { class: 'card' }, rows(model.rows, model, enter)),
      model.mayStart &&
        h('button', { type: 'button', class: 'primary', onClick: actions.begin }, words.newConversation),
    ),
  ];
};

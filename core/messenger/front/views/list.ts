import type { VNode } from 'preact';
import { h, several, type Children } from './element.ts';
import type { ConversationRow } from '../../homepage.ts';
import { counted } from '../../words/say.ts';
import type { Actions, Model } from '../model.ts';
import { bar } from './bar.ts';
import { icon } from './pieces.ts';

/** When something was, as short as it can be: the time of today, the day of any other. */
const moment = (model: Model, at: number): string => {
  const isToday = new Date(at).toDateString() === new Date(model.now).toDateString();
  return new Intl.DateTimeFormat(
    model.speech.locale,
    isToday ? { timeStyle: 'short' } : { day: 'numeric', month: 'long' },
  ).format(at);
};

export const conversationRows = (
  rows: readonly ConversationRow[],
  model: Model,
  { enter }: Actions,
): VNode | null => {
  const { words } = model.speech;
  if (rows.length === 0) return null;
  return h(
    'ul',
    {},
    rows.map(({ id, unread, updatedAt, status }) =>
      h(
        'li',
        { key: id },
        h(
          'button',
          { type: 'button', class: unread > 0 ? 'row new' : 'row', onClick: () => enter(id) },
          h('span', { class: 'round' }, icon('chat')),
          h(
            'span',
            { class: 'grow' },
            h('strong', {}, words.threadName),
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
export const list = (model: Model, actions: Actions): Children => {
  const { words } = model.speech;
  return several(
    bar(model, actions, words.listName),
    h(
      'div',
      { class: 'page' },
      model.rows === null
        ? model.rowsFailed
          ? h(
              'p',
              { class: 'note' },
              words.notLoaded,
              ' ',
              h('button', { type: 'button', class: 'link', onClick: actions.reload }, words.tryAgain),
            )
          : h('div', { class: 'wait', role: 'status' }, h('span', { class: 'sr' }, words.loading))
        : model.rows.length === 0
          ? h('p', { class: 'note' }, words.listEmpty)
          : h('div', { class: 'card' }, conversationRows(model.rows, model, actions)),
      model.mayWrite &&
        h('button', { type: 'button', class: 'primary', onClick: actions.begin }, words.newConversation),
    ),
  );
};

import { wholeModel, type OpenChat } from '../chat/parts.ts';
import type { Children } from '../element.ts';
import { fields, h } from '../kit.ts';
import { askedNow } from './asked.ts';
import type { Asking } from './asking.ts';

/** What is asked, below the messages: it stays until it is answered. Before the first message, sending that answers it. */
export const card = (chat: OpenChat, asking: Asking): Children => {
  if (!asking.asks) return null;
  const { shell } = chat;
  const model = wholeModel(chat);
  const { conversation, settings, speech, thread, giving, notGiven } = model;
  const { words } = speech;
  const isAlone = conversation === null && thread.outbox.length === 0;
  return h(
    'form',
    {
      class: 'asked',
      noValidate: true,
      'aria-labelledby': isAlone ? undefined : 'asked',
      onSubmit: (event: Event) => {
        event.preventDefault();
        void asking.give();
      },
    },
    !isAlone && h('h2', { id: 'asked' }, words.addDetails),
    fields({ ...model, details: {}, settings: { ...settings, visitors: askedNow(model) } }, shell.actions),
    notGiven && h('p', { class: 'trouble', role: 'alert' }, notGiven),
    !isAlone && h('button', { class: 'primary', disabled: giving }, giving ? words.sending : words.send),
  );
};

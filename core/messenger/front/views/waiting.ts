import { h, type VNode } from '../element.ts';
import type { Actions, Model } from '../model.ts';
import { bar } from './bar.ts';
import { linkButton } from './pieces.ts';

/** What is shown in the place of something that is being loaded, or could not be. */
export const pending = ({ failed, speech: { words } }: Model, { reload }: Actions): VNode =>
  failed
    ? h('p', { class: 'note' }, words.notLoaded, ' ', linkButton(words.tryAgain, reload))
    : h('div', { class: 'wait', role: 'status' }, h('span', { class: 'sr' }, words.loading));

/** A screen whose module is on its way. */
export const waiting = (model: Model, actions: Actions): readonly VNode[] => [
  bar(model, actions, model.speech.words.dialogName),
  h('div', { class: 'page' }, pending(model, actions)),
];

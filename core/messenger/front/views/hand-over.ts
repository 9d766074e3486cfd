import { h, several, type Children } from './element.ts';
import type { Actions, Model } from '../model.ts';
import { bar } from './bar.ts';
import { icon } from './pieces.ts';

/** What happens while Ortto's Talk is asked for, and what did where it does not come. */
export const handOver = (model: Model, actions: Actions): Children => {
  const { words } = model.speech;
  const state = model.handOver ?? 'opening';
  return several(
    bar(model, actions, words.dialogName),
    h(
      'div',
      { class: 'page middle', role: 'status' },
      state === 'opening' || state === 'done'
        ? several(h('div', { class: 'wait' }), h('p', { class: 'note' }, words['handOver.opening']))
        : several(
            h('span', { class: 'round' }, icon('alert')),
            h('p', { class: 'note' }, words[`handOver.${state}`]),
            state !== 'absent' &&
              h('button', { type: 'button', class: 'primary', onClick: actions.handOver }, words.tryAgain),
          ),
    ),
  );
};

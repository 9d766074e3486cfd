import type { Children } from '../element.ts';
import { bar, h, icon } from '../kit.ts';
import type { Actions, WholeModel } from '../model.ts';

const ALERT = 'M12 8v5m0 3v.01M12 3.5 21 19H3z';

/** What happens while Ortto's Talk is asked for, and what did where it does not come. */
export const handOver = (model: WholeModel, actions: Actions, again: () => void): Children => {
  const { words } = model.speech;
  const state = model.handOver ?? 'opening';
  return [
    bar(model, actions, words.dialogName),
    h(
      'div',
      { class: 'page middle', role: 'status' },
      state === 'opening' || state === 'done'
        ? [h('div', { class: 'wait' }), h('p', { class: 'note' }, words['handOver.opening'])]
        : [
            h('span', { class: 'round' }, icon('alert', ALERT)),
            h('p', { class: 'note' }, words[`handOver.${state}`]),
            state !== 'absent' &&
              h('button', { type: 'button', class: 'primary', onClick: again }, words.tryAgain),
          ],
    ),
  ];
};

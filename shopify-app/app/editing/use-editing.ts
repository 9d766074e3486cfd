import { useAppBridge } from '@shopify/app-bridge-react';
import { useReducer } from 'react';
import { useRevalidator } from 'react-router';
import type { Finding } from '../../app-data/index.ts';
import type { Envelope } from '../envelope.ts';
import { t } from '../t.ts';
import { send } from './send.ts';
import { beginEditing, changesOf, reduce, type Action, type Editing } from './state.ts';

export interface Editor {
  readonly state: Editing;
  readonly dispatch: (action: Action) => void;
  /** Shorthand for the action of that name. */
  readonly edit: (path: string, value: unknown) => void;
  readonly dirty: boolean;
  readonly save: () => void;
  readonly keepMine: () => void;
}

/**
 * The editing of a screen and what saves it.
 * @param obstacles what must be fixed before anything is sent
 * @param entered whether something was entered that is not in the draft
 */
export const useEditing = (
  envelope: Envelope,
  obstacles: readonly Finding[] = [],
  entered = false,
): Editor => {
  const [state, dispatch] = useReducer(reduce, envelope, beginEditing);
  const bridge = useAppBridge();
  const { revalidate } = useRevalidator();

  const sendNow = async (now: Editing): Promise<void> => {
    if (now.sent) return;
    if (obstacles.length > 0) {
      dispatch({ type: 'refuse', errors: obstacles });
      return;
    }
    dispatch({ type: 'send' });
    const answer = await send(now.saved.digest, now.draft);
    dispatch({ type: 'answered', answer });
    if (answer.kind === 'saved') bridge.toast.show(t('screens.save.done'));
    // The other screens begin with it when they are opened; this one has it already.
    if (answer.kind === 'saved') await revalidate();
  };

  return {
    state,
    dispatch,
    edit: (path, value) => dispatch({ type: 'edit', path, value }),
    dirty: changesOf(state).length > 0 || entered,
    save: () => void sendNow(state),
    keepMine: () => {
      dispatch({ type: 'keepMine' });
      void sendNow(reduce(state, { type: 'keepMine' }));
    },
  };
};

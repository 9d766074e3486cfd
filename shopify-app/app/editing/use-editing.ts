import { useAppBridge } from '@shopify/app-bridge-react';
import type { EntryReading } from '@talk-suite/core/connection';
import { beginEditing, documentDifferences, reduceEditing, withReading } from '@talk-suite/core/screens';
import { useReducer } from 'react';
import type { AppData, HostRights } from '../../app-data/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { useReader } from '../connection/use-reader.ts';
import type { Envelope } from '../envelope.ts';
import { t } from '../t.ts';
import { answerOf, savedOf, type Action, type Editing } from './types.ts';
import { useSave } from './use-save.ts';

export interface Editor {
  readonly state: Editing;
  readonly dispatch: (action: Action) => void;
  /** Shorthand for the action of that name. */
  readonly edit: (path: string, value: unknown) => void;
  /** What a connection that is being entered amounts to. */
  readonly reading: EntryReading<TextKey>;
  /** The draft with that connection: what a save would send. */
  readonly document: AppData;
  /** Paths that differ from what is saved. */
  readonly changes: readonly string[];
  readonly dirty: boolean;
  /** @param action done first, and saved with the rest */
  readonly save: (action?: Action) => void;
  readonly keepMine: () => void;
}

const reduce = (state: Editing, action: Action): Editing => reduceEditing(state, action);
const begin = (envelope: Envelope): Editing => beginEditing(savedOf(envelope));

/**
 * The editing of a screen and what saves it.
 * @param rights hosts next to Ortto's own that may be saved; absent on screens where no connection is entered
 */
export const useEditing = (envelope: Envelope, rights?: HostRights): Editor => {
  const [state, dispatch] = useReducer(reduce, envelope, begin);
  const bridge = useAppBridge();
  const read = useReader(rights);
  // The admin's save bar has no words of the app's.
  const tellCount = (problems: number): void =>
    void bridge.toast.show(t('screens.save.problems', { count: String(problems) }), { isError: true });
  const send = useSave((answer) => {
    dispatch({ type: 'answered', answer: answerOf(answer) });
    if (answer.kind === 'saved') bridge.toast.show(t('screens.save.done'));
    if (answer.kind === 'invalid') tellCount(answer.errors.length);
  });
  const reading = read(state.entry);
  const document = withReading(state.draft, reading);
  const changes = documentDifferences(state.saved.document, document);
  const sendNow = (now: Editing): void => {
    if (now.sent) return;
    if (reading.kind === 'refused') {
      // A list of its own for each attempt: each leads to what is wrong.
      dispatch({ type: 'refuse', errors: [...reading.errors] });
      tellCount(reading.errors.length);
      return;
    }
    const sent = withReading(now.draft, reading);
    dispatch({ type: 'send', document: sent });
    send(now.saved.revision, sent);
  };
  const save = (action?: Action): void => {
    if (action) dispatch(action);
    sendNow(action ? reduce(state, action) : state);
  };
  return {
    state,
    dispatch,
    edit: (path, value) => dispatch({ type: 'edit', path, value }),
    reading,
    document,
    changes,
    dirty: changes.length > 0 || reading.kind === 'refused',
    save,
    keepMine: () => save({ type: 'keepMine' }),
  };
};

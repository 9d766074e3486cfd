import { beginEditing, documentDifferences, reduceEditing, withReading } from '@talk-suite/core/screens';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { Client } from './api/client.ts';
import { errorsIn, type Reading } from './connection/reading.ts';
import type { Read } from './engine.ts';
import type { Action, Envelope, ScreenState, SettingsDocument } from './state/document.ts';

export interface SettingsScreen {
  readonly state: ScreenState;
  readonly dispatch: (action: Action) => void;
  readonly reading: Reading;
  /** The draft with the connection that is being entered: what a save would send. */
  readonly document: SettingsDocument;
  /** Paths that differ from what is saved. */
  readonly changes: readonly string[];
  /** Whether leaving now would lose something. */
  readonly dirty: boolean;
  readonly save: () => void;
  readonly keepMine: () => void;
}

const reduce = (state: ScreenState, action: Action): ScreenState => reduceEditing(state, action);
const begin = (saved: Envelope): ScreenState => beginEditing(saved);

/**
 * The state of the screen and what saves it.
 * @param read what an entry amounts to; must be cheap, it runs on every render.
 */
export const useSettings = (client: Client, saved: Envelope, read: Read): SettingsScreen => {
  const [state, dispatch] = useReducer(reduce, saved, begin);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const stored = state.saved.document.settings.connection;
  const reading = useMemo(() => read(state.entry, stored), [read, state.entry, stored]);
  const document = useMemo(() => withReading(state.draft, reading), [state.draft, reading]);
  const changes = useMemo(
    () => documentDifferences(state.saved.document, document),
    [state.saved.document, document],
  );
  const send = useCallback(
    async (now: ScreenState): Promise<void> => {
      if (now.sent) return;
      const entered = read(now.entry, now.saved.document.settings.connection);
      if (entered.kind === 'refused') {
        dispatch({ type: 'refuse', errors: errorsIn(entered) });
        return;
      }
      const sent = withReading(now.draft, entered);
      dispatch({ type: 'send', document: sent });
      const answer = await client.save({ revision: now.saved.revision, document: sent });
      if (alive.current) dispatch({ type: 'answered', answer });
    },
    [client, read],
  );
  return {
    state,
    dispatch,
    reading,
    document,
    changes,
    dirty: changes.length > 0 || reading.kind === 'refused',
    save: () => void send(state),
    keepMine: () => {
      const action: Action = { type: 'keepMine' };
      dispatch(action);
      void send(reduce(state, action));
    },
  };
};

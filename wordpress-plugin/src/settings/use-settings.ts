import type { Entry } from '@talk-suite/core/connection';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { Client } from './api/client.ts';
import { type Reading, withReading } from './connection/reading.ts';
import { errorsIn } from './connection/reading-errors.ts';
import { conflictOf, differences } from './state/differences.ts';
import type { Envelope, SettingsDocument } from './state/document.ts';
import { type Action, initialState, reduce, type ScreenState } from './state/state.ts';

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

/**
 * The state of the screen and what saves it.
 * @param read what an entry amounts to; must be cheap, it runs on every render.
 */
export const useSettings = (
  client: Client,
  saved: Envelope,
  read: (entry: Entry | null) => Reading,
): SettingsScreen => {
  const [state, dispatch] = useReducer(reduce, saved, initialState);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const reading = useMemo(() => read(state.entry), [read, state.entry]);
  const document = useMemo(() => withReading(state.draft, reading), [state.draft, reading]);
  const changes = useMemo(
    () => differences(state.saved.document, document),
    [state.saved.document, document],
  );

  const send = useCallback(
    async (now: ScreenState): Promise<void> => {
      if (now.sent) return;
      const entered = read(now.entry);
      if (entered.kind === 'refused') {
        dispatch({ type: 'refuse', errors: errorsIn(entered) });
        return;
      }
      const sent = withReading(now.draft, entered);
      dispatch({ type: 'send' });
      const answer = await client.save({ revision: now.saved.revision, document: sent });
      if (!alive.current) return;
      if (answer.kind === 'saved') dispatch({ type: 'answered', envelope: answer.envelope });
      else if (answer.kind === 'invalid') dispatch({ type: 'refuse', errors: answer.errors });
      else if (answer.kind === 'failed') dispatch({ type: 'failed', failure: answer.failure });
      else if (conflictOf(now.saved.document, sent, answer.theirs.document).differing.length === 0) {
        // Someone else saved, but nothing that contradicts: what was sent is there already.
        dispatch({ type: 'answered', envelope: answer.theirs });
      } else dispatch({ type: 'stale', theirs: answer.theirs });
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

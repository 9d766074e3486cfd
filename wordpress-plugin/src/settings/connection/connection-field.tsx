import { newEntry, undoneInWords } from '@talk-suite/core/screens';
import { findingsAt, same } from '@talk-suite/core/settings';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { type RefObject, useEffect, useRef } from 'react';
import { messageOf, t } from '../../page/t.ts';
import { FieldsSkeleton } from '../skeleton-parts.tsx';
import { LazyPart } from '../lazy/lazy-part.tsx';
import { Outcome } from '../notices/outcome.tsx';
import { useScreen } from '../screen-context.ts';
import { Summary } from './summary.tsx';

// The form brings the parser of tracking codes: only those who enter one load it. The guide is about the same, and comes along.
const loadForm = () => import(/* webpackChunkName: "entry" */ './entry-form.tsx');
const loadGuide = () => import(/* webpackChunkName: "entry" */ './guide.tsx');

const SUMMARY_BUTTON = '.talk-summary .talk-actions button';
const UNDO_BUTTON = '.talk-undo__button';

/** Buttons that vanish hand the focus on to what took their place. */
const useFocusNext = (root: RefObject<HTMLElement>): ((selector: string) => void) => {
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current) root.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  });
  return (selector) => {
    next.current = selector;
  };
};

interface DisconnectedProps {
  /** That Talk goes with the next save, or went with the last one. */
  readonly text: string;
  readonly onUndo: () => void;
}

/** What disconnecting means, and the way back. */
const Disconnected = ({ text, onUndo }: DisconnectedProps) => (
  <div className="talk-undo" role="status">
    <Outcome kind="note">
      {text}{' '}
      <Button variant="link" className="talk-undo__button" onClick={onUndo}>
        {t('screens.undo.disconnect')}
      </Button>
    </Outcome>
  </div>
);

/** The connection: entered where there is none, shown where there is one. */
export const ConnectionField = () => {
  const { screen, firstConnections } = useScreen();
  const { state, dispatch } = screen;
  const { connection } = state.draft.settings;
  const [undo] = state.undo;
  const stored = state.saved.document.settings.connection;
  const root = useRef<HTMLDivElement>(null);
  const focusNext = useFocusNext(root);
  const firstRun = connection === null && stored === null;
  const form = (
    <LazyPart
      load={loadForm}
      shape={<FieldsSkeleton />}
      props={{
        withSteps: firstRun,
        takeFocus: state.entry !== null && connection !== null,
        onCancel:
          connection &&
          (() => {
            focusNext(SUMMARY_BUTTON);
            dispatch({ type: 'enter', entry: null });
          }),
      }}
    />
  );
  return (
    <div className="talk-connection" data-field="connection" ref={root}>
      {undo?.step === 'disconnect' && (
        <Disconnected
          text={messageOf(undoneInWords(undo, state.saved.document))}
          onUndo={() => {
            focusNext(SUMMARY_BUTTON);
            dispatch({ type: 'undo' });
          }}
        />
      )}
      {/* Who is about to disconnect has no first run: the form is below. */}
      {(firstRun || (firstConnections > 0 && connection !== null)) && (
        <LazyPart load={loadGuide} props={{ form }} shape={<FieldsSkeleton />} />
      )}
      {firstRun ? null : connection && state.entry === null ? (
        <Summary
          connection={connection}
          saved={same(connection, stored)}
          errors={findingsAt(state.errors, 'connection')}
          onReplace={() => dispatch({ type: 'enter', entry: newEntry(connection) })}
          onDisconnect={() => {
            focusNext(UNDO_BUTTON);
            dispatch({ type: 'disconnect' });
          }}
          onRegion={(value) => dispatch({ type: 'edit', path: 'connection.dataRegion', value })}
        />
      ) : (
        form
      )}
    </div>
  );
};

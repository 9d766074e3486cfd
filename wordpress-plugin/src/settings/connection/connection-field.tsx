import { findingsAt } from '@talk-suite/core/settings';
import type { Entry } from '@talk-suite/core/connection';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../../page/t.ts';
import { same } from '../state/paths.ts';
import type { SettingsScreen } from '../use-settings.ts';
import { Bones } from '../bones.tsx';
import { Chunked } from '../chunked.tsx';
import type { Engine } from '../engine.ts';
import { Outcome } from '../notices/outcome.tsx';
import type { Chunk } from '../use-chunk.ts';
import { EntryForm } from './entry-form.tsx';
import { Summary } from './summary.tsx';

const EMPTY: Entry = { way: 'paste', text: '', dataRegion: null };

interface Props {
  readonly screen: SettingsScreen;
  /** Reads what is entered. */
  readonly engine: Chunk<Engine>;
}

/** The connection: entered where there is none, shown where there is one. */
export const ConnectionField = ({ screen, engine }: Props) => {
  const { state, dispatch, reading } = screen;
  const { connection } = state.draft.settings;
  const errors = findingsAt(state.errors, 'connection');
  const root = useRef<HTMLDivElement>(null);
  const asked = state.entry !== null;
  const disconnected = state.undo?.step === 'disconnect';

  // Buttons that vanish hand the focus on to what took their place.
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current) root.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const firstRun = connection === null && state.saved.document.settings.connection === null;
  const form = (
    <Chunked chunk={engine} shape={<Bones />}>
      {() => (
        <EntryForm
          entry={state.entry ?? EMPTY}
          reading={reading}
          errors={errors}
          current={connection}
          withSteps={firstRun}
          takeFocus={asked && connection !== null}
          onEnter={(entry) => dispatch({ type: 'enter', entry })}
          onCancel={
            connection &&
            (() => {
              focusNext.current = '.talk-summary .talk-actions button';
              dispatch({ type: 'enter', entry: null });
            })
          }
        />
      )}
    </Chunked>
  );

  return (
    <div className="talk-connection" data-field="connection" ref={root}>
      {disconnected && (
        <div className="talk-undo" role="status">
          <Outcome kind="note">
            {t('screens.disconnected')}{' '}
            <Button
              variant="link"
              className="talk-undo__button"
              onClick={() => {
                focusNext.current = '.talk-summary .talk-actions button';
                dispatch({ type: 'undo' });
              }}
            >
              {t('screens.undo.disconnect')}
            </Button>
          </Outcome>
        </div>
      )}
      {firstRun ? (
        <ol className="talk-steps">
          <li>
            <h3>{t('screens.connect.find')}</h3>
            <p>{t('screens.connect.find.text')}</p>
          </li>
          <li>
            <h3>{t('screens.connect.paste')}</h3>
            {form}
          </li>
        </ol>
      ) : connection && !asked ? (
        <Summary
          connection={connection}
          saved={same(connection, state.saved.document.settings.connection)}
          errors={errors}
          onReplace={() =>
            dispatch({ type: 'enter', entry: { ...EMPTY, dataRegion: connection.dataRegion } })
          }
          onDisconnect={() => {
            focusNext.current = '.talk-undo__button';
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

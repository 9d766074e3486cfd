import { readEntry } from '@talk-suite/core/connection';
import { connectCodeIn, newEntry, otherWay, withRegion } from '@talk-suite/core/screens';
import { findingsAt } from '@talk-suite/core/settings';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../../page/t.ts';
import { useScreen } from '../screen-context.ts';
import { ManualForm } from './manual-form.tsx';
import { PasteBox } from './paste-box.tsx';
import { ReadingResult } from './reading-result.tsx';
import { RegionQuestion } from './region-question.tsx';
import { ScriptTestButton } from './script-test-button.tsx';

interface Props {
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
  readonly takeFocus: boolean;
  /** The steps around the form say already where the code is found. */
  readonly withSteps: boolean;
}

/** Where a connection is entered: pasted, or typed by hand. In a file of its own, with the parser that reads it. */
const EntryForm = ({ onCancel, takeFocus, withSteps }: Props) => {
  const { screen, onEngine, pastedCode } = useScreen();
  const { state, dispatch, reading } = screen;
  // oxlint-disable-next-line react/exhaustive-deps -- Once: it is the same function each time.
  useEffect(() => onEngine(readEntry), []);
  const current = state.draft.settings.connection;
  const entry = state.entry ?? newEntry(null);
  const enter = (next: typeof entry): void => dispatch({ type: 'enter', entry: next });
  const errors = findingsAt(state.errors, 'connection');
  const form = useRef<HTMLDivElement>(null);
  const { way } = entry;
  const shownWay = useRef(takeFocus ? null : way);
  useEffect(() => {
    // The way was changed by a button that is gone now: the focus goes on into the form.
    if (shownWay.current !== way) form.current?.querySelector<HTMLElement>('textarea, input')?.focus();
    shownWay.current = way;
  }, [way]);
  return (
    <div className="talk-entry" ref={form}>
      {onCancel && <p className="talk-help">{t('screens.replace.warning')}</p>}
      {entry.way === 'paste' ? (
        <PasteBox
          text={entry.text}
          help={withSteps ? null : t('settings.connection.help')}
          invalid={reading.kind === 'refused'}
          // What reading it found is said below; here only what the server found.
          errors={reading.kind === 'refused' ? [] : errors}
          onChange={(text) => {
            pastedCode.current = connectCodeIn(text);
            enter({ ...entry, text });
          }}
        />
      ) : (
        <ManualForm
          values={entry.values}
          reading={reading}
          errors={errors}
          onChange={(values) => enter({ ...entry, values })}
        />
      )}
      <ReadingResult
        reading={reading}
        hint={way === 'manual' ? t('screens.manual.hint') : withSteps ? t('screens.paste.hint') : null}
        inFields={way === 'manual'}
      />
      {entry.way === 'paste' && reading.kind === 'understood' && connectCodeIn(entry.text) !== null && (
        <p className="talk-help" role="status">
          {t('server.code.pasted')}
        </p>
      )}
      {reading.kind === 'understood' && (
        <>
          <RegionQuestion
            connection={reading.connection}
            errors={errors}
            onChange={(region) => enter(withRegion(entry, reading.connection, region))}
          />
          <ScriptTestButton scriptUrl={reading.connection.scriptUrl} />
        </>
      )}
      <div className="talk-actions">
        <Button variant="link" onClick={() => enter(otherWay(entry, reading, current))}>
          {t(way === 'paste' ? 'screens.manual.instead' : 'screens.paste.instead')}
        </Button>
        {onCancel && (
          <Button
            variant="link"
            onClick={() => {
              pastedCode.current = null;
              onCancel();
            }}
          >
            {t('screens.replace.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
};

export default EntryForm;

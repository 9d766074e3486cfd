import type { FindingInWords } from '@talk-suite/core/findings';
import { typedValuesOf, type Entry } from '@talk-suite/core/connection';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../../page/t.ts';
import type { Connection } from '../state/document.ts';
import { HandForm } from './hand-form.tsx';
import { PasteBox } from './paste-box.tsx';
import { ReadingResult } from './reading-result.tsx';
import { RegionQuestion } from './region-question.tsx';
import { ScriptTestButton } from './script-test-button.tsx';
import type { Reading } from './reading.ts';

interface Props {
  readonly entry: Entry;
  readonly reading: Reading;
  readonly errors: readonly FindingInWords[];
  /** What is connected now; typing starts from it. */
  readonly current: Connection | null;
  readonly onEnter: (entry: Entry) => void;
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
  readonly takeFocus: boolean;
  /** The steps around the form say already where the code is found. */
  readonly withSteps: boolean;
}

/** Where a connection is entered: pasted, or typed by hand. */
export const EntryForm = ({
  entry,
  reading,
  errors,
  current,
  onEnter,
  onCancel,
  takeFocus,
  withSteps,
}: Props) => {
  const form = useRef<HTMLDivElement>(null);
  const { way } = entry;
  const shownWay = useRef(takeFocus ? null : way);
  useEffect(() => {
    // The way was changed by a button that is gone now: the focus goes on into the form.
    if (shownWay.current !== way) form.current?.querySelector<HTMLElement>('textarea, input')?.focus();
    shownWay.current = way;
  }, [way]);

  const other: Entry =
    way === 'paste'
      ? {
          way: 'hand',
          values: typedValuesOf(reading.kind === 'understood' ? reading.connection : current),
          dataRegion: entry.dataRegion,
        }
      : { way: 'paste', text: '', dataRegion: entry.dataRegion };

  return (
    <div className="talk-entry" ref={form}>
      {entry.way === 'paste' ? (
        <PasteBox
          text={entry.text}
          help={withSteps ? null : t('settings.connection.help')}
          invalid={reading.kind === 'refused'}
          // What reading it found stands below; here only what the server found.
          errors={reading.kind === 'refused' ? [] : errors}
          onChange={(text) => onEnter({ ...entry, text })}
        />
      ) : (
        <HandForm
          values={entry.values}
          reading={reading}
          errors={errors}
          onChange={(values) => onEnter({ ...entry, values })}
        />
      )}
      <ReadingResult
        reading={reading}
        hint={way === 'hand' ? t('screens.hand.hint') : withSteps ? t('screens.paste.hint') : null}
        inFields={way === 'hand'}
      />
      {reading.kind === 'understood' && (
        <>
          <RegionQuestion
            connection={reading.connection}
            errors={errors}
            onChange={(dataRegion) => onEnter({ ...entry, dataRegion })}
          />
          <ScriptTestButton scriptUrl={reading.connection.scriptUrl} />
        </>
      )}
      <div className="talk-actions">
        <Button variant="link" onClick={() => onEnter(other)}>
          {t(way === 'paste' ? 'screens.hand.instead' : 'screens.paste.instead')}
        </Button>
        {onCancel && (
          <Button variant="link" onClick={onCancel}>
            {t('screens.replace.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
};

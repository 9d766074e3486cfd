import { connectCodeIn, newEntry, otherWay, withRegion } from '@talk-suite/core/screens';
import { useEffect, useRef, type RefObject } from 'react';
import { findingsAt } from '@talk-suite/core/settings';
import type { Editor } from '../editing/use-editing.ts';
import { t } from '../t.ts';
import { ManualForm } from './manual-form.tsx';
import { PasteBox } from './paste-box.tsx';
import { ReadingResult } from './reading-result.tsx';
import { RegionQuestion } from './region-question.tsx';

interface Props {
  readonly editor: Editor;
  /** Takes a connect code that is pasted together with the tracking code. */
  readonly pastedCode: RefObject<string | null>;
  /** Before the form gives its place back to the connection that is kept. */
  readonly onLeave: () => void;
}

/** Where a connection is entered: pasted, or typed by hand. */
export const EntryForm = ({ editor: { state, dispatch, reading }, pastedCode, onLeave }: Props) => {
  const current = state.draft.settings.connection;
  const entry = state.entry ?? newEntry(null);
  const enter = (next: typeof entry | null): void => dispatch({ type: 'enter', entry: next });
  const fields = useRef<HTMLDivElement>(null);
  const refused = findingsAt(state.errors, 'connection').length > 0;
  useEffect(() => {
    // Each attempt to save brings errors of its own, and leads to what is wrong.
    if (refused)
      fields.current?.querySelector<HTMLElement>('s-text-area, s-text-field, s-url-field')?.focus();
  }, [refused, state.errors]);
  return (
    <s-stack gap="base">
      {current !== null && <s-banner tone="warning">{t('screens.replace.warning')}</s-banner>}
      <div ref={fields}>
        {entry.way === 'paste' ? (
          <PasteBox
            text={entry.text}
            onText={(text) => {
              pastedCode.current = connectCodeIn(text);
              enter({ ...entry, text });
            }}
          />
        ) : (
          <ManualForm
            values={entry.values}
            reading={reading}
            errors={findingsAt(state.errors, 'connection')}
            onChange={(values) => enter({ ...entry, values })}
          />
        )}
      </div>
      <ReadingResult reading={reading} inFields={entry.way === 'manual'} />
      {entry.way === 'paste' && reading.kind === 'understood' && connectCodeIn(entry.text) !== null && (
        <s-paragraph>{t('server.code.pasted')}</s-paragraph>
      )}
      {reading.kind === 'understood' && (
        <RegionQuestion
          connection={reading.connection}
          onRegion={(region) => enter(withRegion(entry, reading.connection, region))}
        />
      )}
      <s-stack direction="inline" gap="base">
        <s-button variant="tertiary" onClick={() => enter(otherWay(entry, reading, current))}>
          {t(entry.way === 'paste' ? 'screens.manual.instead' : 'screens.paste.instead')}
        </s-button>
        {current !== null && (
          <s-button
            variant="tertiary"
            onClick={() => {
              onLeave();
              pastedCode.current = null;
              enter(null);
            }}
          >
            {t('screens.replace.cancel')}
          </s-button>
        )}
      </s-stack>
    </s-stack>
  );
};
